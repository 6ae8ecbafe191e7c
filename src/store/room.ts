// A full disk refuses nothing while there is ballast to give up: the save in hand still succeeds, and the screens say
// that it was the last room there was.
import type { Problem, Result } from '../model/result.ts'
import type { Journal } from './journal.ts'

export async function withRoom<T, P extends Problem>(
  journal: Pick<Journal, 'spendBallast'>,
  act: () => Promise<Result<T, P>>,
): Promise<Result<T, P>> {
  const done = await act()
  if (done.ok || done.problem.kind !== 'storage-full') return done
  return (await journal.spendBallast()) ? act() : done
}
