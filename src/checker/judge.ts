import { didOf } from '../adapters/signing/did.ts'
import type { Asking } from './asking.ts'
import { checkDates } from './dates.ts'
import { factsOf, kindOf } from './facts.ts'
import { checkProofs } from './integrity.ts'
import { idOf, listOf, parseJson, type Thing, textOf, textsOf, thingOf, thingsOf, wholesOf } from './json.ts'
import { checkJwt, looksLikeJwt, readJwt, type Jwt } from './jwt.ts'
import { mostInside, mostLevels } from './limits.ts'
import { type Checked, type Finding, type Question, Unreadable, unknown, type Verdict } from './result.ts'
import type { Signature } from './signer.ts'
import { checkStatus } from './status.ts'

interface Read {
  readonly credential: Thing
  readonly jwt?: Jwt
  /** Of those in one file, one is looked at. */
  readonly others?: number
}

/** A credential in either form, with its four verdicts, and those of the credentials within it. */
export async function judge(text: string, place: string, asking: Asking, level = 0): Promise<Checked> {
  const read = readCredential(text)
  const { credential, jwt } = read
  const kind = kindOf(credential)
  if (!kind) throw new Unreadable(notOne(credential))
  const signature = await signatureOf(read, asking)
  const isPresentation = textsOf(credential.type).includes('VerifiablePresentation')
  const findings: Record<Question, Finding> = {
    unaltered: signature.unaltered,
    signer: isPresentation
      ? unknown('A presentation has no issuer: what counts are the credentials in it.')
      : signature.signer,
    'in-date': byItself(checkDates(credential, jwt?.claims, asking.now), signature, 'its dates'),
    'not-revoked': isPresentation
      ? unknown('A presentation is not revoked: what counts are the credentials in it.')
      : byItself(await checkStatus(credential, asking, checkList), signature, 'where it would be revoked'),
  }
  const within = credentialsIn(credential)
  return {
    kind,
    place,
    ownHost: ownHostOf(credential, asking),
    isKeyEnded: signature.isKeyEnded === true,
    facts: factsOf(credential),
    verdicts: Object.entries(findings).map(([question, finding]) => ({ question, ...finding }) as Verdict),
    asks: level === 0 ? [] : asking.asks,
    notes: [
      ...(read.others ? ['The file holds more than one credential. The first of them was checked.'] : []),
      ...notesOn(credential, within.length, level),
    ],
    inside: level < mostLevels ? await judgeAll(within.slice(0, mostInside), asking, level + 1) : [],
  }
}

/** Under an ended key, what a credential says may speak against it, and not for it. */
function byItself(finding: Finding, { isKeyEnded }: Signature, what: string): Finding {
  if (!isKeyEnded || finding.outcome !== 'yes') return finding
  return unknown(`This key was ended, so someone else may have written ${what}.`)
}

async function judgeAll(within: readonly unknown[], asking: Asking, level: number): Promise<Checked[]> {
  const judged: Checked[] = []
  for (const one of within) {
    const text = typeof one === 'string' ? one : JSON.stringify(one)
    judged.push({ ...(await judge(text, '', asking, level).catch(unreadable)), asks: [] })
  }
  return judged
}

function ownHostOf(credential: Thing, { own }: Asking): string | undefined {
  return own && idOf(credential.issuer) === didOf(own) ? new URL(own).host : undefined
}

function unreadable(error: unknown): Checked {
  if (!(error instanceof Unreadable)) throw error
  const verdicts = (['unaltered', 'signer', 'in-date', 'not-revoked'] as const).map((question) => ({
    question,
    ...unknown('It could not be read.'),
  }))
  return {
    kind: 'Not a credential',
    place: '',
    ownHost: undefined,
    isKeyEnded: false,
    facts: [],
    verdicts,
    asks: [],
    notes: [error.message],
    inside: [],
  }
}

async function signatureOf({ credential, jwt }: Read, asking: Asking): Promise<Signature> {
  return jwt ? checkJwt(jwt, asking) : checkProofs(credential, asking)
}

async function checkList(text: string, asking: Asking) {
  const read = readCredential(text)
  return { credential: read.credential, claims: read.jwt?.claims, signature: await signatureOf(read, asking) }
}

function readCredential(text: string): Read {
  if (looksLikeJwt(text)) {
    const jwt = readJwt(text)
    return { credential: jwt.credential, jwt }
  }
  if (!/^[[{"]/.test(text))
    throw new Unreadable('This is no file that holds a credential. Choose a PDF, PNG, SVG, JSON or JWT.')
  const value = parseJson(text)
  // Some hand out a JWT in quotation marks, or in an envelope.
  const token = textOf(value) ?? envelopeOf(thingOf(value))
  if (token && looksLikeJwt(token)) return readCredential(token)
  const [first, ...others] = listOf(value)
  return { credential: thingOf(first) ?? {}, others: others.length }
}

function envelopeOf(value: Thing | undefined): string | undefined {
  if (!textsOf(value?.type).includes('EnvelopedVerifiableCredential')) return undefined
  return /^data:application\/(?:vc\+)?jwt,(.+)$/.exec(textOf(value?.id) ?? '')?.[1]
}

function notOne(credential: Thing): string {
  const types = [...textsOf(credential.type), ...textsOf(credential['@context'])].join(' ')
  return /openbadges\/v2|\bAssertion\b/.test(types)
    ? 'This is an Open Badge of version 2, which is not signed itself: its issuer’s site has to be asked. Open its address there.'
    : 'This is JSON, but no credential. Choose the file that the issuer gave out.'
}

/** Those of a learner record, and those of a presentation. */
function credentialsIn(credential: Thing): readonly unknown[] {
  const types = textsOf(credential.type)
  if (types.includes('ClrCredential'))
    return thingsOf(credential.credentialSubject).flatMap((subject) => listOf(subject.verifiableCredential))
  return types.includes('VerifiablePresentation') ? listOf(credential.verifiableCredential) : []
}

function notesOn(credential: Thing, within: number, level: number): string[] {
  const endorsements = [...listOf(credential.endorsement), ...listOf(credential.endorsementJwt)].length
  return [
    ...(wholesOf(credential.credentialSubject).length > 1
      ? ['It is about more than one holder or thing. The first of them is shown.']
      : []),
    ...(endorsements > 0 ? [`Endorsements in it, which were not checked: ${endorsements}.`] : []),
    ...(listOf(credential.refreshService).length > 0
      ? ['Its issuer offers a newer version of it; ask its holder for that one.']
      : []),
    ...(within > mostInside ? [`Of the ${within} credentials within it, the first ${mostInside} were checked.`] : []),
    ...(within > 0 && level >= mostLevels
      ? ['The credentials within it were not checked: they are nested too deep.']
      : []),
  ]
}
