// What a record is called in a sentence: a name where there is one, and always the kind and the code.
import type { Summary } from '../../store/summary.ts'
import type { Text } from '../../ui/text.ts'

export function recordName({ t }: Pick<Text, 't'>, { kind, facts }: Summary): string {
  const code = typeof facts.code === 'string' ? facts.code : ''
  const called = `${t(kindKey(kind))} ${code}`.trim()
  return typeof facts.name === 'string' && facts.name !== '' ? `${facts.name} · ${called}` : called
}

function kindKey(kind: string): string {
  return kind === 'case' || kind === 'reception' ? `records:${kind}` : 'records:record'
}
