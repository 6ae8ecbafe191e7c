// What is kept is what was built, byte for byte. The browser checks what is fetched (`integrity` of the request); this
// checks what an earlier worker left behind, before the new one builds on it.

/** A file of the build as the manifest names it. `integrity`: `sha256-` and the hash in base64. */
export interface BuildFile {
  readonly url: string
  readonly revision: string | null
  readonly integrity: string
}

interface Kept {
  readonly cachedResponse?: Response | undefined
  readonly request: Request
  readonly event?: Event | undefined
}

/**
 * A plugin of Workbox's precaching: while a version installs, a kept file of another build is not found, and so is
 * fetched anew. Afterwards every kept file was checked once, and is served without delay.
 */
export function ownBytes(files: readonly BuildFile[]) {
  const hashes = new Map(
    files.map(({ url, integrity }) => [`/${url.replace(/^\//, '')}`, integrity]),
  )
  return {
    cachedResponseWillBeUsed: async ({ cachedResponse, request, event }: Kept) => {
      if (cachedResponse === undefined || event?.type !== 'install') return cachedResponse
      const wanted = hashes.get(new URL(request.url).pathname)
      return (await hashOf(cachedResponse.clone())) === wanted ? cachedResponse : undefined
    },
  }
}

async function hashOf(response: Response): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', await response.arrayBuffer()))
  return `sha256-${btoa(String.fromCharCode(...hash))}`
}
