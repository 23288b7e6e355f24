import { env } from 'cloudflare:workers'
import { expect } from 'vitest'
import { addDays, addMonths, dayOf } from '../../src/core/calendar.ts'
import { program as neutral } from '../programs/neutral/index.ts'
import { takeInRows } from './candidates.ts'
import { linkIn, mailsTo } from './mail.ts'
import { until } from './patience.ts'
import { newCandidate, newCandidateId, postForm, signIn, visit } from './site.ts'

export const today = dayOf(new Date(), neutral.timeZone)
export const plain = (html: string) => html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ')
export const browser = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0'

/** A stranger in a browser of their own. */
export const open = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
  visit(path, { method, headers: { 'CF-Connecting-IP': crypto.randomUUID(), 'User-Agent': browser, ...headers } })

export const good = {
  description: 'For Northwind',
  expires: 'day',
  expiresOn: addDays(today, 90),
  names: 'both',
  showsDates: 'yes',
  showsExpirations: 'yes',
  choice: 'active',
  remarks: 'Reference NW-2214',
  notes: 'Asked by Kim',
}

/** Somebody with a DECK, signed in. */
export async function holder(also: Record<string, string> = {}) {
  const id = await newCandidate({ '200-301': addMonths(today, -24), ...also })
  const header =
    'candidate_id,first_name,last_name,email,address_1,city,postal_code,country,localized_first_name,localized_last_name'
  const row = `${id},Hana,Sato,${id}@example.com,3-1 Reidai,Kobe,650-0042,JP,花,佐藤`
  await takeInRows('candidates', `${header}\n${row}\n`)
  const Cookie = await signIn(id)
  const get = (path: string, headers: Record<string, string> = {}) => visit(path, { headers: { Cookie, ...headers } })
  const post = (path: string, fields: Record<string, string> = {}) => postForm(path, fields, { Cookie })
  const list = async () =>
    (await (await get('/transcripts', { Accept: 'application/json' })).json<{ transcripts: Listed[] }>()).transcripts
  const create = async (changes: Record<string, string> = {}) => {
    const answer = await post('/transcripts', { ...good, ...changes })
    expect([answer.status, answer.headers.get('Location')]).toEqual([303, '/transcripts?created'])
    const made = await env.DB.prepare('select id from transcripts where candidate_id = ? order by rowid desc')
      .bind(id)
      .first<string>('id')
    return made!
  }
  /** Shares it by mail, and gives the path in the mail. */
  const share = async (transcript: string, more: Record<string, string> = {}) => {
    const to = `${newCandidateId()}@example.com`.toLowerCase()
    const answer = await post(`/transcripts/${transcript}/shares`, { to, ...more })
    expect(answer.status).toBe(303)
    const [mail] = await mailsTo(to)
    return { to, mail: mail!, path: linkIn(mail!), id: linkIn(mail!).split('/').at(-1)! }
  }
  const answer = (said: 'yes' | 'no') =>
    post('/personal-info/settings', Object.fromEntries(neutral.questions.map(({ code }) => [code, said])))
  return { id, Cookie, get, post, list, create, share, answer }
}

interface Listed {
  readonly id: string
  readonly views: number
  readonly lastViewedAt: string | null
  readonly state: string
}

/** Counting goes on after the answer. */
export async function viewsOf(transcript: string, expected: number): Promise<number> {
  const count = async () =>
    (await env.DB.prepare('select count(*) as count from transcript_views where transcript_id = ?')
      .bind(transcript)
      .first<number>('count'))!
  const isDone = (views: number) => views >= expected
  return until(count, { isDone, every: 10, orElse: `Not ${expected} views` })
}
