import { type Context, Hono } from 'hono'
import * as v from 'valibot'
import { countries } from '../../../adapters/countries.ts'
import { randomId } from '../../../adapters/secrets.ts'
import { maskEmail } from '../../../core/email-address.ts'
import { type Contacts, contactsInForce, entriesFor, otherEmailOf } from '../../../core/contacts.ts'
import { findPerson, listOwnContacts, writeOwnContacts } from '../../../data/people/contacts.ts'
import { writeMailWhere } from '../../../data/mail/outbox.ts'
import { writeEvent, writeEventWhere } from '../../../data/sign-in/security-events.ts'
import { sessionHolds } from '../../../data/sign-in/sessions.ts'
import type { Env } from '../../../env.ts'
import { formErrors } from '../../../http/forms/form-errors.ts'
import { frameOf } from '../../../http/answers/frames.ts'
import { countTry } from '../../../http/limits.ts'
import { page } from '../../../http/answers/page.ts'
import { askAgain } from '../../../http/visitor/ask-again.tsx'
import { isFresh } from '../../../http/visitor/fresh.ts'
import { eventBy } from '../../../http/visitor/where.ts'
import { readAsViewer } from '../../../http/visitor/read-as-viewer.ts'
import { readForm } from '../../../http/forms/read-form.ts'
import { sendMails } from '../../../work/mail/send-mails.ts'
import { paths } from '../../../paths.ts'
import type { FieldError } from '../../../ui/fields.tsx'
import { ContactPage } from './contact-page.tsx'
import { contactsForm, emailForm } from './forms.ts'

export const contactRoutes = new Hono<Env>()

contactRoutes.get('/', async (c) => show(c, await load(c)))

contactRoutes.post('/', async (c) => {
  const { database, now } = c.var
  const loaded = await load(c)
  const fields = await readForm(c)
  const form = v.safeParse(contactsForm, fields, { abortPipeEarly: true })
  if (!form.success) return show(c, loaded, { typed: fields, errors: formErrors(form.issues, labels) })
  if (loaded.lockedUntil) return showLocked(c, loaded, fields, 'phone')

  const entries = entriesFor(form.output, loaded.told, loaded.entries)
  const { candidateId } = loaded.viewer
  if (entries.length > 0)
    await database.batch([
      ...writeOwnContacts(database, candidateId, entries, now.toISOString()),
      writeEvent(database, eventBy(c, candidateId, 'contacts-changed')),
    ])

  return c.redirect(`${paths.contact}?kept`, 303)
})

contactRoutes.post('/email', async (c) => {
  const { database, now, settings, program } = c.var
  const loaded = await load(c)
  const { candidateId } = loaded.viewer
  const fields = await readForm(c)
  const form = v.safeParse(emailForm, fields, { abortPipeEarly: true })
  if (!form.success) return show(c, loaded, { typed: fields, errors: formErrors(form.issues, labels) })
  if (loaded.lockedUntil) return showLocked(c, loaded, fields, 'newEmail')
  const { newEmail } = form.output
  const error = (sentence: string) =>
    show(c, loaded, { typed: fields, errors: [{ field: 'newEmail', label: labels.newEmail, sentence }] })
  if (newEmail.toLowerCase() === loaded.provedEmail?.toLowerCase()) return error(same)
  if (!isFresh(c, loaded.viewer))
    return askAgain(c, loaded.viewer, { next: paths.contact, deed: paths.contactEmail, typed: { newEmail } })
  const allowance = await countTry(c.var, [{ limit: settings.newEmails, subject: candidateId }])
  if (!allowance.allowed) return error(enough)

  const at = now.toISOString()
  const holds = sessionHolds(loaded.viewer.sessionHash, candidateId, at)
  const asked = { id: randomId(), candidateId, recipient: newEmail, createdAt: at }
  const onFile = loaded.provedEmail ?? loaded.toldEmail
  const told = { ...asked, id: randomId(), recipient: onFile, data: { at, newEmail: maskEmail(newEmail) } }
  await database.batch([
    writeMailWhere(database, { ...asked, template: 'confirm-email', data: {} }, holds),
    ...(onFile ? [writeMailWhere(database, { ...told, template: 'email-asked' }, holds)] : []),
    writeEventWhere(database, eventBy(c, candidateId, 'email-asked'), holds),
  ])

  c.executionCtx.waitUntil(sendMails(c.env, program))
  return c.redirect(`${paths.contact}?sent`, 303)
})

const same = 'This is already the address on file.'
const enough = 'You can’t change your address again today. Try again tomorrow.'

const labels = {
  newEmail: 'New email address',
  phone: 'Telephone',
  address1: 'Address',
  address2: 'Address, second line',
  city: 'City',
  state: 'State or province',
  postalCode: 'Postal code',
  country: 'Country',
}

/** What is known of the person, and what of it is theirs. */
async function load(c: Context<Env>) {
  const { database, now } = c.var
  const { viewer, person, entries } = await readAsViewer(c, (id) => ({
    person: findPerson(database, id),
    entries: listOwnContacts(database, id),
  }))
  const {
    phone = '',
    address1 = '',
    address2 = '',
    city = '',
    state = '',
    postalCode = '',
    country = '',
  } = person ?? {}
  const told: Contacts = { phone, address1, address2, city, state, postalCode, country }
  const lockedUntil = person?.lockedUntil && person.lockedUntil > now.toISOString() ? person.lockedUntil : undefined
  return {
    viewer,
    told,
    entries,
    contacts: contactsInForce(told, entries),
    provedEmail: person?.provedEmail ?? undefined,
    toldEmail: person?.email ?? '',
    lockedUntil,
  }
}

type Loaded = Awaited<ReturnType<typeof load>>

interface CameBack {
  readonly typed: Readonly<Record<string, string>>
  readonly errors: readonly FieldError[]
}

function showLocked(c: Context<Env>, loaded: Loaded, typed: Readonly<Record<string, string>>, field: string) {
  const sentence =
    'Your login was made with a score report less than 3 days ago. You can change this when the 3 days are over.'
  return show(c, loaded, { typed, errors: [{ field, sentence }] })
}

function show(c: Context<Env>, loaded: Loaded, { typed, errors }: CameBack = { typed: {}, errors: [] }) {
  const done = c.req.query('sent') !== undefined ? 'sent' : c.req.query('kept') !== undefined ? 'kept' : undefined
  const { contacts, provedEmail, toldEmail, lockedUntil } = loaded
  const shown = {
    email: provedEmail ?? toldEmail,
    otherEmail: otherEmailOf({ email: toldEmail, provedEmail: provedEmail ?? null }, loaded.entries),
    fields: { ...contacts, newEmail: '', ...typed },
    lockedUntil,
    countries: countriesWith(typed.country ?? contacts.country),
  }
  return page(
    c,
    <ContactPage
      frame={frameOf(c, loaded.viewer, paths.contact)}
      labels={labels}
      {...shown}
      errors={errors}
      done={done}
    />,
    errors.length > 0 ? 422 : 200,
  )
}

/** What the feed calls a country need be no code; it stays as it is until somebody chooses another. */
function countriesWith(current: string) {
  return current === '' || countries.some(([code]) => code === current)
    ? countries
    : [[current, current] as const, ...countries]
}
