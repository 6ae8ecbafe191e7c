import type { VNode } from 'preact'
import { gateOf } from '../../forms/gate.ts'
import { EndingPage, type EndingPageProps } from './EndingPage.tsx'
import { ReviewPage, type ReviewPageProps } from './ReviewPage.tsx'

/** The review; in its place the end of an interview whose people do not allow it to be kept. */
export function LastPage(props: ReviewPageProps & Omit<EndingPageProps, 'permission'>): VNode {
  const { interview } = props.asking.open
  const { ends, permission } = gateOf(interview.set, interview.answers)
  return ends ? <EndingPage {...props} permission={permission} /> : <ReviewPage {...props} />
}
