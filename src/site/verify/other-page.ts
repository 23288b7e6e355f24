import type { Context } from 'hono'
import { rulesOf } from '../../adapters/rules-hash.ts'
import { isTokenPublished } from '../../adapters/share-tokens.ts'
import type { Day } from '../../core/calendar.ts'
import { readCode } from '../../core/codes.ts'
import { letsIn } from '../../core/transcript.ts'
import { findBadge } from '../../data/badges/badges.ts'
import { readTogether } from '../../data/prepared.ts'
import { findShared } from '../../data/transcripts/shared-transcripts.ts'
import type { Env } from '../../env.ts'
import { questionOfConsent } from '../../http/visitor/look-up-code.ts'
import { paths } from '../../paths.ts'

/**
 * The page of a badge or a transcript whose id was typed as a code: all three look alike. Nothing where that page would
 * show nothing, so that nobody learns of it here.
 */
export async function otherPageOf(c: Context<Env>, typed: string, today: Day): Promise<string | undefined> {
  const { database, program } = c.var
  const [id = ''] = readCode(typed) ?? []
  if (id.length !== 16) return undefined
  const question = questionOfConsent(c)
  if (await isTokenPublished(c.env.SESSIONS, id)) {
    const { row } = await readTogether(database, { row: findShared(database, id, question, rulesOf(program)).row })
    if (!row) return undefined
    const share = row.shareId === null ? null : { endedAt: row.endedAt }
    const gate = { ...row, isDisabled: row.isDisabled === 1, isOpen: row.isOpen === 1, share }
    return letsIn(gate, today) ? paths.transcript(id) : undefined
  }
  const badge = await findBadge(database, id, question).execute()
  return badge && badge.consent !== 'no' ? paths.badge(id) : undefined
}
