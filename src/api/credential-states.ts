import { type Context, Hono } from 'hono'
import { cors } from 'hono/cors'
import * as v from 'valibot'
import { rulesOf } from '../adapters/rules-hash.ts'
import { isTokenPublished } from '../adapters/share-tokens.ts'
import { standingOfBadge } from '../core/badges.ts'
import { deletedRecord, stateOfBadge, stateOfRecord, type ToldState } from '../core/credential-state.ts'
import { readCode } from '../core/codes.ts'
import { holdingsInForce } from '../core/fold-holdings.ts'
import { findBadge, listHoldingsOfBadge } from '../data/badges/badges.ts'
import { findErasedRecord, findIssuedBadge, findIssuedRecord } from '../data/badges/issued.ts'
import { readTogether } from '../data/prepared.ts'
import { findEnding } from '../data/transcripts/shared-transcripts.ts'
import type { Env } from '../env.ts'
import { today } from '../http/as-of.ts'
import { problem } from '../http/answers/problem.ts'
import { addressOf, countTry, isFlooding, type Try, triesSoFar } from '../http/limits.ts'
import { readText } from '../http/read-body.ts'
import type { Limit } from '../http/settings.ts'
import { hashAsked } from './schemas/credential-state.ts'

/** Where a badge or a learner record stands today: open to every site, blind to cookies, and without a name. */
export const credentialStateRoutes = new Hono<Env>()

const seconds = 120
const mostBytes = 1024
const tooMany = 'Too many requests come from your network. Try again in a quarter of an hour.'
const unknown = 'There is no credential at this address.'

interface Asked {
  readonly id: string
  /** Of the file; empty where the state alone is asked. */
  readonly sha256: string
  /** Of whom it is counted how often they ask for what is not there. */
  readonly tries: readonly Try[]
}

interface Found {
  readonly told: ToldState | undefined
  readonly issued: boolean
  /** The limits that are used up. */
  readonly over: readonly Limit[]
}

route('/badges/:id/state.json', findBadgeState)
route('/transcript/:id/state.json', findRecordState)

function route(path: string, find: (c: Context<Env>, asked: Asked) => Promise<Found | undefined>) {
  credentialStateRoutes.use(path, cors({ origin: '*', allowMethods: ['GET', 'POST'], maxAge: 86_400 }))

  credentialStateRoutes.get(path, async (c) => {
    if (await isFlooding(c)) return problem(c, 429, tooMany)
    const found = await find(c, { id: c.req.param('id') ?? '', sha256: '', tries: [] })
    if (!found?.told) return problem(c, 404, unknown)
    return c.json(found.told, 200, { 'Cache-Control': `public, max-age=${seconds}` })
  })

  // For files under a key that was ended: was this very file signed here?
  credentialStateRoutes.post(path, async (c) => {
    if (await isFlooding(c)) return problem(c, 429, tooMany)
    const text = await readText(c.req.raw, mostBytes)
    if (text === 'too large') return problem(c, 413, 'Send the hash alone: {"sha256": "…"}.')
    const sent = v.safeParse(asJson, text, { abortPipeEarly: true })
    if (!sent.success) return problem(c, 422, sent.issues[0].message)
    const { address, site } = c.var.settings.verification
    const tries = [
      { limit: address, subject: addressOf(c) },
      { limit: site, subject: '' },
    ] as const
    const found = await find(c, { id: c.req.param('id') ?? '', sha256: sent.output, tries })
    // Where the whole site is guessed at, files that were signed here are still told apart.
    if (found?.over.includes(address) || (found?.over.includes(site) && !found.issued)) return problem(c, 429, tooMany)
    if (found && !found.issued) c.executionCtx.waitUntil(countTry(c.var, tries))
    return found?.told ? c.json({ ...found.told, issued: found.issued }) : problem(c, 404, unknown)
  })
}

const asJson = v.pipe(v.string(), v.transform(jsonIn), hashAsked)

async function findBadgeState(c: Context<Env>, { id, sha256, tries }: Asked): Promise<Found> {
  const { database, program } = c.var
  const soFar = await triesSoFar(c.var, tries)
  const { badge, stored, outdated, issued, counts } = await readTogether(database, {
    badge: findBadge(database, id, ''),
    ...listHoldingsOfBadge(database, id, rulesOf(program)),
    issued: findIssuedBadge(database, id, sha256),
    counts: soFar.counts,
  })
  const over = soFar.over(counts)
  if (!badge) return { told: undefined, issued: false, over }
  const periods = holdingsInForce(program, badge.candidateId, stored, outdated)
  const standing = standingOfBadge(program.migrations, badge, periods, today(c))
  const told = stateOfBadge({ standing, says: badge.says, isNamed: badge.firstName + badge.lastName !== '' })
  return { told, issued: issued !== undefined, over }
}

/** Nothing where no transcript has such a link, as one look into the index tells. */
async function findRecordState(c: Context<Env>, { id, sha256, tries }: Asked): Promise<Found | undefined> {
  const { database } = c.var
  const [token = ''] = readCode(id) ?? []
  if (token.length !== 16 || !(await isTokenPublished(c.env.SESSIONS, token))) return undefined
  const soFar = await triesSoFar(c.var, tries)
  const { row, issued, counts, erased } = await readTogether(database, {
    row: findEnding(database, token),
    issued: findIssuedRecord(database, token, sha256),
    erased: findErasedRecord(database, token),
    counts: soFar.counts,
  })
  const over = soFar.over(counts)
  // A link is in the index only once the database has it: what is not there any more was deleted.
  if (!row) return { told: deletedRecord(erased !== undefined), issued: issued !== undefined, over }
  const ending = { ...row, isDisabled: row.isDisabled === 1, isNamed: row.firstName + row.lastName !== '' }
  return { told: stateOfRecord(ending, today(c)), issued: issued !== undefined, over }
}

/** What a text says as JSON, or nothing. */
function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
