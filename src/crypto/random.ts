// Where chance comes from: `crypto.getRandomValues` in the app, a seeded source in tests.

/** `bytes` uniformly random bytes. */
export type Random = (bytes: number) => Uint8Array
