import type { Day } from '../core/calendar.ts'
import { levelOn } from '../core/certification-on.ts'
import {
  type ChangeEvent,
  type ChangeKind,
  type CreditEvent,
  type Held,
  isChange,
  type PersonEvent,
  type Reason,
} from '../core/events/event.ts'
import { priceOn } from '../core/kits.ts'
import { paths } from '../paths.ts'
import { fulfillmentOf } from '../program/fulfillment-of.ts'
import type { Program } from '../program/program.ts'
import { formatDay, formatPoints, listWith } from '../ui/words.ts'
import { creditsOf } from './credits.ts'
import { shortNameOn } from './names.ts'
import { reasonsOf } from './reasons.ts'

/** What happened to a person, in words that pages and mails share. */
export interface EventWords {
  /** One sentence without its full stop. */
  readonly said: string
  /** Why, and what follows: whole sentences. */
  readonly more: readonly string[]
  /** What to do next. */
  readonly next: { readonly text: string; readonly href: string }
}

/** Says an event as of a day; `hasKit` where a printed kit of the certification is ordered and not sent. */
export function wordsOfEvent(program: Program, event: PersonEvent, on: Day, hasKit = false): EventWords {
  if (!isChange(event)) return wordsOfCredit(program, event)
  const words = wordsOfChange(program, event, on)
  const ofKit = hasKit ? kits[event.kind] : undefined
  return ofKit ? { ...words, more: [...words.more, ofKit] } : words
}

const onHold = 'We hold back the printed kit you ordered until it is active again.'

/** What becomes of a kit that is ordered and not sent. */
const kits: Partial<Record<ChangeKind, string>> = {
  suspended: onHold,
  revoked: onHold,
  'no-longer-held': onHold,
  expired: onHold,
  lifted: 'We no longer hold back the printed kit you ordered.',
}

function wordsOfChange(program: Program, event: ChangeEvent, on: Day): EventWords {
  const { kind, certification } = event
  const name = shortNameOn(program, certification, on)
  const page = { text: `See ${name}`, href: paths.certification(certification) }
  const words = changes[kind]({ ...event, name, why: listWith('and', reasonsOf(program, event.reasons, on)) })
  const next =
    kind === 'earned' && hasFreeKit(program, certification, on)
      ? { text: 'Claim your free kit', href: paths.claim }
      : page
  return { ...words, next }
}

interface Told {
  readonly name: string
  readonly was: Held | null
  readonly is: Held | null
  readonly reasons: readonly Reason[]
  /** The reasons in words, or nothing. */
  readonly why: string
}

const changes: Record<ChangeKind, (told: Told) => Pick<EventWords, 'said' | 'more'>> = {
  earned: ({ name, is, why }) => ({
    said: `You earned ${name}`,
    more: [...because('You earned it', why), ...endOf(is)],
  }),
  renewed: ({ name, was, is, why, reasons }) => ({
    said: !is?.expiresOn
      ? `${name} no longer expires`
      : reasons.every(({ by }) => by === 'correction')
        ? `${name} now expires on ${formatDay(is.expiresOn)}, later than before`
        : `${name} is renewed until ${formatDay(is.expiresOn)}`,
    more: [
      ...because('It was renewed', why),
      ...(was?.expiresOn ? [`It would have expired on ${formatDay(was.expiresOn)}.`] : []),
    ],
  }),
  suspended: ({ name, why }) => ({
    said: `${name} is suspended`,
    more: [
      ...because('It was suspended', why),
      'It isn’t active until the suspension ends, and employers can see that.',
    ],
  }),
  lifted: ({ name, was, is }) => ({
    said: `${name} is active again`,
    more: [was?.status === 'revoked' ? 'Its revocation was taken back.' : 'Its suspension ended.', ...endOf(is)],
  }),
  revoked: ({ name, why }) => ({
    said: `${name} was revoked`,
    more: [...because('It was revoked', why), 'Its badges and certificates are no longer valid.'],
  }),
  'no-longer-held': ({ name, why }) => ({
    said: `You no longer hold ${name}`,
    more: [
      ...because('It was taken back', why),
      'Its badges and certificates are no longer valid. If this is wrong, tell support.',
    ],
  }),
  'ends-earlier': ({ name, was, is, why }) => ({
    said: is?.expiresOn
      ? `${name} ${is.status === 'expired' ? 'expired' : 'now expires'} on ${formatDay(is.expiresOn)}, earlier than before`
      : `${name} ends earlier`,
    more: [
      ...because('Its end was moved', why),
      was?.expiresOn ? `Before, it was ${formatDay(was.expiresOn)}.` : 'Before, it never expired.',
      'Badges you downloaded before are no longer valid. Download them again.',
    ],
  }),
  expired: ({ name, was, is }) => {
    const day = is?.expiresOn ?? was?.expiresOn
    return {
      said: `${name} expired${day ? ` on ${formatDay(day)}` : ''}`,
      more: ['Its page shows how to earn it again.'],
    }
  },
}

function wordsOfCredit(program: Program, { kind, name, hundredths }: CreditEvent): EventWords {
  const points = `${formatPoints(hundredths)} ${creditsOf(program).short}`
  const said = {
    'credit-counted': `${points} added: ${name}`,
    'credit-approved': `${points} approved: ${name}`,
    'credit-refused': `${points} not approved: ${name}`,
  }[kind]
  return { said, more: [], next: { text: 'See your activities', href: paths.ceActivities } }
}

function because(what: string, why: string): string[] {
  return why === '' ? [] : [`${what} ${why}.`]
}

function endOf(is: Held | null): string[] {
  return is?.expiresOn ? [`It expires on ${formatDay(is.expiresOn)}.`] : []
}

function hasFreeKit(program: Program, code: string, on: Day): boolean {
  const fulfillment = fulfillmentOf(program)
  const certification = program.certifications.find((one) => one.code === code)
  const level = certification && levelOn(certification, on)
  return (
    !fulfillment.digitalOnly &&
    fulfillment.kits.some((kit) => priceOn(kit.initial, on)?.cents === 0 && kit.levels.some((one) => one === level))
  )
}
