// Reading a body: counted byte by byte, because neither a header nor the framework's limit is proof of its size
// (Hono's was bypassed once with a chunked body, GHSA-9vqf-7f2p-gf9v).
import type { ReadableStreamDefaultReader } from 'node:stream/web'
import { MAX_BODY_BYTES } from '../../src/wire/changes.ts'
import type { Outcome } from '../refusal.ts'
import { done, refuse } from '../refusal.ts'

export interface CountsBytes {
  bytesIn: number
}

/** @returns the parsed JSON; `unsupported-media-type`, `too-large` or `malformed` otherwise. */
export async function readJson(request: Request, counter: CountsBytes): Promise<Outcome<unknown>> {
  if (!isPlainJson(request.headers)) return refuse('unsupported-media-type')
  const bytes = await readBytes(request, counter)
  return bytes.ok ? parse(bytes.value) : bytes
}

const JSON_TYPE = /^application\/json[ \t]*(;[ \t]*charset="?utf-8"?[ \t]*)?$/i

function isPlainJson(headers: Headers): boolean {
  const encoding = headers.get('content-encoding') ?? 'identity'
  return encoding === 'identity' && JSON_TYPE.test(headers.get('content-type') ?? '')
}

async function readBytes(request: Request, counter: CountsBytes): Promise<Outcome<Uint8Array>> {
  if (request.body === null) return refuse('malformed', { detail: 'a body is needed' })
  const parts: Uint8Array[] = []
  const reader = request.body.getReader() as ReadableStreamDefaultReader<Uint8Array>
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      counter.bytesIn += part.value.byteLength
      if (counter.bytesIn > MAX_BODY_BYTES) return refuse('too-large')
      parts.push(part.value)
    }
  } catch {
    // The line broke: nobody hears this answer, and it is not the endpoint's failure.
    return refuse('malformed', { detail: 'the body ended early' })
  }
  return done(Buffer.concat(parts))
}

function parse(bytes: Uint8Array): Outcome<unknown> {
  try {
    const json: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
    return done(json)
  } catch {
    return refuse('malformed', { detail: 'the body is not JSON in UTF-8' })
  }
}
