// Builds the app with the words of kit/pseudo.ts into the folder that is named: a process of its own, as for a release.
import { build, type Plugin } from 'vite'
import { pseudoWords } from './pseudo.ts'

await build({
  logLevel: 'error',
  plugins: [pseudoLocale()],
  worker: { plugins: () => [pseudoLocale()] },
  build: { outDir: process.argv[2] ?? '', emptyOutDir: true },
})

function pseudoLocale(): Plugin {
  return {
    name: 'pseudo-locale',
    enforce: 'pre',
    transform: (code, id) =>
      /\/locales\/es\/.*\.json$/.test(id)
        ? { code: JSON.stringify(pseudoWords(JSON.parse(code))), map: null }
        : undefined,
  }
}
