import type { Context } from 'hono'
import type { Colleague } from '../../core/colleagues.ts'
import { factOf } from '../../core/feeds/fact-of.ts'
import { factKindIn } from '../../core/feeds/kinds.ts'
import { fullName } from '../../core/person-name.ts'
import { findOwnCase } from '../../data/cases/cases.ts'
import { listKnownCandidates } from '../../data/people/candidates.ts'
import { listAliasesAround } from '../../data/facts/aliases.ts'
import { listVersions } from '../../data/facts/facts.ts'
import type { FoundIn } from '../../data/prepared.ts'
import type { Env } from '../../env.ts'
import { readAsColleague } from '../../http/office/read-as-colleague.ts'
import { paths } from '../../paths.ts'
import { nameOfFact } from '../../wording/facts.ts'
import { idIn } from './forms.ts'
import { isWhat, kindsOfChange, type What } from './kinds.ts'

/** A change that was asked for, with its person. */
export interface Asked {
  readonly id: string
  readonly what: What
  readonly colleague: Colleague
  readonly name: string
  /** What the candidates feed, and the office, say of them. */
  readonly told: Readonly<Record<string, string>>
  readonly fact: string | undefined
  /** The case that asks for it, where it was opened from one. */
  readonly from: FoundIn<ReturnType<typeof findOwnCase>>
  /** An unknown person: the change attaches an unmatched row to someone. */
  readonly isUnknown: boolean
  /** Where a fact moves to another person: there is one of the id that was typed. */
  readonly isToKnown: boolean
  /** Which fact it is about, and which case asks for it: to be sent along. */
  readonly place: Readonly<Record<string, string>>
}

/** The person, and the fact where the change is about one; nothing where either is not there. */
export async function find(c: Context<Env>, given: Readonly<Record<string, string>>): Promise<Asked | undefined> {
  const [id, what] = [c.req.param('id') ?? '', c.req.param('what') ?? '']
  const kind = factKindIn(given.kind) ?? 'exams'
  const keys = given.key ? [given.key] : []
  const { database } = c.var
  const { colleague, person, fact, from, to, merged } = await readAsColleague(c, {
    person: listVersions(database, 'candidates', [id]),
    fact: listVersions(database, kind, keys),
    from: findOwnCase(database, given.case ?? '', id),
    to: listKnownCandidates(database, [idIn(given.to)]),
    merged: listAliasesAround(database, [id]),
  })
  const known = factOf(person)
  const ids = [id, ...merged.map((one) => one.from)]
  if (!isWhat(what) || (isAboutFact(what) && !isTheirs(fact, ids)) || (!known && what !== 'attach')) return undefined
  const told = JSON.parse(known?.content ?? '{}') as Record<string, string>
  const name = nameOf(c, told) || id
  const place = {
    ...(isAboutFact(what) && { kind, key: given.key!, ...(given.made && { made: given.made }) }),
    ...(from && { case: from.reference }),
  }
  return {
    id,
    what,
    colleague,
    name,
    told,
    fact: isAboutFact(what) ? nameOfFact(c.var.program, fact) : undefined,
    from,
    isUnknown: !known,
    isToKnown: to.length > 0,
    place,
  }
}

/** A case gives the reason; staff can say more. */
export function reasonOf({ from }: Asked) {
  return from && { why: 'request', reason: `Case ${from.reference}` }
}

function isAboutFact(what: What): boolean {
  return what === 'withdraw' || what === 'attach' || what === 'end' || what === 'lift-ban'
}

function isTheirs(versions: FoundIn<ReturnType<typeof listVersions>>, ids: readonly string[]): boolean {
  return versions.some(({ candidateId }) => ids.includes(candidateId))
}

export function nameOf(c: Context<Env>, { first_name = '', last_name = '' }: Readonly<Record<string, string>>): string {
  return fullName({ first: first_name, last: last_name }, c.var.program.familyNameFirst)
}

/** What the fields held when the form was made: only what was changed is corrected. */
export function wasOf(told: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(kindsOfChange.correct.fields.map(({ name }) => [`was_${name}`, told[name] ?? '']))
}

/** Where the change was begun, and where it ends. */
export function placeBefore({ id, from, isUnknown }: Asked): string {
  if (isUnknown) return paths.officeUnmatched
  return from ? paths.officeCase(from.reference) : paths.officePerson(id)
}
