// A refusal is said after the other side has finished talking: on a slow line an answer that comes in the middle of an
// upload is followed by a reset, and the tablet would hear of a broken line instead of its reason.
import type { ReadableStreamDefaultReader } from 'node:stream/web'
import type { MiddlewareHandler } from 'hono'
import { MAX_BODY_BYTES } from '../../src/wire/changes.ts'
import type { AppEnv } from './access-log.ts'

export const hearOut: MiddlewareHandler<AppEnv> = async (c, next) => {
  await next()
  if (c.res.status < 400) return
  const heard = c.res.status !== 413 && (await discardRest(c.req.raw))
  // What is left unread would be taken for the next request.
  if (!heard) c.res.headers.set('Connection', 'close')
}

/** False when there is more than anybody may send, or the line broke. */
async function discardRest({ body, bodyUsed }: Request): Promise<boolean> {
  if (body === null || bodyUsed || body.locked) return true
  const reader = body.getReader() as ReadableStreamDefaultReader<Uint8Array>
  let bytes = 0
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      bytes += part.value.byteLength
      if (bytes > MAX_BODY_BYTES) return false
    }
    return true
  } catch {
    return false
  }
}
