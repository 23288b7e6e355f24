import { codeOf } from '../../core/codes.ts'
import type { ChangeEvent } from '../../core/events/event.ts'
import { type LevelLook, lookOf } from '../../core/level-look.ts'
import type { CertificationStanding, Standing } from '../../core/standing/standing.ts'
import { paths } from '../../paths.ts'
import type { Program } from '../../program/program.ts'
import { formatDay } from '../../ui/words.ts'
import { wordsOfEvent } from '../../wording/events.ts'
import { badgeTextOf, shortNameOn } from '../../wording/names.ts'
import { profileOf } from '../../wording/profile.ts'

export interface BiggestNews {
  readonly heading: string
  readonly more: string
  readonly badge: LevelLook & { readonly text: string | undefined }
  /** At most four, the main one first. */
  readonly actions: readonly NewsAction[]
}

export interface NewsAction {
  readonly text: string
  readonly href: string
  readonly isFile?: true
  /** Opens on another site. */
  readonly isOutside?: true
}

/** What a person has besides their certifications. */
export interface Owned {
  /** The certifications whose free kit waits to be claimed. */
  readonly freeKits: readonly string[]
  readonly codes: Parameters<typeof codeOf>[1]
  readonly addressOf: (path: string) => string
}

/** A change to one certification with its badge, and what to do about it. */
export function viewBiggest(program: Program, held: Standing, event: ChangeEvent, owned: Owned): BiggestNews {
  const { certification, is } = event
  const name = shortNameOn(program, certification, held.on)
  const { said, more } = wordsOfEvent(program, event, held.on)
  const one = held.certifications.find(({ code }) => code === certification)
  const level = one?.level ?? program.certifications.find(({ code }) => code === certification)?.level ?? ''
  return {
    heading: event.kind === 'earned' && is ? `${said} on ${formatDay(is.activeOn)}` : said,
    more: more.join(' '),
    badge: { ...lookOf(program, level), text: badgeTextOf(program, certification, name) },
    actions:
      one?.status === 'active'
        ? actionsOf(program, one, held, event, owned)
        : [{ text: `See ${name}`, href: paths.certification(certification) }],
  }
}

/** What an active certification is good for. */
function actionsOf(
  program: Program,
  { code, level, firstEarnedOn, expiresOn }: CertificationStanding,
  { on }: Standing,
  { kind }: ChangeEvent,
  { freeKits, codes, addressOf }: Owned,
): NewsAction[] {
  const own = codeOf(program.migrations, codes, code)
  const profile =
    own && firstEarnedOn
      ? profileOf(
          program,
          { certification: code, earnedOn: firstEarnedOn, expiresOn, code: own, url: addressOf(paths.verifyCode(own)) },
          on,
        )
      : undefined
  const certificate = kind === 'renewed' ? 'Get the new certificate' : 'Get the certificate'
  return [
    ...(freeKits.includes(code) ? [{ text: 'Claim your free kit', href: paths.claim }] : []),
    ...(program.pdfCertificateLevels.includes(level)
      ? [{ text: certificate, href: paths.certificatePdf(code), isFile: true } as const]
      : []),
    { text: 'Share it', href: paths.newTranscriptOf(code) },
    ...(profile ? [{ text: 'Add to LinkedIn', href: profile.href, isOutside: true } as const] : []),
  ]
}
