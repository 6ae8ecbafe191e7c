// The built app, read into memory at start: a request can only name what was there, so there is no path to escape from.
import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { extname, join, relative, sep } from 'node:path'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { appHeaders } from './http/headers.ts'

export interface StaticApp {
  /** Answers every request that is not for the interface. */
  fetch(request: Request): Response
  readonly files: number
}

/**
 * @param folder of the build; an empty app if it does not exist
 * @param retired the kill switch: devices are handed a worker that removes itself and its caches; records stay
 */
export async function openStaticApp(
  folder: string,
  syncOrigins: readonly string[],
  { retired = false }: { readonly retired?: boolean } = {},
): Promise<StaticApp> {
  const found = await readFiles(folder)
  const files = retired ? withoutWorker(found) : found
  const headers = appHeaders(syncOrigins)
  return Object.freeze({
    files: files.size,
    fetch(request: Request) {
      const answer = answerTo(request, files)
      for (const [name, value] of Object.entries(headers)) answer.headers.set(name, value)
      return answer
    },
  })
}

function withoutWorker(files: Files): Files {
  const retire = files.get('/retire-sw.js')
  return retire === undefined ? files : new Map([...files, ['/sw.js', retire]])
}

interface StaticFile {
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly gzipped: Uint8Array<ArrayBuffer> | undefined
  readonly type: string
  readonly etag: string
  readonly cache: string
}

type Files = ReadonlyMap<string, StaticFile>

function answerTo(request: Request, files: Files): Response {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    return said(405, { Allow: 'GET, HEAD' })
  }
  const file = findFile(new URL(request.url).pathname, files)
  if (file === undefined) return said(404, { 'Cache-Control': 'no-cache' })
  const headers = new Headers({
    'Cache-Control': file.cache,
    ETag: file.etag,
    Vary: 'Accept-Encoding',
  })
  if (request.headers.get('if-none-match') === file.etag)
    return new Response(null, { status: 304, headers })
  headers.set('Content-Type', file.type)
  return withBody(request, { file, headers })
}

function withBody(
  request: Request,
  { file, headers }: { file: StaticFile; headers: Headers },
): Response {
  const zipped = acceptsGzip(request) ? file.gzipped : undefined
  if (zipped !== undefined) headers.set('Content-Encoding', 'gzip')
  const bytes = zipped ?? file.bytes
  headers.set('Content-Length', String(bytes.byteLength))
  return new Response(request.method === 'HEAD' ? null : bytes, { headers })
}

function said(status: number, headers: Record<string, string>): Response {
  return new Response(null, { status, headers })
}

/** A screen's address is the app's to understand; a missing file is missing, or a broken build would look alive. */
function findFile(path: string, files: Files): StaticFile | undefined {
  const file = files.get(path)
  if (file !== undefined) return file
  return extname(path) === '' ? files.get('/index.html') : undefined
}

function acceptsGzip(request: Request): boolean {
  return /\bgzip\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))/i.test(request.headers.get('accept-encoding') ?? '')
}

async function readFiles(folder: string): Promise<Files> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])
  const files = new Map<string, StaticFile>()
  for (const entry of entries) {
    if (!entry.isFile()) continue
    const file = join(entry.parentPath, entry.name)
    const path = `/${relative(folder, file).split(sep).join('/')}`
    files.set(path, await readStatic(file, path))
  }
  return files
}

async function readStatic(file: string, path: string): Promise<StaticFile> {
  const bytes = new Uint8Array(await readFile(file))
  const type = TYPES[extname(path)] ?? 'application/octet-stream'
  const zipped = COMPRESSIBLE.test(type)
    ? new Uint8Array(await gzipped(bytes, { level: 9 }))
    : bytes
  return {
    bytes,
    gzipped: zipped.byteLength < bytes.byteLength ? zipped : undefined,
    type,
    etag: `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`,
    cache: cacheOf(path),
  }
}

const gzipped = promisify(gzip)

/** Only what carries its hash in its name may be kept; what names it (page, worker, manifest) is asked for again. */
function cacheOf(path: string): string {
  const isHashed = /^\/assets\/.+-[\w-]{8,}\.\w+$/.test(path)
  return isHashed ? 'public, max-age=31536000, immutable' : 'no-cache'
}

const COMPRESSIBLE = /^(text|application\/(json|manifest|wasm)|image\/svg)/

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
}
