import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { inOrder, type Option } from '../../src/ui/find-options.ts'

interface Listed {
  readonly byName?: boolean
  readonly codes: readonly { readonly code: string; readonly common?: boolean }[]
}

test.each([
  ['es', ['Afganistán', 'Albania', 'Alemania', 'Andorra', 'Angola']],
  ['pt', ['Afeganistão', 'África do Sul', 'Albânia', 'Alemanha', 'Andorra']],
  ['en', ['Afghanistan', 'Åland Islands', 'Albania', 'Algeria', 'American Samoa']],
] as const)(
  '[I11] countries are in the order of the language, the frequent ones first (%s)',
  (language, first) => {
    const countries = read('src/question-sets/lists/countries.json') as Listed
    const labels = read(`locales/${language}/lists/countries.json`) as Readonly<
      Record<string, string>
    >
    const options = countries.codes.map(({ code, common }): Option => ({
      code,
      label: labels[code] ?? '',
      ...(common === undefined ? {} : { first: common }),
    }))
    expect(countries.byName).toBe(true)
    const frequent = options.filter((one) => one.first === true)
    const listed = inOrder(options, language)
    expect(listed.slice(0, frequent.length)).toEqual(frequent)
    expect(listed.slice(frequent.length, frequent.length + 5).map(({ label }) => label)).toEqual(
      first,
    )
    expect(new Set(listed).size).toBe(options.length)
  },
)

function read(path: string): unknown {
  return JSON.parse(readFileSync(path, 'utf8')) as unknown
}
