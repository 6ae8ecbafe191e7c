// Small line drawings for the page on who can read what; readers skip them, the words say the same.
import type { VNode } from 'preact'

export type PlaceName = 'person' | 'tablet' | 'post' | 'devices' | 'unhcr'

/** Drawn on 64 by 48. */
const OUTLINES: Readonly<Record<PlaceName, string>> = {
  person: 'M32 22a8 8 0 1 0 0-16a8 8 0 0 0 0 16M14 44v-2a12 12 0 0 1 12-12h12a12 12 0 0 1 12 12v2',
  // Two stacked copies on one screen, closed by a padlock.
  tablet:
    'M20 3h24a3 3 0 0 1 3 3v36a3 3 0 0 1-3 3H20a3 3 0 0 1-3-3V6a3 3 0 0 1 3-3zM23 11h18M23 17h18M26 28h12v9H26zM28 28v-3a4 4 0 0 1 8 0v3',
  // Sealed envelopes, one behind the other.
  post: 'M16 8h40v26M8 14h40v28H8zM8 15l20 15l20-15',
  devices:
    'M10 6h18a3 3 0 0 1 3 3v30a3 3 0 0 1-3 3H10a3 3 0 0 1-3-3V9a3 3 0 0 1 3-3zM17 37h4M38 6h16a3 3 0 0 1 3 3v30a3 3 0 0 1-3 3H38M45 37h4',
  // A file and the key it was sealed for.
  unhcr:
    'M12 4h18l8 8v32H12zM30 4v8h8M18 20h14M18 27h14M50 22a6 6 0 1 0 0 12a6 6 0 0 0 0-12M50 34v11M50 40h4',
}

export function PlacePicture({ name }: { readonly name: PlaceName }): VNode {
  return (
    <svg class="picture" viewBox="0 0 64 48" aria-hidden="true" focusable="false">
      <path d={OUTLINES[name]} />
    </svg>
  )
}

export function Arrow(): VNode {
  return (
    <svg class="arrow" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d="M12 3v18m-7-7l7 7l7-7" />
    </svg>
  )
}

/** Open where somebody can read, struck through where nobody can. */
export function Eye({ open }: { readonly open: boolean }): VNode {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d="M2 12c4-7 16-7 20 0c-4 7-16 7-20 0zM12 9a3 3 0 1 0 0 6a3 3 0 0 0 0-6" />
      {open ? null : <path d="M4 4l16 16" />}
    </svg>
  )
}
