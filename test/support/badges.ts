import { env } from 'cloudflare:workers'
import { expect } from 'vitest'
import { packOf } from '../../src/adapters/packed-files.ts'
import { addMonths, dayOf } from '../../src/core/calendar.ts'
import { program as neutral } from '../programs/neutral/index.ts'
import { takeInRows } from './candidates.ts'
import type { DidDocument } from './signed.ts'
import { smallPng } from './small-png.ts'
import { newCandidate, postForm, signIn, visit } from './site.ts'

export { smallPng } from './small-png.ts'

export const today = dayOf(new Date(), neutral.timeZone)
export const asJson = { Accept: 'application/json' }

export const ask = (path: string, headers: Record<string, string> = {}) =>
  visit(path, { headers: { 'CF-Connecting-IP': crypto.randomUUID(), ...headers } })

interface Named {
  readonly first: string
  readonly last: string
}

/** Somebody with a DECK since two years ago, signed in, and what they have said to the question about verification. */
export async function badgeHolder(consent?: 'yes' | 'no', { first, last }: Named = { first: 'Hana', last: 'Sato' }) {
  const since = addMonths(today, -24)
  const id = await newCandidate({ '200-301': since })
  const rename = (firstName: string, lastName: string) =>
    takeInRows(
      'candidates',
      `candidate_id,first_name,last_name,email,badging_email\n${id},"${firstName}","${lastName}",${id}@example.com,other-${id}@example.com\n`,
    )
  await rename(first, last)
  const Cookie = await signIn(id)
  const answer = async (said: 'yes' | 'no') => {
    const answers = Object.fromEntries(neutral.questions.map(({ code }) => [code, said]))
    expect((await postForm('/personal-info/settings', answers, { Cookie })).status).toBe(303)
  }
  if (consent) await answer(consent)
  const get = (path: string, headers: Record<string, string> = {}) => visit(path, { headers: { Cookie, ...headers } })
  const adjust = (kind: string, on: string) =>
    takeInRows(
      'adjustments',
      `adjustment_id,candidate_id,certification,kind,on,months,reason\n${id}${kind}${on},${id},DECK,${kind},${on},,Audit\n`,
    )
  return { id, Cookie, since, get, answer, rename, adjust, pass: passer(id) }
}

function passer(id: string) {
  return (exam: string, on: string, grade = 'pass') =>
    takeInRows(
      'exams',
      `registration_number,candidate_id,exam_code,grade,taken_on\nN${id}${exam}${on},${id},${exam},${grade},${on}\n`,
    )
}

export interface OwnBadge {
  readonly id: string
  readonly certification: string
  readonly status: string
}

/** The badges somebody has, as their page tells programs. */
export async function badgesOf(person: { get: (path: string, headers: typeof asJson) => Promise<Response> }) {
  return (await (await person.get('/digital-badges', asJson)).json<{ badges: OwnBadge[] }>()).badges
}

export async function didDocument(): Promise<DidDocument> {
  return (await ask('/.well-known/did.json')).json<DidDocument>()
}

/** Which places of a list are set. */
export async function placesSet(list: number | `records-${number}`): Promise<Set<number>> {
  const answer = await (await ask(`/status/${list}`)).json<{ credentialSubject: { encodedList: string } }>()
  const bits = await unpack(answer.credentialSubject.encodedList)
  return new Set([...bits].flatMap((byte, at) => [...placesIn(byte, at)]))
}

function* placesIn(byte: number, at: number) {
  for (let bit = 0; bit < 8; bit++) if (byte & (0x80 >> bit)) yield at * 8 + bit
}

/** The bits of a list as it is written: `u`, base64url, gzip. */
export async function unpack(encoded: string): Promise<Uint8Array> {
  const packed = Uint8Array.from(atob(encoded.slice(1).replaceAll('-', '+').replaceAll('_', '/')), (sign) =>
    sign.charCodeAt(0),
  )
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'))
  return new Uint8Array(await new Response(stream).arrayBuffer())
}

export const putArt = () =>
  env.FILES.put(
    'art/deck',
    packOf([
      {
        name: 'deck-512-light.svg',
        bytes: new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg"><title>DECK</title></svg>'),
      },
      { name: 'deck-512-light.png', bytes: smallPng },
    ]),
  )
