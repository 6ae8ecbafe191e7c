// Answers in words, in the shape that forms/summary.ts asks for.
import type { Text } from './text.ts'

interface Partial {
  readonly date?: string
  readonly month?: string
  readonly year?: number
  readonly age?: number
  readonly unit?: 'months' | 'weeks' | 'days'
  readonly said?: string
  readonly about?: boolean
}

/** `subject`: what a set is asked about, whose own words come first. */
export function answerWords(text: Text, set: string, subject?: string) {
  const { t, words, number } = text
  const own = subject === undefined ? undefined : words.set(set).subjects?.[subject]
  return {
    question: (id: string) => own?.[id] ?? words.set(set).questions[id]?.label ?? id,
    code: words.code,
    refusal: (kind: 'unknown' | 'declined') => t(`interview:refusal.${kind}`),
    date: (partial: Partial) => partialDate(text, partial),
    number,
    yesNo: (answer: boolean) => t(answer ? 'common:yes' : 'common:no'),
    people: (cell: string, count: number) => {
      const [sex = '', band = ''] = cell.split('.')
      return t('interview:counted', {
        count,
        sex: words.code('sexes', sex),
        band: words.code('age-bands', band),
      })
    },
    counts: (total: number, parts: string) =>
      parts === ''
        ? t('interview:total', { count: total })
        : t('interview:total-of', { count: total, parts }),
    list: text.list,
    unread: (typed: string) => t('interview:not-read', { typed }),
    unreadable: () => t('interview:unreadable'),
  }
}

/** "3 de marzo de 1987", "marzo de 1987", "1987", "38 años (dicho el …)", "8 meses (dicho el …)"; with "hacia" when it is approximate. */
export function partialDate({ t, date, language }: Text, partial: Partial): string {
  const said = plainDate({ t, date, language }, partial)
  return partial.about === true ? t('interview:about', { date: said }) : said
}

function plainDate(
  { t, date, language }: Pick<Text, 't' | 'date' | 'language'>,
  { date: day, month, year, age, unit, said }: Partial,
): string {
  // The 45th of a month is kept as it was written until somebody mends it.
  if (day !== undefined) return Number.isNaN(Date.parse(day)) ? day : date(day)
  if (month !== undefined) {
    const format = new Intl.DateTimeFormat(language, {
      month: 'long',
      year: 'numeric',
      timeZone: 'UTC',
    })
    return format.format(new Date(`${month}-01`))
  }
  if (age !== undefined)
    return t(`interview:aged.${unit ?? 'years'}`, { count: age, date: date(said ?? '') })
  return String(year ?? '')
}
