import { dayOf } from '../../core/calendar.ts'
import type { LogLine } from '../../data/office/log.ts'
import type { MailOf } from '../../data/office/person.ts'
import { templateOf } from '../../mails/templates.ts'
import { paths } from '../../paths.ts'
import type { Program } from '../../program/program.ts'
import { capitalize, formatDay } from '../../ui/words.ts'
import { deedWords } from '../../wording/deeds.ts'
import { recordedName } from '../../wording/kits.ts'
import type { LoadedPerson, Parts } from './load-person.ts'
import { shownInSection } from './load-person.ts'
import { viewTimeline } from './view.ts'

export interface ListRow {
  readonly at: string
  readonly text: string
  readonly more?: string | undefined
  readonly href?: string | undefined
}

/** A short list, the newest first, and how many there are in all. */
export interface ListView {
  readonly id: string
  readonly title: string
  readonly rows: readonly ListRow[]
  readonly total: number
  readonly isWhole: boolean
  readonly empty: string
}

interface About {
  readonly program: Program
  readonly colleagueId: string
  readonly now: Date
  readonly parts: Parts
  /** The section that is asked for whole. */
  readonly all: string
}

/** The timeline, mails, cases, orders, transcripts, reads and changes of a person. */
export function viewLists(loaded: LoadedPerson, about: About) {
  const { events, mails, cases, orders, transcripts, reads, log } = loaded
  const { program, now, all, parts } = about
  const on = dayOf(now, program.timeZone)
  const cut = <T>(id: string, rows: readonly T[]) => (all === id ? rows : rows.slice(0, shownInSection))
  const timeline = viewTimeline(program, cut('timeline', events), on)
  const list = (id: string, title: string, empty: string, rows: readonly ListRow[], total: number): ListView => ({
    id,
    title,
    empty,
    rows,
    total,
    isWhole: all === id,
  })
  return {
    timeline: list(
      'timeline',
      'Timeline',
      'Nothing has happened yet. Certifications earned, renewed and lost appear here.',
      timeline.map(({ at, said, file }) => ({ at, text: said, more: file ?? undefined })),
      events.length,
    ),
    mails: list('mails', 'Mails', 'No emails yet.', mails.map(mailRow), totalOf(mails)),
    cases: list(
      'cases',
      'Cases',
      'No cases.',
      cases.map(({ reference, topic, createdAt, state }) => ({
        at: createdAt,
        text: program.supportTopics.find(({ code }) => code === topic)?.name ?? topic,
        more: `${reference} · ${state}`,
        href: paths.officeCase(reference),
      })),
      totalOf(cases),
    ),
    orders: list(
      'orders',
      'Orders',
      'No orders.',
      cut('orders', orders).map((one) => orderRow(one, loaded, program)),
      orders.length,
    ),
    transcripts: list(
      'transcripts',
      'Transcripts',
      'No transcripts.',
      transcripts.map(({ description, createdAt, isDisabled }) => ({
        at: createdAt,
        text: description || 'Without a name',
        more: isDisabled ? 'Disabled' : undefined,
      })),
      totalOf(transcripts),
    ),
    reads: list(
      'reads',
      'Who saw this record',
      'Nobody yet.',
      reads.map(({ readAt, colleagueId, by, page }) => ({
        at: readAt,
        text: `${colleagueId === about.colleagueId ? 'You' : (by ?? 'A deleted token')}, ${page ? `as the person: ${page}` : colleagueId ? 'this page' : 'by API'}`,
      })),
      totalOf(reads),
    ),
    log: list(
      'log',
      'Changes by staff',
      'No changes yet.',
      cut('log', log).map((line) => logRow(line, about.colleagueId, parts)),
      log.length,
    ),
  }
}

export type Lists = ReturnType<typeof viewLists>

function totalOf(rows: readonly { readonly total: number }[]): number {
  return rows[0]?.total ?? 0
}

function mailRow(mail: MailOf): ListRow {
  return {
    at: mail.sentAt ?? mail.createdAt,
    text: templateOf(mail.template)?.subject ?? 'Email',
    more: `${stateOf(mail)} · ${mail.recipient}`,
  }
}

function stateOf(mail: MailOf): string {
  if (mail.error === 'declined' || mail.error === 'site-only') return 'not sent: they turned off these emails'
  if (mail.error === 'stopped') return 'not sent: the announcement was stopped'
  if (mail.error === 'over') return 'not sent: renewed meanwhile'
  if (mail.state === 'waiting') return 'sending'
  if (mail.state === 'given-up') return 'could not be sent'
  return mail.failedAt ? 'came back' : mail.deliveredAt ? 'delivered' : 'sent'
}

function orderRow(order: LoadedPerson['orders'][number], { items }: LoadedPerson, program: Program): ListRow {
  const own = items.filter(({ orderId }) => orderId === order.id)
  const kits = own.map((item) => {
    const state = item.heldFor ? `held, ${item.heldFor}` : item.state
    const sent = item.sentOn ? ` on ${formatDay(item.sentOn)}` : item.batchId ? ` in batch ${item.batchId}` : ''
    return `${recordedName(program, item, order.placedAt.slice(0, 10))}: ${state}${sent}`
  })
  const { address1, city, postalCode, country } = order.shipping
  const to = [address1, city, postalCode, country].filter(Boolean).join(', ')
  return {
    at: order.placedAt,
    text: `${order.id}, ${order.state}`,
    more: [...kits, to && `To ${to}`].filter(Boolean).join(' · '),
  }
}

function logRow(line: LogLine, colleagueId: string, { wholeLog }: Parts): ListRow {
  const who = line.actorId === colleagueId ? 'You' : (line.actor ?? capitalize(line.actorId))
  return {
    at: line.at,
    text: `${who}: ${deedWords[line.what] ?? line.what}`,
    more: line.objectKind === 'page' ? (line.objectId ?? undefined) : undefined,
    href: wholeLog && line.candidateId ? paths.officeLogBy({ about: line.candidateId }) : undefined,
  }
}
