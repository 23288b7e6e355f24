import { type Context, Hono } from 'hono'
import * as v from 'valibot'
import { fullName } from '../../../core/person-name.ts'
import { findPerson } from '../../../data/people/contacts.ts'
import type { Env } from '../../../env.ts'
import { formErrors } from '../../../http/forms/form-errors.ts'
import { filled, sent } from '../../../http/forms/form-fields.ts'
import { frameOf } from '../../../http/answers/frames.ts'
import { countTry } from '../../../http/limits.ts'
import { page } from '../../../http/answers/page.ts'
import { readAsViewer } from '../../../http/visitor/read-as-viewer.ts'
import { readUpload } from '../../../http/forms/read-upload.ts'
import { refuse } from '../../../http/answers/refuse.tsx'
import { mostBytesOfFile, readCaseFile } from '../../../work/cases/case-files.ts'
import { openSupportCase } from '../../../work/open-case.ts'
import { sendMails } from '../../../work/mail/send-mails.ts'
import { paths } from '../../../paths.ts'
import type { FieldError } from '../../../ui/fields.tsx'
import { NamePage } from './name-page.tsx'

export const nameRoutes = new Hono<Env>()

const labels = {
  firstName: 'First name',
  lastName: 'Last name',
  localizedFirstName: 'First name in your own script',
  localizedLastName: 'Last name in your own script',
  reason: 'Reason',
  file: 'Proof',
}

const part = v.pipe(
  sent,
  v.transform((text) => text.replaceAll(/[\s\p{Cc}]+/gu, ' ').trim()),
  v.maxLength(200, 'Use at most 200 characters.'),
)

const nameForm = v.object({
  firstName: part,
  lastName: v.pipe(part, v.nonEmpty('Enter your last name. If you have only one name, enter it here.')),
  localizedFirstName: part,
  localizedLastName: part,
  reason: v.pipe(filled('Tell us why the name should change.'), v.maxLength(2000, 'Use at most 2,000 characters.')),
})

nameRoutes.get('/', async (c) => show(c, await load(c)))

nameRoutes.post('/', async (c) => {
  const { now, program, settings } = c.var
  const loaded = await load(c)
  const { candidateId } = loaded.viewer
  const upload = await readUpload(c, 'file', mostBytesOfFile)
  if (upload === 'too large') return refuse(c, 413, 'The file is larger than 10 MB. Send a smaller one.')
  const { fields } = upload
  const file = await readCaseFile(upload.file)
  const sentence = typeof file === 'string' ? file : file ? undefined : 'Choose a file that shows the new name.'
  const fileErrors = sentence ? [{ field: 'file', label: labels.file, sentence }] : []
  const form = v.safeParse(nameForm, fields, { abortPipeEarly: true })
  if (!form.success || typeof file === 'string' || !file)
    return show(c, loaded, fields, [...formErrors(form.issues, labels), ...fileErrors])
  if (loaded.isLocked) return show(c, loaded, fields, [{ field: 'lastName', sentence: locked }])
  if (isUnchanged(loaded.onFile, form.output))
    return show(c, loaded, fields, [{ field: 'lastName', sentence: unchanged }])
  const allowance = await countTry(c.var, [{ limit: settings.cases.person, subject: candidateId }])
  if (!allowance.allowed)
    return show(c, loaded, fields, [
      { field: 'reason', sentence: 'You can’t send another request today. Try again tomorrow.' },
    ])

  const { firstName, lastName, localizedFirstName, localizedLastName, reason } = form.output
  const localizedName = fullName({ first: localizedFirstName, last: localizedLastName }, program.familyNameFirst)
  const lines = [
    `Name on file: ${loaded.name}`,
    `New name: ${fullName({ first: firstName, last: lastName }, program.familyNameFirst)} (first: ${firstName || 'none'}, last: ${lastName})`,
    `In their own script: ${localizedName || (loaded.localizedName ? 'none' : 'not given')}`,
    `Reason: ${reason}`,
  ]
  const wanted = {
    candidateId,
    topic: 'name',
    message: lines.join('\n'),
    askedName: {
      first_name: firstName,
      last_name: lastName,
      localized_first_name: localizedFirstName,
      localized_last_name: localizedLastName,
    },
    replyTo: loaded.email,
    isOwnAddress: true,
    file,
  }
  const reference = await openSupportCase(c.env, program, wanted, now)

  c.executionCtx.waitUntil(sendMails(c.env, program))
  return c.redirect(paths.supportReceived(reference), 303)
})

const locked =
  'Your login was made with a score report less than 3 days ago. You can change your name when the 3 days are over.'

const unchanged = 'This is the name on file. Change what’s wrong.'

const nameParts = ['firstName', 'lastName', 'localizedFirstName', 'localizedLastName'] as const
type NameParts = Readonly<Record<(typeof nameParts)[number], string>>

function isUnchanged(onFile: NameParts, asked: NameParts): boolean {
  return nameParts.every((one) => asked[one] === onFile[one])
}

async function load(c: Context<Env>) {
  const { database, now, program } = c.var
  const { viewer, person } = await readAsViewer(c, (id) => ({ person: findPerson(database, id) }))
  const localized = { first: person?.localizedFirstName ?? '', last: person?.localizedLastName ?? '' }
  const [firstName, lastName] = [person?.firstName ?? '', person?.lastName ?? '']
  const localizedName = fullName(localized, program.familyNameFirst)
  return {
    viewer,
    name: fullName({ first: firstName, last: lastName }, program.familyNameFirst),
    localizedName,
    onFile: { firstName, lastName, localizedFirstName: localized.first, localizedLastName: localized.last },
    email: person?.provedEmail ?? person?.email ?? '',
    isLocked: (person?.lockedUntil ?? '') > now.toISOString(),
  }
}

function show(
  c: Context<Env>,
  { viewer, name, localizedName, onFile }: Awaited<ReturnType<typeof load>>,
  typed: Readonly<Record<string, string>> = onFile,
  errors: readonly FieldError[] = [],
) {
  const frame = frameOf(c, viewer, paths.name)
  const shown = (
    <NamePage frame={frame} name={name} localizedName={localizedName} labels={labels} typed={typed} errors={errors} />
  )
  return page(c, shown, errors.length > 0 ? 422 : 200)
}
