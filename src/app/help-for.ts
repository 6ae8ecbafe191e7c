// Which page of the help says more about a problem.

const PAGES: Readonly<Record<string, string>> = {
  'wrong-passphrase': 'passphrase-forgotten',
  'storage-full': 'disk-full',
  unreachable: 'cannot-send',
  'too-slow': 'cannot-send',
  nonsense: 'cannot-send',
  refused: 'cannot-send',
}

/** An address of the app, or `undefined` where the sentence says it all. */
export function helpFor(kind: string): string | undefined {
  const topic = PAGES[kind]
  return topic === undefined ? undefined : `/help/${topic}`
}
