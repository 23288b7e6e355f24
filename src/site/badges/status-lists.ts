import { type Context, Hono } from 'hono'
import { rulesOf } from '../../adapters/rules-hash.ts'
import { findList, findOutdatedBadge, listRevokedPlaces } from '../../data/badges/badges.ts'
import { readTogether } from '../../data/prepared.ts'
import { findRecordList, listRevokedRecordPlaces } from '../../data/transcripts/learner-records.ts'
import type { Env } from '../../env.ts'
import { problem } from '../../http/answers/problem.ts'
import { credentialType, sendOpen } from '../../http/answers/send-open.ts'
import { isFlooding } from '../../http/limits.ts'
import { paths } from '../../paths.ts'
import { signStatusList } from '../../work/badges/sign-status-list.ts'

/** What was revoked: of badges, and of learner records in lists of their own. */
export const statusListRoutes = new Hono<Env>()

const tooMany = 'Too many requests come from your network.'
const incomplete =
  'The rules of the program have changed, and the records behind this list are being updated. Badges that are revoked only by the new rules are added when that is done.'
const noKeys = 'This site can’t sign badges yet.'
const noList = 'We have no list at this address.'

statusListRoutes.get('/:list', async (c) => {
  if (await isFlooding(c)) return problem(c, 429, tooMany)
  const [, records, number = '0'] = /^(records-)?([1-9]\d{0,5})$/.exec(c.req.param('list')) ?? []
  return records ? answerRecordList(c, Number(number)) : answerBadgeList(c, Number(number))
})

async function answerBadgeList(c: Context<Env>, list: number): Promise<Response> {
  const { database, program } = c.var
  const rules = rulesOf(program)
  const { known, places, outdated } = await readTogether(database, {
    known: findList(database, list),
    places: listRevokedPlaces(database, list),
    outdated: findOutdatedBadge(database, list, rules),
  })
  if (!known && list !== 1) return problem(c, 404, noList)
  return answerList(c, { path: paths.statusList(list), places, description: outdated ? incomplete : undefined })
}

async function answerRecordList(c: Context<Env>, list: number): Promise<Response> {
  const { database } = c.var
  const { known, places } = await readTogether(database, {
    known: findRecordList(database, list),
    places: listRevokedRecordPlaces(database, list),
  })
  if (!known && list !== 1) return problem(c, 404, noList)
  return answerList(c, { path: paths.recordList(list), places })
}

interface FoundList {
  readonly path: string
  readonly places: readonly { readonly place: number }[]
  readonly description?: string | undefined
}

async function answerList(c: Context<Env>, { path, places, description }: FoundList): Promise<Response> {
  const seconds = c.var.settings.statusListSeconds
  const set = places.map(({ place }) => place)
  const signed = await signStatusList(c.env, { path, places: set, now: c.var.now, seconds, description })
  return signed ? sendOpen(c, { ...signed, type: credentialType, seconds }) : problem(c, 503, noKeys)
}
