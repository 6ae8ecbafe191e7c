// Withdrawing a permission from a record's page, and taking a slip back while one is still there.
import { useState } from 'preact/hooks'
import type { RecordId } from '../../model/id.ts'
import type { Records } from './records.ts'
import type { Withdrawal } from './withdrawal.ts'

export interface Withdrawing {
  readonly withdraw: () => void
  /** Until one leaves the page, or says something else about the permission. */
  readonly undo: (() => void) | undefined
  /** It was taken back. */
  readonly isBack: boolean
  readonly busy: boolean
  /** Kind of problem. */
  readonly problem: string | undefined
}

export function useWithdrawal(
  records: Pick<Records, 'withdraw' | 'giveBack'>,
  id: RecordId,
  onDone: () => void,
): Withdrawing {
  const [state, setState] = useState<State>({ busy: false, isBack: false })
  const withdraw = async () => {
    setState({ busy: true, isBack: false })
    const done = await records.withdraw(id)
    setState(
      done.ok
        ? { busy: false, isBack: false, withdrawal: done.value }
        : { busy: false, isBack: false, problem: done.problem.kind },
    )
    if (done.ok) onDone()
  }
  const giveBack = async (withdrawal: Withdrawal) => {
    setState({ busy: true, isBack: false, withdrawal })
    const done = await records.giveBack(id, withdrawal)
    setState(
      done.ok
        ? { busy: false, isBack: true }
        : { busy: false, isBack: false, problem: done.problem.kind },
    )
    if (done.ok) onDone()
  }
  const { withdrawal } = state
  return {
    busy: state.busy,
    isBack: state.isBack,
    problem: state.problem,
    withdraw: () => void withdraw(),
    undo: withdrawal === undefined ? undefined : () => void giveBack(withdrawal),
  }
}

interface State {
  readonly busy: boolean
  readonly isBack: boolean
  readonly withdrawal?: Withdrawal
  readonly problem?: string
}
