// What is asked of a device at which somebody is at work. The first screen does not wait for it: it is loaded with the
// first question.
import { createAssessments, type Assessments } from '../features/assessment/assessments.ts'
import { createHandOvers, type HandOvers } from '../features/handover/hand-overs.ts'
import { createInterviews, type Interviews } from '../features/interview/interviews.ts'
import type { Keeping } from '../features/keeping/keeping.ts'
import { createPromises, type Promises } from '../features/promises/promises.ts'
import { createDeletions, type Deletions } from '../features/records/deletions.ts'
import { createRecords, type Records } from '../features/records/records.ts'
import { createSending, type Sending } from '../features/sending/sending.ts'
import { createWeeks, type Weeks } from '../features/week/weeks.ts'
import type { Locked } from '../model/desk.ts'
import { fail, ok, type Result } from '../model/result.ts'
import type { Database } from '../store/database.ts'
import type { Journal } from '../store/journal.ts'
import type { Keyring } from '../store/keyring.ts'
import type { DeviceNeeds } from './device-needs.ts'
import type { AtDesk, Door } from './door.ts'
import type { Holds } from './holds.ts'
import { keepingFor } from './keeping-for.ts'
import { createLazyPacker } from './lazy-packer.ts'
import type { DeviceNews } from './news.ts'
import type { Catalogue } from './open-space.ts'

export interface Work {
  readonly interviews: Interviews
  readonly records: Records
  readonly deletions: Deletions
  readonly promises: Promises
  readonly assessments: Assessments
  readonly weeks: Weeks
  readonly sending: Sending
  readonly handOvers: HandOvers
  readonly keeping: Keeping
}

export interface Inside extends DeviceNeeds {
  readonly database: Database
  readonly journal: Journal
  readonly keyring: Keyring
  readonly door: Door
  readonly holds: Holds
  readonly announce: (news: DeviceNews) => void
}

export function createWork(needs: Inside): Work {
  const { door, holds } = needs
  const desk = (): Result<AtDesk, Locked> => {
    const at = door.desk()
    return at === undefined ? fail({ kind: 'locked' }) : ok(at)
  }
  const questionSet: Catalogue['questionSet'] = (id, version) =>
    door.desk()?.catalogue.questionSet(id, version)
  const setForKind: Catalogue['setForKind'] = (kind) => door.desk()?.catalogue.setForKind(kind)
  const { newId, today } = needs
  const pause = () => needs.wait(0, new AbortController().signal)
  const now = () => needs.now().toISOString()
  return {
    interviews: createInterviews({
      desk,
      questionSet,
      newId,
      now,
      today,
      hold: (draft) => holds.hold(`amparo-draft-${draft}`),
      letGo: (draft) => {
        holds.letGo(`amparo-draft-${draft}`)
      },
    }),
    records: createRecords({ desk, setForKind, now }),
    deletions: createDeletions({ desk, setForKind, now }),
    promises: createPromises({ desk, questionSet }),
    assessments: createAssessments({ desk, setForKind }),
    weeks: createWeeks({ desk, setForKind }),
    sending: createSending({ desk, online: needs.online }),
    handOvers: createHandOvers({ desk, packer: createLazyPacker(needs), newId, today, pause }),
    keeping: keepingFor({ ...needs, desk, isoNow: now }),
  }
}
