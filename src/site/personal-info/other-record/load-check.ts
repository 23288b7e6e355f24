import type { Context } from 'hono'
import { maskEmail } from '../../../core/email-address.ts'
import { isLastName } from '../../../core/last-names.ts'
import { fullName } from '../../../core/person-name.ts'
import { recordOf } from '../../../core/record.ts'
import { countActivities } from '../../../data/facts/activities.ts'
import { listFactsOf } from '../../../data/facts/facts.ts'
import { findProof } from '../../../data/merges/proofs.ts'
import { listAnswers } from '../../../data/people/answers.ts'
import { findPerson } from '../../../data/people/contacts.ts'
import { readTogether } from '../../../data/prepared.ts'
import type { Env } from '../../../env.ts'
import { readAsViewer } from '../../../http/visitor/read-as-viewer.ts'
import { type MergePreview, previewMerge } from '../../../work/merges/preview-merge.ts'

/** Why a person can't merge two records themselves: support looks at these. */
export type WhyCase = 'names' | 'staff' | 'loss' | 'merged'

/** What the check is made of: both records and what a merge does; nothing where no other record is proved. */
export async function loadCheck(c: Context<Env>) {
  const { database, program, now, ticket } = c.var
  const at = now.toISOString()
  const sessionHash = ticket?.sessionHash ?? ''
  const { viewer, person, proof } = await readAsViewer(c, (id) => ({
    person: findPerson(database, id),
    proof: findProof(database, { candidateId: id, sessionHash }, at),
  }))
  const isLocked = (one: typeof person) => (one?.lockedUntil ?? '') > at
  if (!proof || !person) return { viewer, isLocked: false, found: undefined }
  const [from, into] = [proof.otherId, viewer.candidateId]
  const other = await readTogether(database, {
    person: findPerson(database, from),
    facts: listFactsOf(database, from),
    credits: countActivities(database, from, []),
    answers: listAnswers(database, from),
    ownFacts: listFactsOf(database, into),
    ownAnswers: listAnswers(database, into),
  })
  if (!other.person || other.person.lastName === '') return { viewer, isLocked: false, found: undefined }
  const preview = await previewMerge(database, program, { from, into }, now)
  const records = [recordOf(from, other.facts, 0), recordOf(into, other.ownFacts, 0)] as const
  const found = {
    ...other,
    from,
    into,
    proof,
    preview,
    own: person,
    other: other.person,
    exams: records.map(({ attempts }) => attempts.filter(({ grade }) => grade === 'pass').length),
    name: fullName({ first: person.firstName, last: person.lastName }, program.familyNameFirst),
    otherName: fullName({ first: other.person.firstName, last: other.person.lastName }, program.familyNameFirst),
    email: person.provedEmail ?? person.email,
    otherEmail: maskEmail(other.person.provedEmail ?? other.person.email),
    whyCase: whyCase(
      preview,
      records.some(({ bans = [] }) => bans.length > 0),
      [other.person.lastName, other.person.localizedLastName],
      [person.lastName, person.localizedLastName],
    ),
  }
  // A login that was made with a score report may be someone else’s. That holds for both.
  return { viewer, isLocked: isLocked(person) || isLocked(other.person), found }
}

export type FoundCheck = NonNullable<Awaited<ReturnType<typeof loadCheck>>['found']>

function whyCase(
  { certifications, loses, isChained }: MergePreview,
  isBanned: boolean,
  theirs: readonly string[],
  own: readonly string[],
): WhyCase | undefined {
  const isStopped = certifications.some(({ from, into }) =>
    [from, into].some((held) => held?.status === 'suspended' || held?.status === 'revoked'),
  )
  if (isChained) return 'merged'
  if (!own.some((name) => isLastName(name, theirs))) return 'names'
  if (isBanned || isStopped) return 'staff'
  return loses ? 'loss' : undefined
}
