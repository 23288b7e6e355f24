import type { BatchItem } from 'drizzle-orm/batch'
import type { Context } from 'hono'
import { log } from '../adapters/log.ts'
import { hashOfSecret } from '../adapters/secrets.ts'
import { countDown, countUp, listCounts, readCounts } from '../data/counters.ts'
import type { Database } from '../data/database.ts'
import type { Env } from '../env.ts'
import type { Limit } from './settings.ts'

/** A limit, and the one it is counted for: an account, an address, or everybody. */
export interface Try {
  readonly limit: Limit
  readonly subject: string
}

/** What a try came to: may it go on, and if not, for how many seconds. */
export interface Allowance {
  readonly allowed: boolean
  readonly retryAfter: number
  /** Whether a limit that refuses nothing is passed by now. */
  isPast(limit: Limit): boolean
  /** Takes the try back: what turned out to be right was no guess. */
  takeBack(): BatchItem<'sqlite'>
}

/** Where tries are counted, when, and for which request: `c.var` is one. */
export interface Counting {
  readonly database: Database
  readonly now: Date
  readonly requestId?: string
}

/** Counts a try under each of these limits, in one trip; where one of them is used up it must not go on, and none has counted it. */
export async function countTry(counting: Counting, tries: readonly [Try, ...Try[]]): Promise<Allowance> {
  const { database, now, requestId } = counting
  const seconds = Math.floor(now.getTime() / 1000)
  const windows = await windowsOf(now, tries)
  const keys = windows.map(({ key }) => key)
  const asked = windows.map(({ key, end, limit }) => ({
    key,
    endsAt: new Date(end * 1000).toISOString(),
    most: limit.refusesNothing ? null : limit.most,
  }))
  const [counted, all] = await database.batch([countUp(database, asked), listCounts(database, keys)])

  const countOf = (key: string) => all.find((row) => row.key === key)?.count ?? 0
  const allowed = counted.length > 0
  const full = windows.filter(({ key, limit }) => countOf(key) >= limit.most)
  for (const { key, limit } of full)
    if (allowed && limit.alarm && countOf(key) === limit.most)
      log({ event: `limit reached: ${limit.name}`, ...(requestId && { requestId }) })
  const stopping = full.filter(({ limit }) => !allowed && !limit.refusesNothing)
  return {
    allowed,
    retryAfter: Math.max(0, ...stopping.map(({ end }) => end - seconds)),
    isPast: (limit) => windows.some((one) => one.limit === limit && countOf(one.key) > limit.most),
    takeBack: () => countDown(database, keys),
  }
}

/**
 * For what counts only where it fails: what has been counted so far, to be read along with the rest, and which of these tries are over their limit by its answer.
 */
export async function triesSoFar({ database, now }: Counting, tries: readonly Try[]) {
  const windows = await windowsOf(now, tries)
  return {
    counts: readCounts(
      database,
      windows.map(({ key }) => key),
    ),
    over: (rows: readonly { readonly key: string; readonly count: number }[]): Limit[] =>
      windows
        .filter((one) => rows.some(({ key, count }) => key === one.key && count >= one.limit.most))
        .map((one) => one.limit),
  }
}

/** Each try with the stretch of time it falls into: when that ends, and the key it is counted under. */
function windowsOf(now: Date, tries: readonly Try[]) {
  const seconds = Math.floor(now.getTime() / 1000)
  return Promise.all(
    tries.map(async ({ limit, subject }) => {
      const window = Math.floor(seconds / limit.seconds)
      const end = (window + 1) * limit.seconds
      return { limit, end, key: await hashOfSecret([limit.name, window, subject].join('\n')) }
    }),
  )
}

/** The address a request came from: for IPv6 the network, since everyone has as many addresses as they like. */
export function addressOf(c: Context<Env>): string {
  const address = c.req.header('CF-Connecting-IP') ?? ''
  return address.includes(':') ? networkOf(address) : address
}

/** Coarse and cheap, in front of all counting: true where one address floods the site. */
export async function isFlooding(c: Context<Env>): Promise<boolean> {
  const { success } = await c.env.FLOOD.limit({ key: addressOf(c) })
  return !success
}

/** The first 64 bits of an IPv6 address, whichever way it is shortened. */
export function networkOf(address: string): string {
  const [head = '', tail] = address.toLowerCase().split('::')
  const groups = (part: string) => (part === '' ? [] : part.split(':'))
  const [front, back] = [groups(head), groups(tail ?? '')]
  const missing = tail === undefined ? 0 : Math.max(0, 8 - front.length - back.length)
  const all = [...front, ...Array.from({ length: missing }, () => '0'), ...back]
  return all
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':')
}
