import preact from '@preact/preset-vite'
import { createHash } from 'node:crypto'
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { defineConfig, type Plugin } from 'vite'
import { VitePWA } from 'vite-plugin-pwa'
import { lintAll } from './src/forms/lint-all.ts'

// Shown to people, who are asked for it when they need help.
const version = process.env.AMPARO_VERSION ?? readVersion()
const built = { folder: 'dist' }

export default defineConfig({
  define: {
    __AMPARO_VERSION__: JSON.stringify(version),
    __AMPARO_BUILT__: JSON.stringify(builtOn()),
  },
  build: {
    target: 'es2022',
    // What a part needs is named in it, and is on the device already: a link for each costs more than it saves.
    modulePreload: {
      polyfill: false,
      resolveDependencies: (_, needed, { hostType }) => (hostType === 'html' ? needed : []),
    },
    // 38 KB in all: in one file, no screen waits for its own.
    cssCodeSplit: false,
    // A data: URL in a script or style would need a wider policy than 'self'.
    assetsInlineLimit: 0,
  },
  worker: { format: 'es', plugins: () => [zipInPlace()] },
  plugins: [
    noteBuildFolder(),
    questionSets(),
    preact({ prefreshEnabled: false }),
    VitePWA({
      strategies: 'injectManifest',
      srcDir: 'src/sw',
      filename: 'sw.ts',
      injectRegister: null,
      registerType: 'prompt',
      injectManifest: {
        globPatterns: ['**/*.{js,css,html,wasm,svg,png,webmanifest}'],
        globIgnores: ['retire-sw.js'],
        manifestTransforms: [(entries) => ({ manifest: entries.map(withHash), warnings: [] })],
      },
      // Everything that is kept is found by the patterns above, so that each file gets its hash.
      includeManifestIcons: false,
      manifest: {
        id: '/',
        name: 'Amparo',
        short_name: 'Amparo',
        description:
          'Recepciones, casos y autoevaluación para gobiernos locales que acogen, también sin conexión',
        lang: 'es',
        start_url: '/',
        scope: '/',
        display: 'standalone',
        background_color: '#FAF6EF',
        theme_color: '#FAF6EF',
        icons: [
          { src: '/icons/amparo-192.png', sizes: '192x192', type: 'image/png' },
          { src: '/icons/amparo-512.png', sizes: '512x512', type: 'image/png' },
          {
            src: '/icons/amparo-maskable-512.png',
            sizes: '512x512',
            type: 'image/png',
            purpose: 'maskable',
          },
        ],
      },
    }),
  ],
})

/** `vite build --outDir` is known only when the configuration is resolved. */
function noteBuildFolder(): Plugin {
  return {
    name: 'amparo-build-folder',
    configResolved({ build: { outDir } }) {
      built.folder = outDir
    },
  }
}

/** The service worker takes a file only with these bytes (Subresource Integrity, W3C): a hotspot's page is not one. */
function withHash<Entry extends { readonly url: string }>(entry: Entry) {
  const bytes = readFileSync(join(built.folder, entry.url))
  return { ...entry, integrity: `sha256-${createHash('sha256').update(bytes).digest('base64')}` }
}

/**
 * The workbook's writer would compress large files in workers made of text, which the app's policy for scripts forbids
 * (`worker-src 'self'`, Trusted Types). It runs in a worker already: there it compresses in place.
 */
function zipInPlace(): Plugin {
  const apart = /write-excel-file[\\/]modules[\\/]zip[\\/]zipToArrayBuffer\.js$/
  return {
    name: 'amparo-zip-in-place',
    load(id) {
      if (!apart.test(id)) return undefined
      return `import zip from './zipToArrayBufferSync.js'
export default (files) => Promise.resolve(zip(files))`
    },
  }
}

/** The day of the build, ISO 8601: no clock is right that says an earlier one. The same source with the same epoch is the same build. */
function builtOn(): string {
  const epoch = process.env.SOURCE_DATE_EPOCH
  const at = epoch === undefined ? new Date() : new Date(Number(epoch) * 1_000)
  return at.toISOString().slice(0, 10)
}

function readVersion(): string {
  const { version: own } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }
  return own
}

/** A malformed question set, or a word missing in any language, fails the build with file, path and reason. */
function questionSets(): Plugin {
  return {
    name: 'amparo-question-sets',
    apply: 'build',
    buildStart() {
      const files = new Map(
        ['src/question-sets', 'locales'].flatMap((folder) =>
          jsonFilesUnder(folder).map((path) => [path, readJson(path)] as const),
        ),
      )
      const faults = lintAll(files)
      if (faults.length > 0) this.error(`Question sets:\n${faults.join('\n')}`)
    },
  }
}

function jsonFilesUnder(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return jsonFilesUnder(path)
    return path.endsWith('.json') ? [path] : []
  })
}

function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as unknown
  } catch (error) {
    throw new Error(`${path}: not JSON`, { cause: error })
  }
}
