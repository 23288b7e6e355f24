import type { Day } from '../../core/calendar.ts'
import { kindOf } from '../../core/events/changes.ts'
import type { ChangeKind, Held } from '../../core/events/event.ts'
import { sortOf } from '../../core/feeds/preview.ts'
import type { OfficeChange } from '../../core/office-change.ts'
import type { Program } from '../../program/program.ts'
import type { SignState } from '../../ui/sign.tsx'
import { figureOf, formatDay, listWith } from '../../ui/words.ts'
import { shortNameOn } from '../../wording/names.ts'
import type { PreviewOfPerson } from '../../work/facts/preview-change.ts'
import { kindsOfChange } from './kinds.ts'

export interface PersonPreview {
  readonly id: string
  readonly name: string
  readonly rows: readonly {
    readonly name: string
    readonly now: string
    readonly after: string
    /** Absent where nothing changes. */
    readonly sign?: SignState | undefined
    readonly change: string
  }[]
  readonly badges: readonly string[]
  readonly kits: readonly string[]
  readonly mail: readonly string[]
  readonly fields: readonly { readonly label: string; readonly now: string; readonly after: string }[]
}

export interface PreviewView {
  readonly question: string
  readonly lede: string
  readonly counts: readonly (readonly [label: string, count: number])[]
  readonly button: string
  readonly people: readonly PersonPreview[]
}

interface Shown {
  readonly program: Program
  readonly change: OfficeChange
  /** The fact it is about, in a few words. */
  readonly fact: string | undefined
  readonly previews: readonly PreviewOfPerson[]
  readonly names: ReadonlyMap<string, string>
  readonly told: Readonly<Record<string, unknown>>
  readonly on: Day
}

/** A preview in words. */
export function previewView({ program, change, fact, previews, names, told, on }: Shown): PreviewView {
  const kind = kindsOfChange[change.what]
  const nameOf = (code: string) => shortNameOn(program, code, on)
  const changes = previews.flatMap((one) => one.changes.map((each) => ({ ...each, who: one.candidateId })))
  const count = (sort: string) => changes.filter((one) => sortOf[one.kind] === sort).length
  const people = previews.map((one): PersonPreview => ({
    id: one.candidateId,
    name: names.get(one.candidateId) ?? one.candidateId,
    rows: one.holds.map(({ certification, was, is }) => {
      const changed = kindOf(was, is)
      return {
        name: nameOf(certification),
        now: heldWords(was),
        after: heldWords(is),
        sign: changed && signs[changed],
        change: changed ? words[changed] : 'No change',
      }
    }),
    badges: one.badges.map(nameOf),
    kits: one.kits.map(nameOf),
    mail: one.mail.map(({ said, more }) => [`${said}.`, ...more].join(' ')),
    fields: change.what === 'correct' ? fieldsOf(change.set, told) : [],
  }))
  return {
    question: `${kind.title}${fact ? `: ${fact}` : ''}?`,
    lede: ledeOf(
      changes.map((one) => ({ ...one, name: nameOf(one.certification) })),
      names,
    ),
    counts: [
      ['Lost', count('lost') + count('suspended')],
      ['Gained', count('gained')],
      ['Dates moved', count('earlier') + count('later')],
      ['Badges revoked for good', previews.flatMap(({ badges }) => badges).length],
      ['Emails', previews.filter(({ mail }) => mail.length > 0).length],
    ],
    button: kind.button,
    people,
  }
}

function heldWords(held: Held | null): string {
  if (!held) return 'Not held'
  const status = held.status[0]!.toUpperCase() + held.status.slice(1)
  const runs = held.status === 'active' || held.status === 'suspended'
  return runs && held.expiresOn ? `${status} until ${formatDay(held.expiresOn)}` : status
}

const words: Readonly<Record<ChangeKind, string>> = {
  earned: 'Gained',
  renewed: 'Expires later',
  suspended: 'Suspended',
  lifted: 'Active again',
  revoked: 'Revoked',
  'no-longer-held': 'Lost',
  'ends-earlier': 'Expires earlier',
  expired: 'Expired',
}

const signs: Readonly<Record<ChangeKind, SignState>> = {
  earned: 'met',
  renewed: 'met',
  lifted: 'met',
  suspended: 'under-way',
  revoked: 'failed',
  'no-longer-held': 'failed',
  'ends-earlier': 'under-way',
  expired: 'failed',
}

interface NamedChange {
  readonly kind: ChangeKind
  readonly name: string
  readonly who: string
}

function ledeOf(changes: readonly NamedChange[], names: ReadonlyMap<string, string>): string {
  if (changes.length === 0) return 'No certification changes.'
  const sentences = [...Map.groupBy(changes, ({ who }) => who)].map(([who, own]) => {
    const losing = own.filter(({ kind }) => ['lost', 'suspended'].includes(sortOf[kind]))
    const gaining = own.filter(({ kind }) => sortOf[kind] === 'gained')
    const moved = own.length - losing.length - gaining.length
    const parts = [
      losing.length > 0 &&
        `loses ${listWith(
          'and',
          losing.map(({ name }) => name),
        )}`,
      gaining.length > 0 &&
        `gains ${listWith(
          'and',
          gaining.map(({ name }) => name),
        )}`,
      moved > 0 && `has ${figureOf(moved, 'date')} moved`,
    ].filter((part) => part !== false)
    return `${names.get(who) ?? who} ${listWith('and', parts)}.`
  })
  return sentences.join(' ')
}

function fieldsOf(set: Readonly<Record<string, unknown>>, told: Readonly<Record<string, unknown>>) {
  return Object.entries(set).map(([name, value]) => ({
    label: kindsOfChange.correct.fields.find((field) => field.name === name)?.label ?? name,
    now: String(told[name] ?? ''),
    after: String(value),
  }))
}
