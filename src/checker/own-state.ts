import { didOf } from '../adapters/signing/did.ts'
import { credentialHash } from '../adapters/signing/credential-hash.ts'
import { type Day, isDay, writtenDay } from '../core/calendar.ts'
import type { CredentialState } from '../core/credential-state.ts'
import type { Asking } from './asking.ts'
import { endDaysOf } from './dates.ts'
import { idOf, type Thing, textOf } from './json.ts'
import { parsed } from './keys.ts'
import { no, type Finding, type Question, type StateToday, yes } from './result.ts'
import type { Signature } from './signer.ts'

/** The host of the site that checks, where a credential names it as its issuer. */
export function ownHostOf(credential: Thing, { own }: Asking): string | undefined {
  return own && idOf(credential.issuer) === didOf(own) ? new URL(own).host : undefined
}

/** The zone of the days in a credential, where it is one of the site that checks. */
export function zoneOf(credential: Thing, asking: Asking): string | undefined {
  return ownHostOf(credential, asking) && asking.timeZone
}

const states: readonly string[] = ['active', 'suspended', 'expired', 'revoked', 'withdrawn', 'shortened', 'ended']

interface Asked {
  readonly today: StateToday
  /** This very file was signed here; unknown where that was not asked, or not answered. */
  readonly isIssued: boolean | undefined
}

/**
 * What this site says today of a credential that names it as its issuer. Under an ended key the site is asked besides
 * whether it signed this very file, since a thief could have made it.
 */
export async function askToday(
  credential: Thing,
  file: string,
  { isKeyEnded }: Signature,
  asking: Asking,
): Promise<Asked> {
  const address = stateAddressOf(textOf(credential.id) ?? '', asking.own ?? '')
  if (!address)
    return {
      today: unknownToday('It has no address at which this site could be asked for its status.'),
      isIssued: undefined,
    }
  const reading = isKeyEnded
    ? await asking.post(address, JSON.stringify({ sha256: await credentialHash(file) }), 'its status today')
    : await asking.read(address, 'its status today')
  if ('missing' in reading) return { today: unknownToday(reading.missing), isIssued: undefined }
  const { state, end, erased, issued } = parsed(reading.text) ?? {}
  const isRead =
    typeof state === 'string' && states.includes(state) && (end === null || (typeof end === 'string' && isDay(end)))
  if (!isRead)
    return { today: unknownToday('The answer of this site about its status can’t be read.'), isIssued: undefined }
  const told = { state: state as CredentialState, end: end as Day | null, isErased: erased === true }
  return {
    today: compared(endDaysOf(credential, asking.timeZone), told),
    isIssued: typeof issued === 'boolean' ? issued : undefined,
  }
}

export function unknownToday(reason: string): StateToday {
  return { state: 'unknown', end: null, isErased: false, reason }
}

function stateAddressOf(id: string, own: string): string | undefined {
  if (!URL.canParse(id)) return undefined
  const { origin, pathname, search } = new URL(id)
  const [, badge, transcript] = /^(\/badges\/[\w-]+)$|^(\/transcript\/[\w-]+)\/clr$/.exec(pathname) ?? []
  const base = badge ?? transcript
  return origin === own && search === '' && base !== undefined ? `${own}${base}/state.json` : undefined
}

type Told = Omit<StateToday, 'reason'>

/** The last days that a credential may mean; `null` where it has no end, nothing where that can't be read. */
type Ends = ReturnType<typeof endDaysOf>

/** Replaced is what says another end than the site says now, never what only has other bytes, or ends hours apart. */
function compared(ends: Ends, told: Told): StateToday {
  const { state, end } = told
  const own = end !== null && ends?.includes(end) ? end : ends && ends[0]!
  const until = end === null ? 'without an end' : `until ${writtenDay(end)}`
  if (state === 'active' && own !== undefined && own !== end)
    return {
      ...told,
      state: 'replaced',
      reason: `${movedOn(own, end)}This site has a newer version. The certification is active ${until}.`,
    }
  if (state === 'expired' && end !== null && (own === null || (own !== undefined && own > end)))
    return { ...told, state: 'shortened', reason: shortenedOn(end) }
  return { ...told, reason: reasonOf(told, until) }
}

function movedOn(own: Day | null, end: Day | null): string {
  return end !== null && (own === null || own > end) ? `Its end was moved to ${writtenDay(end)}. ` : ''
}

function shortenedOn(end: Day | null): string {
  return end === null
    ? 'This site ended it earlier than it says.'
    : `Its end was moved to ${writtenDay(end)}, earlier than it says.`
}

function reasonOf({ state, end }: Told, until: string): string {
  const sentences: Readonly<Record<Told['state'], string>> = {
    active: `This site says that it’s active ${until}.`,
    suspended: 'This site has suspended the certification. It isn’t valid until the suspension ends.',
    expired:
      end === null ? 'This site says that it has expired.' : `This site says that it expired on ${writtenDay(end)}.`,
    revoked: 'This site has revoked it. That can’t be undone.',
    withdrawn: 'This site has withdrawn it: the evidence for it was taken back.',
    shortened: shortenedOn(end),
    ended: 'The transcript that it is from isn’t shared any more.',
    replaced: '',
    unknown: '',
  }
  return sentences[state]
}

export const stateWords: Readonly<Record<StateToday['state'], string>> = {
  active: 'Active',
  suspended: 'Suspended',
  expired: 'Expired',
  revoked: 'Revoked',
  withdrawn: 'Withdrawn',
  shortened: 'Ended earlier',
  ended: 'Ended',
  replaced: 'Replaced',
  unknown: 'Not known',
}

type Findings = Readonly<Record<Exclude<Question, 'today'>, Finding>>

/** The other answers, none of which may say the opposite of what the site says today. */
export function withToday(findings: Findings, { state, reason }: StateToday, hasStatus: boolean): Findings {
  if (state === 'expired' || state === 'shortened')
    return findings['in-date'].outcome === 'no' ? findings : { ...findings, 'in-date': no(reason) }
  if (state === 'suspended' || state === 'revoked' || state === 'withdrawn' || state === 'ended')
    return findings['not-revoked'].outcome === 'no' ? findings : { ...findings, 'not-revoked': no(reason) }
  const isCleared = (state === 'active' || state === 'replaced') && !hasStatus
  return isCleared ? { ...findings, 'not-revoked': yes('This site says that it’s active.') } : findings
}
