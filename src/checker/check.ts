import { Asking, type Outside } from './asking.ts'
import { findCredentials } from './contents.ts'
import { judge, judgeSeveral } from './judge.ts'
import { itemsOf } from './read.ts'
import { type CheckResult, Unreadable } from './result.ts'

/**
 * Judges a file: what it is, and whether it is unaltered, signed by whom it says, in date and not revoked. Asks no host
 * but those that are allowed; never throws for what stands in a file.
 */
export async function checkFile(bytes: Uint8Array<ArrayBuffer>, outside: Outside): Promise<CheckResult> {
  const asking = new Asking(outside)
  try {
    const { place, texts, notes } = await findCredentials(bytes)
    const items = texts.flatMap((text) => itemsOf(text.trim()))
    const [first = ''] = items
    const checked =
      items.length > 1 ? await judgeSeveral(items, place, asking) : await judge(first.trim(), place, asking)
    return { ok: true, checked: { ...checked, asks: asking.asks, notes: [...notes, ...checked.notes] } }
  } catch (error) {
    return error instanceof Unreadable
      ? { ok: false, sentence: error.message, link: error.link }
      : { ok: false, sentence: unexpected }
  }
}

const unexpected = 'This file can’t be checked. It may be damaged. Ask its holder for it again.'
