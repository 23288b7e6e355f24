import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import {
  askForNewKey,
  askForSignature,
  credentialIn,
  type KnownKey,
  readNewKey,
  readSignature,
  relyingPartyOf,
} from '../../adapters/passkeys.ts'
import { hashOfSecret, randomId, randomSecret } from '../../adapters/secrets.ts'
import type { Day } from '../../core/calendar.ts'
import {
  type Challenge,
  findPasskey,
  keepChallenge,
  notePasskeyUse,
  type Passkey,
  takeChallenge,
} from '../../data/sign-in/passkeys.ts'
import type { Env } from '../../env.ts'
import { formatDay } from '../../ui/words.ts'
import { browserHash } from './known-browser.ts'
import { whereOf } from './where.ts'

const cookie = 'passkey'
const secondsToAnswer = 300

type Purpose = Challenge['purpose']

function partyOf(c: Context<Env>) {
  return relyingPartyOf(c.env.BASE_URL, c.var.program.name)
}

/** Asks this browser for a signature by one of these passkeys, or by any; nobody's where somebody is about to sign in. */
export async function askPasskey(
  c: Context<Env>,
  purpose: 'sign-in' | 'prove',
  candidateId: string | null,
  keys: readonly Pick<KnownKey, 'credentialId' | 'transports'>[],
): Promise<Response> {
  const options = await askForSignature(partyOf(c), keys)
  await remember(c, { purpose, candidateId, challenge: options.challenge, userHandle: null })
  return c.json(options)
}

/** Asks this browser for a new passkey. */
export async function askNewPasskey(
  c: Context<Env>,
  candidateId: string,
  known: readonly Pick<Passkey, 'credentialId' | 'transports' | 'userHandle'>[],
): Promise<Response> {
  const userHandle = known[0]?.userHandle ?? randomSecret()
  const options = await askForNewKey(partyOf(c), { loginId: candidateId, handle: userHandle }, known)
  await remember(c, { purpose: 'add', candidateId, challenge: options.challenge, userHandle })
  return c.json(options)
}

async function remember(c: Context<Env>, asked: Omit<Challenge, 'hash' | 'endsAt'>) {
  const secret = randomSecret()
  const endsAt = new Date(c.var.now.getTime() + secondsToAnswer * 1000).toISOString()
  await keepChallenge(c.var.database, { ...asked, hash: await hashOfSecret(secret), endsAt })
  const options = { prefix: 'host', httpOnly: true, sameSite: 'Strict', secure: true } as const
  setCookie(c, cookie, secret, { ...options, maxAge: secondsToAnswer })
}

/** The challenge that this browser was given, once. */
async function recall(c: Context<Env>, purpose: Purpose, candidateId: string | null) {
  const secret = getCookie(c, cookie, 'host')
  if (!secret) return undefined
  deleteCookie(c, cookie, { prefix: 'host', secure: true })
  const asked = { hash: await hashOfSecret(secret), purpose, candidateId }
  const [taken] = await takeChallenge(c.var.database, asked, c.var.now.toISOString())
  return taken
}

/** The new passkey in what this browser has answered, as it is kept; nothing where it proves none. */
export async function readNewPasskey(
  c: Context<Env>,
  answer: string,
  candidateId: string,
): Promise<Passkey | undefined> {
  const asked = await recall(c, 'add', candidateId)
  const key = asked && (await readNewKey(partyOf(c), asked.challenge, answer))
  if (!key) return undefined
  const [createdAt, { browser }] = [c.var.now.toISOString(), whereOf(c)]
  const kept = { id: randomId(), candidateId, userHandle: asked.userHandle ?? '', createdAt, usedAt: null }
  return { ...key, ...kept, name: `${browser}, ${formatDay(createdAt.slice(0, 10) as Day)}` }
}

/** Whose passkey has answered, where it did; of a certain candidate, unless anybody may be signing in. */
export async function readPasskey(c: Context<Env>, answer: string, purpose: Purpose, candidateId: string | null) {
  const asked = await recall(c, purpose, candidateId)
  const credentialId = credentialIn(answer)
  if (!asked || credentialId === undefined) return undefined
  const found = await findPasskey(c.var.database, credentialId, (await browserHash(c)) ?? '')
  if (!found || (candidateId !== null && found.key.candidateId !== candidateId)) return undefined
  const state = await readSignature(partyOf(c), asked.challenge, answer, found.key)
  if (!state) return undefined
  const [used] = await notePasskeyUse(c.var.database, found.key.id, state, c.var.now.toISOString())
  return used && found
}

/** The same as a proof of somebody who is known already. */
export async function checkPasskey(c: Context<Env>, answer: string, purpose: Purpose, candidateId: string) {
  const found = await readPasskey(c, answer, purpose, candidateId)
  return found && ({ by: 'passkey', id: found.key.id } as const)
}
