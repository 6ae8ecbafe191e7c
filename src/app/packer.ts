// Packages for a hand-over: profiles, question sets, words and keys brought together. Loaded when one is made.
import { checkRecipient, sealPackage } from '../crypto/package.ts'
import { sha256Hex } from '../crypto/digest.ts'
import { utf8 } from '../crypto/bytes.ts'
import { buildPackage, type PackageNeeds } from '../exports/package.ts'
import { ExportProfile } from '../exports/profile.ts'
import { tableOf } from '../exports/tables.ts'
import type { Packer, ProfileId } from '../features/handover/hand-overs.ts'
import { ok } from '../model/result.ts'
import { questionSet } from '../question-sets/catalogue.ts'
import assessment from '../question-sets/export-profiles/assessment.json' with { type: 'json' }
import caseFile from '../question-sets/export-profiles/case-file.json' with { type: 'json' }
import { loadLists } from './lists.ts'
import { createTexts } from './text.ts'
import type { Language } from './words/language.ts'

export function createPacker({ today }: { readonly today: () => string }): Packer {
  return {
    preview: async ({ profiles, language, withChildren }, records) => {
      const needs = { ...(await packageNeeds(language, today())), withChildren }
      const leftOut = new Map<string, number>()
      const tables = []
      let people = 0
      let decided = 0
      for (const profile of profiles.map(profileNamed)) {
        const table = tableOf(profile, records, needs)
        if (!table.ok) return table
        const { rows, columns } = table.value
        for (const [reason, count] of table.value.leftOut) leftOut.set(reason, count)
        if (profile.row === 'person') people += rows.length
        decided += table.value.decided
        tables.push({
          title: needs.words.text(`tables.${profile.id}`),
          rows: rows.length,
          columns: columns.map(({ title }) => title),
        })
      }
      const left = [...leftOut].map(([reason, count]) => ({ reason, count }))
      return ok({ people, tables, leftOut: left, children: decided + (leftOut.get('child') ?? 0) })
    },
    pack: async ({ profiles, language, withChildren }, records) =>
      buildPackage(profiles.map(profileNamed), records, {
        ...(await packageNeeds(language, today())),
        withChildren,
      }),
    seal: async (zip, recipient) => {
      const checked = await checkRecipient(recipient)
      return checked.ok ? ok(await sealPackage(zip, [checked.value])) : checked
    },
  }
}

function profileNamed(id: ProfileId): ExportProfile {
  return ExportProfile.parse(id === 'case-file' ? caseFile : assessment)
}

async function packageNeeds(language: Language, today: string): Promise<PackageNeeds> {
  const [text, lists] = await Promise.all([createTexts(language), loadLists()])
  const { words, t, date } = text
  return {
    language,
    today,
    lists,
    setNamed: (id) => questionSet(id),
    words: {
      question: (set, id) => words.set(set).questions[id]?.label ?? id,
      code: words.code,
      subject: (set, id) => words.set(set).subjects?.[id]?.title ?? id,
      under: (set, id) => words.set(set).under?.[id]?.title ?? id,
      date,
      text: (key, values) => t(`export:${key}`, values),
    },
    utf8,
    sha256: sha256Hex,
  }
}
