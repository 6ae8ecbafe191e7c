import { useEffect, useState } from 'preact/hooks'
import type { Stands, Work } from './work.ts'

export function useWork(work: Work): Stands {
  const [stands, setStands] = useState(work.stands)
  useEffect(() => work.watch(setStands), [work])
  return stands
}
