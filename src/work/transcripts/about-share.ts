import { UnsendableMail } from '../../adapters/mail.ts'
import { hashOfSecret, randomDigits } from '../../adapters/secrets.ts'
import { dayOf } from '../../core/calendar.ts'
import { fullName } from '../../core/person-name.ts'
import { letsIn } from '../../core/transcript.ts'
import type { Database } from '../../data/database.ts'
import { findPerson } from '../../data/people/contacts.ts'
import type { OutboxMail } from '../../data/mail/outbox.ts'
import { findProofOfMail, keepCode } from '../../data/transcripts/share-proofs.ts'
import { findShareOfMail } from '../../data/transcripts/transcript-shares.ts'
import { readTogether } from '../../data/prepared.ts'
import type { Bindings } from '../../env.ts'
import { paths } from '../../paths.ts'
import type { Program } from '../../program/program.ts'

/** What a mail about a shared transcript says besides: link and code are looked up, or made, at each sending. */
export async function aboutShare(
  env: Pick<Bindings, 'BASE_URL'>,
  db: Database,
  program: Program,
  mail: OutboxMail,
  now: Date,
) {
  if (mail.template === 'transcript-share') return aboutLink(env, db, program, mail, now)
  if (mail.template === 'transcript-code') return aboutCode(db, mail)
  return {}
}

/** A link that shows nothing any more is not sent. */
async function aboutLink(env: Pick<Bindings, 'BASE_URL'>, db: Database, program: Program, mail: OutboxMail, now: Date) {
  const question = program.questions.find(({ decides }) => decides === 'verification')?.code ?? ''
  const { share, person } = await readTogether(db, {
    share: findShareOfMail(db, mail.id, question),
    person: findPerson(db, mail.candidateId ?? ''),
  })
  const today = dayOf(now, program.timeZone)
  const isOver = !share || !letsIn({ ...share, isDisabled: share.isDisabled === 1, isOpen: false, share }, today)
  if (isOver || !person) throw new UnsendableMail('ended')
  const latin = fullName({ first: person.firstName, last: person.lastName }, program.familyNameFirst)
  const localized = fullName(
    { first: person.localizedFirstName, last: person.localizedLastName },
    program.familyNameFirst,
  )
  const name = (share.names === 'localized' && localized) || latin
  return {
    name: name.replaceAll(/[\s\p{Cc}]+/gu, ' ').trim(),
    link: new URL(paths.transcript(share.id), env.BASE_URL).href,
    data: { share: share.id, expiresOn: share.expiresOn ?? '', needsCode: share.needsCode === 1 ? 'yes' : '' },
  }
}

async function aboutCode(db: Database, mail: OutboxMail) {
  const [proof] = await findProofOfMail(db, mail.id)
  if (!proof) throw new UnsendableMail('ended')
  const code = randomDigits()
  await keepCode(db, mail.id, await hashOfCode(code, proof.hash))
  return { data: { code } }
}

/** What is kept of a code: bound to the browser that asked for it. */
export function hashOfCode(code: string, browserHash: string): Promise<string> {
  return hashOfSecret(`${browserHash}\n${code}`)
}
