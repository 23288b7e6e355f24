import { type Aliases, aliasesIn, personOf } from '../../core/feeds/aliases.ts'
import { type DecidedContent, factOf, toldOf } from '../../core/feeds/fact-of.ts'
import type { FactKind } from '../../core/feeds/kinds.ts'
import type { FactVersion } from '../../data/office/person.ts'
import type { Program } from '../../program/program.ts'
import { kindWords, wordsOfFact } from '../../wording/facts.ts'

export interface VersionView {
  readonly says: string
  readonly stands: boolean
  readonly isWithdrawn: boolean
  readonly file: string
  readonly line: number
  readonly importId: string
  readonly isByOffice: boolean
  readonly receivedAt: string
  /** By how many more rows it was said again. */
  readonly repeated: number
  /** Where it names another person. */
  readonly whose: string | undefined
  /** By which staff can end it, where staff wrote it and it has not ended. */
  readonly made: string | undefined
}

export interface FactView {
  readonly kind: FactKind
  readonly kindName: string
  readonly key: string
  /** The key as it is kept. */
  readonly keptKey: string
  readonly isByOffice: boolean
  readonly what: string
  readonly on: string
  readonly counts: 'yes' | 'fail' | 'withdrawn' | 'moved' | 'review' | 'refused'
  readonly movedTo: string | undefined
  readonly versions: readonly VersionView[]
}

/** Every fact that is, or once was, a person's, the newest first; each with all its versions in the order they were made. */
export function viewFacts(
  program: Program,
  candidateId: string,
  versions: readonly FactVersion[],
): readonly FactView[] {
  const groups = Map.groupBy(versions, ({ kind, key }) => `${kind}\n${key}`)
  const aliases = aliasesIn(versions.filter(isLiving))
  return [...groups.values()]
    .map((own) => viewFact(program, { candidateId, aliases }, own))
    .toSorted((one, other) => (one.on === other.on ? 0 : one.on > other.on ? -1 : 1))
}

function isLiving({ takenBack, endedAt }: FactVersion): boolean {
  return takenBack < 2 && endedAt === null
}

interface Whose {
  readonly candidateId: string
  readonly aliases: Aliases
}

function viewFact(program: Program, { candidateId, aliases }: Whose, versions: readonly FactVersion[]): FactView {
  const { kind, key } = versions[0]!
  const standing = factOf(versions.filter(isLiving))
  // What was withdrawn is still named by what it said last.
  const said = standing ?? toldOf(versions) ?? versions[0]!
  const { what, on } = wordsOfFact(program, kind, said.content, key)
  const owner = standing && personOf(aliases, standing.candidateId)
  const movedTo = owner === candidateId ? undefined : owner
  return {
    kind,
    kindName: kindWords[kind][0],
    key: key.replaceAll('\n', ' '),
    keptKey: key,
    isByOffice: versions.some(({ importId }) => importId === ''),
    what,
    on,
    counts: standing ? (movedTo === undefined ? judged(kind, said.content) : 'moved') : 'withdrawn',
    movedTo,
    versions: versions.map((one) => ({
      says: saysOf(program, one),
      isByOffice: one.importId === '',
      stands: standing !== undefined && one.file === standing.file && one.line === standing.line,
      isWithdrawn: one.takenBack === 2 || one.endedAt !== null,
      file: one.file,
      line: one.line,
      importId: one.importId,
      receivedAt: one.recordedAt,
      repeated: one.repeated,
      whose: one.candidateId === candidateId ? undefined : one.candidateId,
      made: one.importId === '' && one.endedAt === null ? one.made : undefined,
    })),
  }
}

/** What a file said, or what the office decided over it. */
function saysOf(program: Program, { kind, key, content, office, candidateId }: FactVersion): string {
  if (office === 'withdraw') return 'Does not count'
  if (office === 'attach') return `Belongs to ${candidateId}`
  if (office !== 'correct') return wordsOfFact(program, kind, content, key).short
  const { set = {} } = JSON.parse(content) as DecidedContent
  return `Corrected: ${Object.entries(set)
    .map(([name, value]) => `${name.replaceAll('_', ' ')} ${value}`)
    .join(', ')}`
}

function judged(kind: FactKind, content: string): FactView['counts'] {
  const { grade, review } = JSON.parse(content) as { readonly grade?: string; readonly review?: string }
  if (kind === 'exams' && grade === 'fail') return 'fail'
  if (kind === 'creq' && review === 'pending') return 'review'
  return kind === 'creq' && review === 'rejected' ? 'refused' : 'yes'
}

export interface FactsAsked {
  /** A kind of fact, or `office` for those by the office. */
  readonly kind: string
  readonly typed: string
  readonly page: number
}

export interface FactsView {
  readonly total: number
  readonly facets: readonly { readonly kind: string; readonly name: string; readonly count: number }[]
  readonly asked: FactsAsked
  readonly found: number
  readonly first: number
  readonly shown: readonly FactView[]
}

const perPage = 20

/** The facts that were asked for, a page of them, and how many there are of each kind. */
export function choose(facts: readonly FactView[], asked: FactsAsked): FactsView {
  const kinds = [...Map.groupBy(facts, ({ kind }) => kind)].map(([kind, own]) => ({
    kind: kind as string,
    name: kindWords[kind][1],
    count: own.length,
  }))
  const byOffice = facts.filter(({ isByOffice }) => isByOffice).length
  const needle = asked.typed.toLowerCase()
  const found = facts.filter(
    (fact) =>
      (asked.kind === '' || asked.kind === fact.kind || (asked.kind === 'office' && fact.isByOffice)) &&
      (needle === '' || textOf(fact).includes(needle)),
  )
  const page = Math.min(asked.page, Math.max(1, Math.ceil(found.length / perPage)))
  const from = (page - 1) * perPage
  return {
    total: facts.length,
    facets: byOffice > 0 ? [...kinds, { kind: 'office', name: 'By the office', count: byOffice }] : kinds,
    asked: { ...asked, page },
    found: found.length,
    first: from + 1,
    shown: found.slice(from, from + perPage),
  }
}

function textOf({ kindName, key, what, on, versions }: FactView): string {
  return [kindName, key, what, on, ...versions.flatMap(({ says, file }) => [says, file])].join(' ').toLowerCase()
}
