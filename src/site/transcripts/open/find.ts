import type { Context } from 'hono'
import { getCookie } from 'hono/cookie'
import { countryName } from '../../../adapters/countries.ts'
import { rulesOf } from '../../../adapters/rules-hash.ts'
import { hashOfSecret } from '../../../adapters/secrets.ts'
import { isTokenPublished } from '../../../adapters/share-tokens.ts'
import { readCode } from '../../../core/codes.ts'
import { contactsInForce } from '../../../core/contacts.ts'
import { holdingsInForce } from '../../../core/fold-holdings.ts'
import { openTranscript, showsAllOfBadge } from '../../../core/open-transcript.ts'
import { letsIn } from '../../../core/transcript.ts'
import { findLastImport } from '../../../data/imports/imports.ts'
import { findSession, isAlive } from '../../../data/sign-in/sessions.ts'
import { findProof, findShared } from '../../../data/transcripts/shared-transcripts.ts'
import { findKeyOfDay } from '../../../data/transcripts/transcript-views.ts'
import { readTogether } from '../../../data/prepared.ts'
import type { Env } from '../../../env.ts'
import { today } from '../../../http/as-of.ts'
import { questionOfConsent } from '../../../http/visitor/look-up-code.ts'
import { sheetOf } from '../sheet-view.ts'

/** A code is entered at most so often. */
export const mostTries = 5

/** The cookie that a browser proves itself with, one for each link. */
export const proofCookie = (token: string) => `transcript-${token}`

/**
 * What a link leads to: one trip to the database for a link that there is, none for one that nobody was given. Nothing where
 * it shows nothing today, for whatever reason.
 */
export async function findOpen(c: Context<Env>, typed: string) {
  const { database, now, program, ticket } = c.var
  const token = await findToken(c, typed)
  if (!token) return undefined
  const cookie = getCookie(c, proofCookie(token), 'host')
  const browser = cookie ? await hashOfSecret(cookie) : ''
  const { row, entries, stored, outdated, lastImport, proof, session, counting } = await readTogether(database, {
    ...findShared(database, token, questionOfConsent(c), rulesOf(program)),
    lastImport: findLastImport(database),
    proof: findProof(database, browser, token),
    session: findSession(database, ticket?.sessionHash ?? ''),
    counting: findKeyOfDay(database, now.toISOString().slice(0, 10)),
  })
  if (!row) return undefined
  const share = row.shareId === null ? null : { endedAt: row.endedAt }
  const gate = { ...row, isDisabled: row.isDisabled === 1, isOpen: row.isOpen === 1, share }
  if (!letsIn(gate, today(c))) return undefined

  const isOwner = ticket?.candidateId === row.candidateId && isAlive(session, row.candidateId, now)
  const at = now.toISOString()
  const told = contactsInForce(row, entries)
  const display = {
    ...row,
    showsAddress: row.showsAddress === 1,
    showsDates: row.showsDates === 1,
    showsExpirations: row.showsExpirations === 1,
    showsExpired: row.showsExpired === 1,
    addsNew: row.addsNew === 1,
    chosen: JSON.parse(row.chosen) as string[],
    offered: JSON.parse(row.offered) as string[],
  }
  const open = openTranscript(
    program,
    token,
    display,
    { ...row, contacts: { ...told, country: countryName(told.country) } },
    holdingsInForce(program, row.candidateId, stored, outdated),
    today(c),
  )
  return {
    token,
    browser,
    transcriptId: row.id,
    candidateId: row.candidateId,
    shareId: row.shareId,
    isOwner,
    country: told.country,
    /** What viewers of today are hashed with, from the first of them on. */
    viewKey: counting?.key,
    needsCode: row.needsCode === 1 && !isOwner && !(proof?.provedUntil && proof.provedUntil > at),
    asksCode: row.needsCode === 1,
    hasAsked: proof !== undefined && proof.endsAt > at && proof.tries < mostTries,
    showsAllOfBadge: showsAllOfBadge(display),
    sheet: sheetOf(program, open),
    receivedUpTo: lastImport?.receivedAt,
  }
}

export type OpenLink = NonNullable<Awaited<ReturnType<typeof findOpen>>>

/** A token that is known, as written or with what is easily mistaken put right. */
async function findToken(c: Context<Env>, typed: string): Promise<string | undefined> {
  for (const token of new Set(readCode(typed) ?? []))
    if (token.length === 16 && (await isTokenPublished(c.env.SESSIONS, token))) return token
  return undefined
}
