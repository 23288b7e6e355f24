import type { Asking } from './asking.ts'
import { checkDates } from './dates.ts'
import { factsOf, kindOf } from './facts.ts'
import { checkProofs } from './integrity.ts'
import { listOf, type Thing, wholesOf } from './json.ts'
import { checkJwt } from './jwt.ts'
import { mostInside, mostLevels } from './limits.ts'
import { askToday, ownHostOf, stateWords, unknownToday, withToday, zoneOf } from './own-state.ts'
import { credentialsIn, isPresentation, type Read, readCredential } from './read.ts'
import { type Checked, type Finding, type StateToday, Unreadable, unknown, type Verdict, yes } from './result.ts'
import type { Signature } from './signer.ts'
import { checkStatus } from './status.ts'

/** A credential in either form, with its verdicts, and those of the credentials within it. */
export async function judge(text: string, place: string, asking: Asking, level = 0): Promise<Checked> {
  const read = readCredential(text)
  const { credential } = read
  const within = credentialsIn(credential)
  const judged = isPresentation(credential) ? nothingOfItself : await judgeItself(read, asking)
  return {
    ...judged,
    kind: kindOf(credential) ?? 'Credential',
    place,
    facts: isPresentation(credential) ? [] : factsOf(credential, zoneOf(credential, asking)),
    asks: [],
    notes: [...notesOn(credential, judged), ...notesOnRest(within.length, level)],
    ...(await judgeAll(within, asking, level + 1)),
  }
}

/** Several in one file: the file says nothing itself. */
export async function judgeSeveral(texts: readonly string[], place: string, asking: Asking): Promise<Checked> {
  const inside = await judgeAll(texts, asking, 0)
  const notes = notesOnRest(texts.length, 0)
  return { ...nothingOfItself, kind: 'Several credentials', place, facts: [], asks: [], notes, ...inside }
}

type OfItself = Pick<Checked, 'ownHost' | 'today' | 'isKeyEnded' | 'verdicts'>

const nothingOfItself: OfItself = { ownHost: undefined, today: undefined, isKeyEnded: false, verdicts: [] }

async function judgeItself(read: Read, asking: Asking): Promise<OfItself> {
  const { credential, jwt } = read
  const { signature, today } = await signatureToday(read, asking)
  const clock = { now: asking.now, timeZone: zoneOf(credential, asking) }
  const own = {
    unaltered: signature.unaltered,
    signer: signature.signer,
    'in-date': byItself(checkDates(credential, jwt?.claims, clock), signature, 'its dates'),
    'not-revoked': byItself(await checkStatus(credential, asking, checkList), signature, 'where it would be revoked'),
  }
  const findings = today ? withToday(own, today, listOf(credential.credentialStatus).length > 0) : own
  return {
    ownHost: ownHostOf(credential, asking),
    today,
    isKeyEnded: signature.isKeyEnded === true,
    verdicts: [
      ...Object.entries(findings).map(([question, finding]) => ({ question, ...finding }) as Verdict),
      ...(today ? [verdictOf(today)] : []),
    ],
  }
}

function verdictOf({ state, reason }: StateToday): Verdict {
  const outcome = state === 'active' ? 'yes' : state === 'replaced' || state === 'unknown' ? 'unknown' : 'no'
  return { question: 'today', outcome, reason, word: stateWords[state] }
}

interface SignatureToday {
  readonly signature: Signature
  readonly today: StateToday | undefined
}

/** What the signature comes to, and what this site says of it where it is its own and nothing speaks against that. */
async function signatureToday(read: Read, asking: Asking): Promise<SignatureToday> {
  const { credential, file } = read
  const signature = await signatureOf(read, asking)
  const isDoubted =
    !signature.isKeyEnded && (signature.unaltered.outcome !== 'yes' || signature.signer.outcome === 'no')
  if (!ownHostOf(credential, asking) || isDoubted) return { signature, today: undefined }
  const { today, isIssued } = await askToday(credential, file, signature, asking)
  if (!signature.isKeyEnded) return { signature, today }
  if (isIssued === true) return { signature: signedHere, today }
  const isGoodNews = today.state === 'active' || today.state === 'replaced'
  const doubted =
    isIssued === false ? unknownToday('This site has no record of signing this very file.') : unknownToday(today.reason)
  return { signature, today: isGoodNews ? doubted : today }
}

/** Under an ended key, by the record of who could have made it. */
const signedHere: Signature = {
  unaltered: yes('Its key was ended since, but this site has a record of this very file.'),
  signer: yes('This site has a record of signing this very file.'),
}

/** Under an ended key, what a credential says may speak against it, and not for it. */
function byItself(finding: Finding, { isKeyEnded }: Signature, what: string): Finding {
  if (!isKeyEnded || finding.outcome !== 'yes') return finding
  return unknown(`This key was ended, so someone else may have written ${what}.`)
}

/** Those within, as far as there are not too many of them, or too deep. */
async function judgeAll(
  within: readonly unknown[],
  asking: Asking,
  level: number,
): Promise<Pick<Checked, 'inside' | 'unchecked'>> {
  const looked = level > mostLevels ? [] : within.slice(0, mostInside)
  const inside = await Promise.all(
    looked.map((one) =>
      judge(typeof one === 'string' ? one : JSON.stringify(one), '', asking, level).catch(unreadable),
    ),
  )
  return { inside, unchecked: within.length - looked.length }
}

function unreadable(error: unknown): Checked {
  if (!(error instanceof Unreadable)) throw error
  const { message, link } = error
  const nothing = { facts: [], asks: [], notes: [], inside: [], unchecked: 0 }
  return { ...nothingOfItself, ...nothing, kind: 'Not checked', place: '', unreadable: message, link }
}

async function signatureOf({ credential, jwt }: Read, asking: Asking): Promise<Signature> {
  return jwt ? checkJwt(jwt, asking) : checkProofs(credential, asking)
}

async function checkList(text: string, asking: Asking) {
  const read = readCredential(text)
  return { credential: read.credential, claims: read.jwt?.claims, signature: await signatureOf(read, asking) }
}

function notesOn(credential: Thing, { today, ownHost }: OfItself): string[] {
  const endorsements = [...listOf(credential.endorsement), ...listOf(credential.endorsementJwt)].length
  return [
    ...(today?.isErased ? ['The holder’s name was erased from the issuer’s records.'] : []),
    ...(isPresentation(credential) ? ['Who put these together wasn’t checked. What counts is each credential.'] : []),
    ...(wholesOf(credential.credentialSubject).length > 1
      ? ['It is about more than one holder or thing. The first of them is shown.']
      : []),
    ...(endorsements > 0 ? [`Endorsements in it, which were not checked: ${endorsements}.`] : []),
    // Of its own this site says itself whether there is a newer one.
    ...(ownHost === undefined && listOf(credential.refreshService).length > 0
      ? ['Its issuer may have a newer version of it. We didn’t ask for one.']
      : []),
  ]
}

function notesOnRest(within: number, level: number): string[] {
  if (within > 0 && level >= mostLevels) return ['The credentials within it weren’t checked: they are nested too deep.']
  return within > mostInside ? [`Of the ${within} credentials within it, the first ${mostInside} were checked.`] : []
}
