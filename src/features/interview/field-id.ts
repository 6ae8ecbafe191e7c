// The ids of controls on the page. They are numbers of no meaning: browsers write ids and names of what is on the
// screen to the disk, and which questions were asked says something of a person.
import { useRef } from 'preact/hooks'

/** The same id for the same path, for as long as the interview is on the screen. */
export type FieldId = (path: string) => string

export function useFieldIds(): FieldId {
  const known = useRef(new Map<string, string>())
  return (path) => {
    const id = known.current.get(path) ?? `f${String(known.current.size + 1)}`
    known.current.set(path, id)
    return id
  }
}
