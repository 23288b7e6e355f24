import { addMonths, type Day, type Moment } from './calendar.ts'
import { aliasesIn, personOf, underOneId } from './feeds/aliases.ts'
import { factOf, type Sayable, toldOf } from './feeds/fact-of.ts'
import { asKnown } from './feeds/as-known.ts'
import type { FactKind } from './feeds/kinds.ts'
import type { Adjustment, Attempt, Ban, Credit, FeePayment, Grant } from './standing/facts.ts'

/** Where a fact came from: a line of a feed file, and the moment it was taken in. */
export interface Recorded {
  readonly recordedAt: Moment
  readonly file: string
  readonly line: number
  /** The moment a correction of it was taken in; absent where it stands as it first came. */
  readonly correctedAt?: Moment
}

export interface RecordedAttempt extends Attempt, Recorded {}

export type WithdrawnAttempt = Omit<Attempt, 'grade'> & Recorded

export interface RecordedCredit extends Credit, Recorded {
  readonly name: string
  readonly providerName: string
}

export interface RecordedGrant extends Grant, Recorded {
  readonly reason: string
}

export interface RecordedAdjustment extends Adjustment, Recorded {
  readonly reason: string
}

export interface RecordedFee extends FeePayment, Recorded {
  readonly amount: string
  readonly currency: string
}

/** A certification agreement the candidate accepted. */
export interface RecordedAgreement extends Recorded {
  readonly agreement: string
  readonly version: string
  readonly acceptedOn: Day
}

/** Everything dated that is known of one candidate, with where each of it came from. */
export interface CandidateRecord {
  readonly attempts: readonly RecordedAttempt[]
  readonly credits: readonly RecordedCredit[]
  readonly grants: readonly RecordedGrant[]
  readonly adjustments: readonly RecordedAdjustment[]
  readonly fees?: readonly RecordedFee[]
  readonly bans?: readonly Ban[]
  /** Exams that the office withdrew: they count for nothing. */
  readonly withdrawn?: readonly WithdrawnAttempt[]
  readonly agreements: readonly RecordedAgreement[]
}

/** One version of a fact as it was kept: which it is, whose, what it says, and when and from where it came. */
export interface KeptFact extends Sayable {
  readonly kind: FactKind
  readonly key: string
  readonly recordedAt: Moment
  readonly file: string
  readonly line: number
  /** The `made` of the row that brought it, by which it is kept; absent where that is its `made` as well. */
  readonly keptAs?: string
  /** The rows that say it, as `Saying`s in JSON, where the file of one of them was taken back; else null. */
  readonly sayings?: string | null
}

/**
 * A candidate's record as it was known at a moment (by default: now), from all versions of all facts that were ever theirs.
 * Each column comes from the last known version that has it. A fact that moved to another person belongs to that person.
 * After a merge, the id that stays has the facts of all merged records, and the other ids have none.
 */
export function recordOf(
  candidateId: string,
  versions: readonly KeptFact[],
  creditValidityMonths: number,
  known: Moment = endOfTime,
): CandidateRecord {
  const kinds = new Map<string, Map<string, KeptFact[]>>()
  const told = versions.flatMap((one) => asKnown(one, known) ?? [])
  for (const version of underOneId(aliasesIn(told), told)) {
    const byKey = kinds.get(version.kind) ?? new Map<string, KeptFact[]>()
    kinds.set(version.kind, byKey)
    const others = byKey.get(version.key)
    if (others) others.push(version)
    else byKey.set(version.key, [version])
  }
  const of = <T>(kind: FactKind, read: (content: never, from: Recorded, key: string) => T): T[] => {
    const readAll: T[] = []
    for (const own of kinds.get(kind)?.values() ?? []) {
      const fact = factOf(own)
      if (fact?.candidateId === candidateId)
        readAll.push(read(JSON.parse(fact.content) as never, source(fact, own), fact.key))
    }
    return readAll
  }

  const withdrawn = [...(kinds.get('exams')?.values() ?? [])].flatMap((own): WithdrawnAttempt[] => {
    const said = factOf(own) ? undefined : toldOf(own)
    if (said?.candidateId !== candidateId) return []
    const { exam, takenOn } = JSON.parse(said.content) as Attempt
    return [{ registrationNumber: said.key, exam, takenOn, ...source(said, own) }]
  })
  const fees = of('fees', (content: Omit<RecordedFee, 'id' | keyof Recorded>, from, id) => ({
    id,
    ...content,
    ...from,
  }))
  const bans = of('bans', ({ liftedOn, liftedCounts, ...days }: KeptBan, _from, id): Ban => ({
    id,
    ...days,
    ...(liftedOn && { lifted: { on: liftedOn, counts: liftedCounts === 'yes' } }),
  }))
  return {
    ...(bans.length > 0 && { bans }),
    ...(fees.length > 0 && { fees }),
    ...(withdrawn.length > 0 && { withdrawn }),
    attempts: of('exams', (content: Omit<Attempt, 'registrationNumber'>, from, key) => ({
      ...content,
      registrationNumber: key,
      ...from,
    })),
    credits: of('creq', (content: ToldCredit, from) => ({
      ...content,
      review: content.review ?? 'n/a',
      expiresOn: content.expiresOn ?? addMonths(content.activeOn, creditValidityMonths),
      ...from,
    })),
    grants: of('grants', (content: Omit<RecordedGrant, 'id' | keyof Recorded>, from, id) => ({
      id,
      ...content,
      ...from,
    })),
    adjustments: of('adjustments', (content: Omit<RecordedAdjustment, 'id' | keyof Recorded>, from, id) => ({
      id,
      ...content,
      ...from,
    })),
    agreements: of('agreements', (content: Omit<RecordedAgreement, keyof Recorded>, from) => ({ ...content, ...from })),
  }
}

/** The id of the person whose record this was at a moment: another one where it was merged with theirs by then. */
export function personKnownAs(candidateId: string, versions: readonly KeptFact[], known: Moment = endOfTime): string {
  return personOf(aliasesIn(versions.flatMap((one) => asKnown(one, known) ?? [])), candidateId)
}

/** All versions of each fact that is, or once was, a person's; each person's by the order they are given in. */
export function factsByPerson(versions: readonly KeptFact[]): Map<string, KeptFact[]> {
  const all = underOneId(aliasesIn(versions), versions)
  const byFact = Map.groupBy(all, ({ kind, key }) => `${kind}\n${key}`)
  const people = new Map<string, KeptFact[]>()
  for (const own of byFact.values())
    for (const candidateId of new Set(own.map((one) => one.candidateId))) {
      const facts = people.get(candidateId)
      if (facts) facts.push(...own)
      else people.set(candidateId, [...own])
    }
  return people
}

/** What was known before each correction of a fact, by the order in which files were made, and what is known by now. */
export function statesOf(versions: readonly KeptFact[]): (readonly KeptFact[])[] {
  const corrections = [...Map.groupBy(versions, ({ kind, key }) => `${kind}\n${key}`).values()].flatMap((own) =>
    own
      .map(({ made }) => made)
      .sort()
      .slice(1),
  )
  return [...new Set(corrections)].map((made) => versions.filter((one) => one.made < made)).concat([[...versions]])
}

/** A ban as its columns say it. */
interface KeptBan {
  readonly from: Day
  readonly until?: Day
  readonly liftedOn?: Day
  readonly liftedCounts?: 'yes' | 'no'
}

/** A credit as its columns say it: those that no file had have their defaults. */
type ToldCredit = Omit<RecordedCredit, keyof Recorded | 'expiresOn' | 'review'> &
  Partial<Pick<RecordedCredit, 'expiresOn' | 'review'>>

function source({ recordedAt, file, line }: KeptFact, versions: readonly KeptFact[]): Recorded {
  const isCorrected = versions.some((one) => one.recordedAt < recordedAt)
  return { recordedAt, file, line, ...(isCorrected && { correctedAt: recordedAt }) }
}

const endOfTime: Moment = '9999-12-31T23:59:59.999Z'
