import type { Context } from 'hono'
import { recordOf } from '../../core/record.ts'
import { countActivities } from '../../data/facts/activities.ts'
import { listCodesOf } from '../../data/facts/codes.ts'
import { listFactsOf } from '../../data/facts/facts.ts'
import { findStateOf, listCasesOf, listMailsOf, listTranscriptNames } from '../../data/office/person.ts'
import { listItems, listOrders } from '../../data/orders/orders.ts'
import { listAnswers } from '../../data/people/answers.ts'
import { findPerson } from '../../data/people/contacts.ts'
import type { FoundBy } from '../../data/prepared.ts'
import type { Env } from '../../env.ts'
import { holdsOn } from '../../http/as-of.ts'
import { readAsColleague } from '../../http/office/read-as-colleague.ts'

function readsOf(c: Context<Env>, id: string) {
  const { database } = c.var
  return {
    person: findPerson(database, id),
    state: findStateOf(database, id),
    answers: listAnswers(database, id),
    facts: listFactsOf(database, id),
    credits: countActivities(database, id, []),
    codes: listCodesOf(database, id),
    orders: listOrders(database, id),
    items: listItems(database, id, holdsOn(c)),
    transcripts: listTranscriptNames(database, id, 1),
    cases: listCasesOf(database, id, 1),
    mails: listMailsOf(database, id, 1),
  }
}

type Found = FoundBy<ReturnType<typeof readsOf>>

/** One of two records, as the page shows it. */
export type Side = Found & {
  readonly id: string
  readonly person: NonNullable<Found['person']>
  readonly record: ReturnType<typeof recordOf>
}

/** Both records, in the one trip that also knows the colleague; each absent where there is none of that id. */
export async function loadSides(c: Context<Env>, from: string, into: string) {
  const [first, second] = [readsOf(c, from), readsOf(c, into)]
  const named = Object.entries(first).map(([name, read]) => [`from ${name}`, read] as const)
  const others = Object.entries(second).map(([name, read]) => [`into ${name}`, read] as const)
  const { colleague, ...found } = await readAsColleague(c, Object.fromEntries([...named, ...others]))
  const sideOf = (which: string, id: string): Side | undefined => {
    const own = Object.fromEntries(
      Object.keys(first).map((name) => [name, (found as Record<string, unknown>)[`${which} ${name}`]]),
    ) as unknown as Found
    // Of an erased record, the id alone is left.
    if (!own.person || own.person.lastName === '') return undefined
    return { ...own, person: own.person, id, record: recordOf(id, own.facts, c.var.program.creditValidityMonths) }
  }
  return { colleague, from: sideOf('from', from), into: sideOf('into', into) }
}
