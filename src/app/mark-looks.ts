// How marks look, as their list says.
import type { CodeList } from '../model/question-set.ts'
import { ICONS, type IconName } from '../ui/icons.ts'
import type { MarkLook, MarkLooks } from '../ui/MarkTags.tsx'

const TONES = ['blocked', 'danger', 'care', 'plain'] as const

export function markLooks(lists: ReadonlyMap<string, CodeList>): MarkLooks {
  const codes = lists.get('marks')?.codes ?? []
  return new Map(
    codes.map(({ code, icon, tone, headOnly, protocol }): [string, MarkLook] => [
      code,
      {
        icon: isIcon(icon) ? icon : 'alert',
        tone: TONES.find((one) => one === tone) ?? 'care',
        headOnly: headOnly === true,
        ...(protocol === undefined ? {} : { protocol }),
      },
    ]),
  )
}

function isIcon(name: unknown): name is IconName {
  return typeof name === 'string' && Object.hasOwn(ICONS, name)
}
