import type { Day } from '../../../core/calendar.ts'
import { holdingPeriods } from '../../../core/standing/holdings.ts'
import type { CertificationStanding } from '../../../core/standing/standing.ts'
import type { CandidateRecord } from '../../../core/record.ts'
import { paths } from '../../../paths.ts'
import { freeKitsOf, type KitRecord } from '../../../program/free-kits.ts'
import type { Program } from '../../../program/program.ts'
import type { Sentence } from '../../../ui/sentence.tsx'
import { type ProfileCard, profileOf } from '../../../wording/profile.ts'

export interface Action {
  readonly label: string
  /** One line: what it is, or who needs it. */
  readonly note: string
  readonly href: string
  readonly isFile?: true
}

export interface ActionsView {
  /** Where the free kit that was not claimed yet is claimed. */
  readonly claim: string | undefined
  readonly actions: readonly Action[]
  /** Why there is no more to do than that; nothing while it is active, or never was. */
  readonly why?: Sentence | undefined
  readonly profile: ProfileCard | undefined
}

interface Owned {
  readonly program: Program
  readonly record: CandidateRecord
  readonly items: KitRecord['items']
  readonly code: string | undefined
  readonly addressOf: (path: string) => string
}

/** What can be done with a certification today: all of it while it is active, afterwards only what others may check. */
export function viewActions(one: CertificationStanding, on: Day, owned: Owned): ActionsView {
  const { program, record, items, code, addressOf } = owned
  const isActive = one.status === 'active'
  const verify = code ? [{ label: 'Verify link', note: 'Anyone can check it', href: paths.verifyCode(code) }] : []
  if (!isActive || one.firstEarnedOn === null)
    return { claim: undefined, actions: verify, profile: undefined, why: whyNot(one) }
  const { firstEarnedOn: earnedOn, expiresOn } = one
  const profile =
    code &&
    profileOf(
      program,
      { certification: one.code, earnedOn, expiresOn, code, url: addressOf(paths.verifyCode(code)) },
      on,
    )
  return {
    claim: freeKitsOf(program, { periods: holdingPeriods(program, record), items }, on).includes(one.code)
      ? paths.claim
      : undefined,
    actions: [
      ...(program.pdfCertificateLevels.includes(one.level)
        ? [{ label: 'Certificate', note: 'PDF', href: paths.certificatePdf(one.code), isFile: true } as const]
        : []),
      { label: 'Badge', note: 'Picture, wallet, file', href: paths.digitalBadgeOf(one.code) },
      { label: 'Logo', note: 'SVG and PNG', href: paths.logosOf(one.code) },
      { label: 'Share', note: 'On a transcript', href: paths.newTranscriptOf(one.code) },
      ...(profile ? [{ label: 'LinkedIn', note: 'Add to your profile', href: '#linkedin' }] : []),
      ...verify,
    ],
    profile: profile || undefined,
  }
}

function whyNot({ status, firstEarnedOn, expiresOn }: CertificationStanding): Sentence | undefined {
  if (firstEarnedOn === null) return undefined
  const nothing = ', so it has no certificate, badge or logo'
  if (status === 'suspended') return [`It is suspended${nothing} until it is active again.`]
  if (status === 'revoked') return [`It was revoked${nothing}.`]
  return ['It expired', ...(expiresOn ? [' on ', { day: expiresOn }] : []), `${nothing} until you earn it again.`]
}
