import { Asking, type Outside } from './asking.ts'
import { findCredential } from './contents.ts'
import { judge } from './judge.ts'
import { type CheckResult, Unreadable } from './result.ts'

/**
 * Judges a file: what it is, and whether it is unaltered, signed by whom it says, in date and not revoked. Asks no host
 * but those that are allowed; never throws for what stands in a file.
 */
export async function checkFile(bytes: Uint8Array<ArrayBuffer>, outside: Outside): Promise<CheckResult> {
  const asking = new Asking(outside)
  try {
    const { place, text, notes } = await findCredential(bytes)
    const checked = await judge(text.trim(), place, asking)
    return { ok: true, checked: { ...checked, asks: asking.asks, notes: [...notes, ...checked.notes] } }
  } catch (error) {
    return { ok: false, sentence: error instanceof Unreadable ? error.message : unexpected }
  }
}

const unexpected = 'This file could not be checked. It may be damaged; get it from its holder again.'
