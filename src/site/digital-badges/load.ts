import type { Context } from 'hono'
import { rulesOf } from '../../adapters/rules-hash.ts'
import { consentIn, standingAnswers } from '../../core/answers.ts'
import { standingOfBadge } from '../../core/badges.ts'
import { holdingsInForce } from '../../core/fold-holdings.ts'
import { listAnswers } from '../../data/people/answers.ts'
import { findBadgeEmailChoice } from '../../data/badges/badge-emails.ts'
import { listBadgesOf } from '../../data/badges/badges.ts'
import { findPerson } from '../../data/people/contacts.ts'
import { listOwnHoldings } from '../../data/facts/own-holdings.ts'
import type { Env } from '../../env.ts'
import { today } from '../../http/as-of.ts'
import { questionOfConsent } from '../../http/visitor/look-up-code.ts'
import { readAsViewer } from '../../http/visitor/read-as-viewer.ts'
import { badgesGiven } from '../../work/badges/give-badges.ts'

/** Everything the tab shows, in one trip; what is held and has no badge yet is given one. */
export async function loadBadges(c: Context<Env>) {
  const { program, database, now, ticket } = c.var
  const { viewer, given, stored, outdated, answers, person, choice } = await readAsViewer(c, (id) => ({
    given: listBadgesOf(database, id),
    ...listOwnHoldings(database, id, rulesOf(program)),
    answers: listAnswers(database, id),
    person: findPerson(database, id),
    choice: findBadgeEmailChoice(database, id),
  }))
  const holdings = holdingsInForce(program, viewer.candidateId, stored, outdated)

  const on = today(c)
  // A colleague who looks gives nothing.
  const badges = ticket?.isSeenByStaff
    ? given
    : await badgesGiven({ database, program, today: on }, viewer.candidateId, holdings, given)
  const lockedUntil = person?.lockedUntil && person.lockedUntil > now.toISOString() ? person.lockedUntil : undefined
  return {
    viewer,
    on,
    standings: badges.map((badge) => ({
      badge,
      standing: standingOfBadge(program.migrations, badge, holdings, on),
    })),
    consent: consentIn(standingAnswers(answers), questionOfConsent(c)),
    outside: outsideAccount(program.outsideIds, person?.outsideIds),
    email: { address: person?.provedEmail ?? undefined, choice, lockedUntil },
  }
}

export type Loaded = Awaited<ReturnType<typeof loadBadges>>

/** The account with the badging service used before, where the record has one. */
function outsideAccount(
  outsideIds: readonly { readonly column: string; readonly label: string }[],
  given: string | undefined,
) {
  const column = 'badging_email'
  const value = (JSON.parse(given ?? '{}') as Record<string, string>)[column]
  const label = outsideIds.find((one) => one.column === column)?.label
  return value && label ? { label, value } : undefined
}
