import type { VNode } from 'preact'
import { useEffect, useRef } from 'preact/hooks'

/** The page's heading. Takes focus when the page appears, so that readers hear where they are. */
export function Title({
  children,
  page,
}: {
  readonly children: string
  readonly page?: string
}): VNode {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    document.title = `${page ?? children} · Amparo`
    heading.current?.focus({ preventScroll: true })
    window.scrollTo(0, 0)
  }, [children, page])
  return (
    <h1 ref={heading} tabIndex={-1}>
      {children}
    </h1>
  )
}
