import { hashOfText } from '../../adapters/secrets.ts'
import { sealedText } from '../../core/deeds.ts'
import { openDatabase } from '../../data/database.ts'
import { listToSeal, sealDeeds } from '../../data/deeds/deeds.ts'
import type { Bindings } from '../../env.ts'
import type { Budget } from '../budget.ts'

const deedsAtOnce = 200

/**
 * Seals the deeds that are new, in order. Two at once compute the same seals, and the slower one writes none. True if some
 * may be left.
 */
export async function sealSome(env: Bindings, budget: Budget): Promise<boolean> {
  const db = openDatabase(env.DB)
  while (!budget.isSpent()) {
    const found = await listToSeal(db, deedsAtOnce)
    const last = found.find(({ seal }) => seal !== null)
    const waiting = found.filter(({ seal }) => seal === null)
    if (waiting.length === 0) return false
    let seal = last?.seal ?? ''
    const sealed = []
    for (const deed of waiting) sealed.push({ id: deed.id, seal: (seal = await hashOfText(sealedText(deed, seal))) })
    await sealDeeds(db, last && { id: last.id, seal: last.seal! }, sealed)
    if (waiting.length < deedsAtOnce) return false
  }
  return true
}
