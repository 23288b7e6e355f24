import { type Context, Hono } from 'hono'
import * as v from 'valibot'
import { findPerson, listOwnContacts, writeOwnContacts } from '../../../data/people/contacts.ts'
import type { Env } from '../../../env.ts'
import { formErrors } from '../../../http/forms/form-errors.ts'
import { sent } from '../../../http/forms/form-fields.ts'
import { frameOf } from '../../../http/answers/frames.ts'
import { page } from '../../../http/answers/page.ts'
import { readAsViewer } from '../../../http/visitor/read-as-viewer.ts'
import { readForm } from '../../../http/forms/read-form.ts'
import { paths } from '../../../paths.ts'
import type { FieldError } from '../../../ui/fields.tsx'
import { AttributesPage } from './attributes-page.tsx'

export const attributesRoutes = new Hono<Env>()

/** The one thing here that a candidate enters; whatever else is sent changes nothing. */
const jobTitleForm = v.object({
  jobTitle: v.pipe(
    sent,
    v.transform((text) => text.replaceAll(/[\s\p{Cc}]+/gu, ' ').trim()),
    v.maxLength(100, 'Use at most 100 characters.'),
  ),
})

const field = 'jobTitle'

attributesRoutes.get('/', async (c) => show(c, await load(c)))

attributesRoutes.post('/', async (c) => {
  const { database, now } = c.var
  const loaded = await load(c)
  const fields = await readForm(c)
  const form = v.safeParse(jobTitleForm, fields)
  if (!form.success) return show(c, loaded, fields[field], formErrors(form.issues, { [field]: 'Job Title' }))

  const entry = { field, value: form.output.jobTitle, told: '' }
  await database.batch(writeOwnContacts(database, loaded.viewer.candidateId, [entry], now.toISOString()))

  return c.redirect(`${paths.attributes}?kept`, 303)
})

async function load(c: Context<Env>) {
  const { database, program } = c.var
  const { viewer, person, entries } = await readAsViewer(c, (id) => ({
    person: findPerson(database, id),
    entries: listOwnContacts(database, id),
  }))
  const ids = JSON.parse(person?.outsideIds ?? '{}') as Readonly<Record<string, string>>
  const attributes = program.outsideIds
    .filter(({ shownAs }) => shownAs === 'attribute')
    .map(({ column, label, isLast }) => ({ label, value: ids[column] ?? '', isLast: isLast === true }))
  return { viewer, attributes, jobTitle: entries.find((one) => one.field === field)?.value ?? '' }
}

function show(
  c: Context<Env>,
  { viewer, attributes, jobTitle }: Awaited<ReturnType<typeof load>>,
  typed = jobTitle,
  errors: readonly FieldError[] = [],
) {
  const isKept = c.req.query('kept') !== undefined
  const frame = frameOf(c, viewer, paths.attributes)
  const shown = (
    <AttributesPage frame={frame} attributes={attributes} jobTitle={typed} errors={errors} isKept={isKept} />
  )
  return page(c, shown, errors.length > 0 ? 422 : 200)
}
