import { isEmailAddress } from '../../core/email-address.ts'
import type { TemplateName } from '../../core/mail-templates.ts'
import type { Database, Statement } from '../../data/database.ts'
import { writeMail } from '../../data/mail/outbox.ts'
import type { Merge } from '../../data/merges/move-rows.ts'
import { findPerson } from '../../data/people/contacts.ts'
import { readTogether } from '../../data/prepared.ts'

/** Tells both addresses of a merge; nothing where one of the records isn't known. */
export async function mailsOfMerge(db: Database, merge: Merge, now: Date): Promise<Statement[] | undefined> {
  const addresses = await addressesOf(db, merge)
  return addresses && tell(db, merge, addresses, { template: 'records-merged', now })
}

/** Tells both that the records are two again. */
export async function mailsOfUndo(db: Database, merge: Merge, now: Date): Promise<Statement[]> {
  return tell(db, merge, (await addressesOf(db, merge)) ?? [], { template: 'records-parted', now })
}

/** The addresses on file of both, the one of the record that stays first. */
async function addressesOf(db: Database, { from, into }: Merge) {
  const { own, other } = await readTogether(db, { own: findPerson(db, into), other: findPerson(db, from) })
  return own && other && [own, other].map(({ provedEmail, email }) => provedEmail ?? email)
}

function tell(
  db: Database,
  { id, from, into }: Merge,
  addresses: readonly string[],
  { template, now }: { readonly template: TemplateName; readonly now: Date },
): Statement[] {
  const at = now.toISOString()
  const different = [...new Map(addresses.map((address) => [address.toLowerCase(), address])).values()]
  return different.filter(isEmailAddress).map((recipient, number) =>
    writeMail(db, {
      id: `${template}-${id}-${number}`,
      candidateId: into,
      recipient,
      template,
      data: { from, into, merge: id, at },
      createdAt: at,
    }),
  )
}
