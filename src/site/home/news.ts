import type { Day, Moment } from '../../core/calendar.ts'
import { type ChangeEvent, type ChangeKind, isChange, type PersonEvent } from '../../core/events/event.ts'
import { netEvents } from '../../core/events/net-events.ts'
import { rankOf } from '../../core/rank.ts'
import type { CandidateRecord } from '../../core/record.ts'
import type { Standing } from '../../core/standing/standing.ts'
import { eventOf, type EventRow } from '../../data/events/events.ts'
import { paths } from '../../paths.ts'
import type { Program } from '../../program/program.ts'
import type { Sentence } from '../../ui/sentence.tsx'
import { capitalize, countOf, figureOf, formatDay, listWith } from '../../ui/words.ts'
import { wordsOfEvent } from '../../wording/events.ts'
import { shortNameOn } from '../../wording/names.ts'
import { type BiggestNews, viewBiggest, type Owned } from './biggest-news.ts'

export interface NewsLine {
  readonly on: Day
  readonly words: Sentence
}

export interface News {
  /** The day of the last visit; absent on the first. */
  readonly since: Day | undefined
  readonly biggest: BiggestNews | undefined
  readonly lines: readonly NewsLine[]
}

export interface Arrived {
  readonly since: Moment | undefined
  readonly events: readonly EventRow[]
  readonly views: readonly { readonly seenAt: Moment; readonly recipient: string | null }[]
}

/** An event, and when it became known. */
interface Dated<Event extends PersonEvent = PersonEvent> {
  readonly event: Event
  readonly at: Moment
}

const mostLines = 6

/** What weighs more stands above what weighs less. */
const weights: readonly ChangeKind[] = [
  'earned',
  'revoked',
  'no-longer-held',
  'suspended',
  'expired',
  'ends-earlier',
  'lifted',
  'renewed',
]

/** What happened to a person since their last visit; on the first visit all that is known. */
export function viewNews(
  program: Program,
  record: CandidateRecord,
  held: Standing,
  { since, events, views }: Arrived,
  owned: Owned,
): News {
  const isNew = (moment: Moment) => since === undefined || moment > since
  const fresh = netOf(events.filter(({ at }) => isNew(at)))
  const changes = fresh.filter((one): one is Dated<ChangeEvent> => isChange(one.event))
  const first = changes.toSorted((a, b) => weightOf(program, a.event) - weightOf(program, b.event))[0]
  const others = fresh.filter((one) => one !== first)
  const lines = [
    ...linesOf(program, others, held.on),
    ...(since === undefined
      ? []
      : [
          ...examLine(record.attempts.map(({ recordedAt }) => recordedAt).filter(isNew)),
          ...viewLine(views.filter(({ seenAt }) => isNew(seenAt))),
        ]),
  ]
  return {
    since: since?.slice(0, 10),
    biggest: first && viewBiggest(program, held, first.event, owned),
    lines: lines.toSorted((a, b) => (a.on < b.on ? 1 : a.on > b.on ? -1 : 0)).slice(0, mostLines),
  }
}

/**
 * What rows from the newest to the oldest come to, each with its newest moment: of a certification that went back to where
 * it was, the last thing that happened.
 */
function netOf(rows: readonly EventRow[]): Dated[] {
  const keyOf = (event: PersonEvent) => (isChange(event) ? `c ${event.certification}` : `a ${event.activity}`)
  const known = rows.toReversed().map((row) => ({ event: eventOf(row), at: row.at }))
  return [...Map.groupBy(known, ({ event }) => keyOf(event)).values()].map((own) => {
    const last = own.at(-1)!
    return { event: netEvents(own.map(({ event }) => event))[0] ?? last.event, at: last.at }
  })
}

function weightOf(program: Program, { kind, certification }: ChangeEvent): number {
  const level = program.certifications.find(({ code }) => code === certification)?.level
  return weights.indexOf(kind) * 100 - (level ? rankOf(program.levels, level) : 0)
}

/** One line each, but certifications that were renewed together until the same day share one. */
function linesOf(program: Program, news: readonly Dated[], on: Day): NewsLine[] {
  const together = Map.groupBy(news, ({ event, at }) =>
    event.kind === 'renewed' ? `${at.slice(0, 10)} ${event.is?.expiresOn}` : event,
  )
  return [...together.values()].map((all): NewsLine => {
    const [{ event, at }] = all as [Dated]
    const day = at.slice(0, 10)
    if (all.length > 1 && isChange(event)) return { on: day, words: renewedTogether(program, all, event, on) }
    const { said, more, next } = wordsOfEvent(program, event, on)
    return { on: day, words: [`${said}. ${[...more, ''].join(' ')}`, { text: next.text, href: next.href }] }
  })
}

function renewedTogether(program: Program, all: readonly Dated[], { is }: ChangeEvent, on: Day): Sentence {
  const names = all.flatMap(({ event }) => (isChange(event) ? shortNameOn(program, event.certification, on) : []))
  const end = is?.expiresOn ? `are renewed until ${formatDay(is.expiresOn)}` : 'no longer expire'
  return [`${listWith('and', names)} ${end}. `, { text: 'See your certifications', href: paths.certifications }]
}

function examLine(moments: readonly Moment[]): NewsLine[] {
  const newest = moments.toSorted().at(-1)
  if (!newest) return []
  const words = [`${capitalize(countOf(moments.length, 'exam result'))} arrived. `]
  return [{ on: newest.slice(0, 10), words: [...words, { text: 'See your exams', href: paths.exams }] }]
}

function viewLine(views: Arrived['views']): NewsLine[] {
  const newest = views
    .map(({ seenAt }) => seenAt)
    .toSorted()
    .at(-1)
  if (!newest) return []
  const recipients = new Set(views.map(({ recipient }) => recipient))
  const [recipient] = recipients
  const said =
    recipients.size === 1 && recipient
      ? `Your transcript link for ${recipient} was opened.`
      : `Your transcripts were viewed ${views.length === 1 ? 'once' : figureOf(views.length, 'time')}.`
  return [{ on: newest.slice(0, 10), words: [`${said} `, { text: 'Who saw me', href: paths.whoSawMe }] }]
}
