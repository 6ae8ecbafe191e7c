// What a fault test found, for docs/proof: written only when asked to by `npm run prove`.
import { appendFile } from 'node:fs/promises'

export interface Finding {
  readonly tries: number
  readonly failures: number
  readonly outcome: string
}

/** 0 of n is worth at most 3/n at 95 % (rule of three); with failures the bound is not stated here. */
export function boundOf({ tries, failures }: Finding): string {
  if (failures > 0) return 'failed'
  return tries < 4 ? 'too few to say' : `≤ ${((3 / tries) * 100).toFixed(1)} %`
}

export async function noteProof(fault: string, finding: Finding): Promise<void> {
  const file = process.env.AMPARO_PROOF
  if (file === undefined) return
  const { tries, failures, outcome } = finding
  const row = `| ${fault} | ${String(tries)} | ${outcome} | ${String(failures)} | ${boundOf(finding)} |\n`
  await appendFile(file, row)
}
