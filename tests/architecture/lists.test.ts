// Code lists and their words: the same codes in three languages, in words fit for a front desk.
import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import * as z from 'zod/mini'
import { CodeList } from '../../src/model/question-set.ts'
import { styleFaults } from './kit/word-style.ts'

const LANGUAGES = ['es', 'pt', 'en'] as const
const FOLDER = 'src/question-sets/lists'
const names = readdirSync(FOLDER).map((file) => file.replace('.json', ''))
const Words = z.record(z.string(), z.string().check(z.minLength(1)))

test('[Q60] each list is named after its file, has each code once, and only parents of its own', () => {
  for (const name of names) {
    const { codes, id } = readList(name)
    const own = codes.map(({ code }) => code)
    expect(id).toBe(name)
    expect(own.filter((code, index) => own.indexOf(code) !== index)).toEqual([])
    expect(own.filter((code) => !/^[A-Za-z0-9.-]+$/.test(code))).toEqual([])
    expect(codes.filter(({ under }) => under !== undefined && !own.includes(under))).toEqual([])
  }
})

test.each(LANGUAGES)('[Q61] each list has words for exactly its codes in %s', (language) => {
  for (const name of names) {
    const codes = readList(name).codes.map(({ code }) => code)
    expect([name, ...Object.keys(readWords(language, name)).sort()]).toEqual([
      name,
      ...codes.sort(),
    ])
  }
})

test.each(LANGUAGES)('[Q62] the words of lists keep the style of the house in %s', (language) => {
  const faults = names.flatMap((name) =>
    Object.entries(readWords(language, name)).flatMap(([code, word]) =>
      styleFaults(language, word).map((fault) => `${name} ${code}: ${fault}`),
    ),
  )
  expect(faults).toEqual([])
})

test.each(LANGUAGES)(
  '[Q63] no two codes offered together have the same words in %s',
  (language) => {
    for (const name of names) {
      const words = readWords(language, name)
      const offered = readList(name).codes.filter(({ retired }) => retired !== true)
      const said = offered.map(({ code }) => words[code])
      expect(said.filter((word, index) => said.indexOf(word) !== index)).toEqual([])
    }
  },
)

test('[Q64] countries carry UNHCR codes as UNHCR writes them, no code for two countries', () => {
  const unhcr = new Map(readList('countries').codes.map(({ code, also }) => [code, also?.unhcr]))
  // Where guessing would send a Nigerian to Niger and an Egyptian to the Emirates (domain.md C8).
  const clashing = [
    'ATG:ANT BRB:BAR BLZ:BZE CRI:COS SLV:SAL GRD:GRN GTM:GUA HTI:HAI HND:HON PRY:PAR KNA:STK',
    'TTO:TRT URY:URU NGA:NIG NER:NGR AUT:AUS AUS:AUL EGY:ARE ARE:UAE CHN:CHI DEU:GFR AGO:ANG',
    'COG:COB CIV:ICO CAF:CAR GIN:GUI NPL:NEP ESP:SPA CHE:SWI VNM:SRV XXA:STA',
  ].flatMap((line) => line.split(' '))
  const same = [
    'ARG ABW BHS BOL BRA CAN CHL COL CUB CUW DMA DOM ECU GUY JAM LCA MEX NIC PAN PER SUR USA',
    'VCT VEN COD',
  ].flatMap((line) => line.split(' '))

  const wanted = [...clashing, ...same.map((code) => `${code}:${code}`)]
  const carried = wanted.map((pair) => {
    const code = pair.slice(0, 3)
    return `${code}:${unhcr.get(code) ?? ''}`
  })
  expect(carried).toEqual(wanted)
  const given = [...unhcr.values()].filter((code) => code !== undefined)
  expect(new Set(given).size).toBe(given.length)
})

test('[Q64] countries are all of ISO 3166-1, the stateless and the unknown', () => {
  const codes = readList('countries').codes
  expect(codes).toHaveLength(249 + 2)
  const two = codes.filter(({ code }) => !code.startsWith('XX')).map(({ also }) => also?.iso2)
  expect(new Set(two).size).toBe(249)
  expect(two.every((code) => code !== undefined && /^[A-Z]{2}$/.test(code))).toBe(true)
})

test('[Q65] a front desk is offered the top needs and nothing below them', () => {
  const top = readList('needs').codes.filter(({ under }) => under === undefined)
  expect(readList('needs-top').codes).toEqual(top)
})

test('[Q65] what happened in violence is never coded at a front desk or in a case', () => {
  const offered = readList('needs').codes.filter(({ retired }) => retired !== true)
  expect(offered.map(({ code }) => code).filter((code) => /^(SV|DS)-/.test(code))).toEqual([])
  expect(offered.filter(({ sensitivity }) => sensitivity === undefined)).toEqual([])
})

test.each(LANGUAGES)(
  '[Q65] a reception says in %s nothing that tells a bystander of violence',
  (language) => {
    const desk = readWords(language, 'needs-top')
    const support = readWords(language, 'services')['gbv-safe']
    expect(desk.SV).toBe(support)
    expect(readWords(language, 'needs').SV).not.toBe(support)
  },
)

test('[Q66] services given and reasons speak of services by the same codes and words', () => {
  const services = readList('services').codes.map(({ code }) => code)
  for (const name of ['services-given', 'reasons']) {
    const codes = readList(name).codes.map(({ code }) => code)
    expect(services.filter((code) => !codes.includes(code))).toEqual([])
    for (const language of LANGUAGES) {
      const [here, there] = [readWords(language, name), readWords(language, 'services')]
      expect(services.filter((code) => here[code] !== there[code])).toEqual([])
    }
  }
})

test('[Q66] every service maps to a sector and a results area that exist', () => {
  const sectors = readList('r4v-sectors').codes.map(({ code }) => code)
  const results = readList('unhcr-results').codes.map(({ code }) => code)
  const mapped = readList('services').codes.filter(({ code }) => code !== 'other')
  expect(mapped.filter(({ also }) => !sectors.includes(also?.r4v ?? ''))).toEqual([])
  expect(mapped.filter(({ also }) => !results.includes(also?.unhcr ?? ''))).toEqual([])
})

function readList(name: string): CodeList {
  return CodeList.parse(JSON.parse(readFileSync(`${FOLDER}/${name}.json`, 'utf8')))
}

function readWords(language: string, name: string): Readonly<Record<string, string>> {
  return Words.parse(JSON.parse(readFileSync(`locales/${language}/lists/${name}.json`, 'utf8')))
}
