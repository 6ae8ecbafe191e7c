// From a problem to the page of help that goes on where its sentence ends.
import type problems from '../../locales/es/problems.json'
import type { HelpTopic } from '../features/help/topics.ts'

export type ProblemKind = keyof typeof problems

/** `undefined`: the sentence itself is all there is to do. A new kind does not compile until somebody decides. */
const PAGES: Readonly<Record<ProblemKind, HelpTopic | undefined>> = {
  'wrong-passphrase': 'passphrase-forgotten',
  'passphrase-missing': undefined,
  'damaged-slot': 'not-opening',
  'passphrase-short': undefined,
  'passphrase-weak': undefined,
  'storage-full': 'disk-full',
  'storage-failed': 'not-opening',
  busy: undefined,
  'change-too-large': 'notes',
  'no-key': 'not-opening',
  locked: 'passphrase-forgotten',
  'unreadable-vault': 'not-opening',
  'unreadable-row': 'not-opening',
  'unknown-question-set': 'new-version',
  'other-question-set': undefined,
  'malformed-question-set': 'new-version',
  'record-not-found': 'cannot-send',
  'record-deleted': undefined,
  'draft-gone': undefined,
  unanswered: undefined,
  inconsistent: undefined,
  'changed-meanwhile': 'permission-withdrawn',
  'not-permitted': 'permission-withdrawn',
  unreachable: 'cannot-send',
  'too-slow': 'cannot-send',
  stopped: 'cannot-send',
  nonsense: 'cannot-send',
  refused: 'join-device',
  'bad-membership': 'join-device',
  'other-membership': 'join-device',
  'local-only': 'join-device',
  'not-an-invitation': 'join-device',
  'newer-invitation': 'new-version',
  'refused-to-join': 'join-device',
  expired: 'join-device',
  'request-not-genuine': 'join-device',
  'already-connected': undefined,
  'not-asked-to-join': 'join-device',
  'not-allowed': undefined,
  'not-your-role': undefined,
  'unknown-space': 'join-device',
  'not-a-recipient': 'hand-over',
  'reason-too-short': 'hand-over',
  'nothing-to-export': 'hand-over',
  'export-profile-broken': 'new-version',
  'hand-over-stopped': undefined,
  'open-elsewhere': undefined,
  'last-member': 'shared-tablet',
  'unsent-work': 'copies',
  'unreadable-aside': 'not-opening',
  'damaged-backup': 'copies',
  'foreign-backup': 'copies',
  'no-second-copy': 'copies',
}

export function helpFor(kind: string): HelpTopic | undefined {
  return isProblem(kind) ? PAGES[kind] : undefined
}

function isProblem(kind: string): kind is ProblemKind {
  return Object.hasOwn(PAGES, kind)
}
