import { type Context, Hono } from 'hono'
import * as v from 'valibot'
import { randomId } from '../../../adapters/secrets.ts'
import type { FileType } from '../../../core/file-types.ts'
import { findOwnCase } from '../../../data/cases/cases.ts'
import { listOwnThread } from '../../../data/cases/threads.ts'
import type { Env } from '../../../env.ts'
import { frameOf } from '../../../http/answers/frames.ts'
import { page } from '../../../http/answers/page.ts'
import { refuse } from '../../../http/answers/refuse.tsx'
import { sendCaseFile } from '../../../http/answers/send-case-file.ts'
import { formErrors } from '../../../http/forms/form-errors.ts'
import { readUpload } from '../../../http/forms/read-upload.ts'
import { countTry } from '../../../http/limits.ts'
import { readAsViewer } from '../../../http/visitor/read-as-viewer.ts'
import { paths } from '../../../paths.ts'
import type { Program } from '../../../program/program.ts'
import type { FieldError } from '../../../ui/fields.tsx'
import { addAnswer } from '../../../work/cases/add-answer.ts'
import { caseFileKey, mostBytesOfFile, openCaseFile, readCaseFile } from '../../../work/cases/case-files.ts'
import { sendMails } from '../../../work/mail/send-mails.ts'
import { CasePage } from './case-page.tsx'
import { messageForm, messageLabels } from './forms.ts'
import { ownParts } from './view.ts'

/** A person's own cases. */
export const casesRoutes = new Hono<Env>()

casesRoutes.get('/', (c) => c.redirect(`${paths.mail}#cases`, 303))

casesRoutes.get('/:reference', async (c) => {
  const loaded = await load(c)
  return loaded ? show(c, loaded) : c.notFound()
})

casesRoutes.post('/:reference/messages', async (c) => {
  const { settings, now } = c.var
  const loaded = await load(c)
  if (!loaded) return c.notFound()
  const upload = await readUpload(c, 'file', mostBytesOfFile)
  if (upload === 'too large') return refuse(c, 413, 'The file is larger than 10 MB. Send a smaller one.')
  const { fields } = upload
  const file = await readCaseFile(upload.file)
  const fileErrors = typeof file === 'string' ? [{ field: 'file', label: messageLabels.file, sentence: file }] : []
  const form = v.safeParse(messageForm, fields, { abortPipeEarly: true })
  if (!form.success || typeof file === 'string')
    return show(c, loaded, fields, [...formErrors(form.issues, messageLabels), ...fileErrors])
  const { candidateId } = loaded.viewer
  const { allowed } = await countTry(c.var, [{ limit: settings.answers.person, subject: candidateId }])
  if (!allowed)
    return show(c, loaded, fields, [
      { field: 'message', sentence: 'You can’t send more messages today. Try again tomorrow.' },
    ])

  const { reference } = loaded.own
  const text = form.output.message
  const forStaff = mailForStaff(c, loaded, text, file?.name ?? '')
  await addAnswer(c.env, { id: randomId(), reference, text, files: file ? [file] : [], forStaff, of: candidateId }, now)

  c.executionCtx.waitUntil(sendMails(c.env, c.var.program))
  return c.redirect(paths.ownCase(reference), 303)
})

casesRoutes.get('/:reference/files/:file', async (c) => {
  const loaded = await load(c)
  const [, message = '', position = '0'] = /^([\w-]{1,60})-(\d)$/.exec(c.req.param('file')) ?? []
  const isFirst = c.req.param('file') === 'first'
  const meant = loaded && (isFirst ? firstFile(loaded.own) : fileAmong(loaded.thread, message, Number(position)))
  if (!meant) return c.notFound()
  const { reference } = loaded.own
  const body = await openCaseFile(
    c.env,
    isFirst ? caseFileKey(reference) : caseFileKey(reference, message, Number(position)),
  )

  return body ? sendCaseFile(c, { body, ...meant, mayBeShown: false }) : c.notFound()
})

/** Support may read its mailbox only: a site need not have an office. */
function mailForStaff(c: Context<Env>, { viewer, own }: Loaded, message: string, file: string) {
  const { program, now } = c.var
  const { reference, about, replyTo } = own
  const { candidateId } = viewer
  return {
    id: randomId(),
    candidateId: null,
    recipient: program.operator.supportEmail,
    template: 'case-message-for-staff',
    data: { reference, topic: topicName(program, own.topic), about, replyTo, candidate: candidateId, file, message },
    createdAt: now.toISOString(),
  } as const
}

function topicName({ supportTopics }: Program, topic: string): string {
  return supportTopics.find(({ code }) => code === topic)?.name ?? topic
}

/** The case and its thread, where it is the viewer's. */
async function load(c: Context<Env>) {
  const { database } = c.var
  const reference = c.req.param('reference') ?? ''
  const { own, ...rest } = await readAsViewer(c, (id) => ({
    own: findOwnCase(database, reference, id),
    thread: listOwnThread(database, reference, id),
  }))
  return own && { own, ...rest }
}

type Loaded = NonNullable<Awaited<ReturnType<typeof load>>>

function firstFile({ fileName, fileType }: Loaded['own']) {
  return fileName ? { name: fileName, type: (fileType ?? 'application/pdf') as FileType } : undefined
}

function fileAmong(thread: Loaded['thread'], message: string, position: number) {
  const file = thread.find(({ id }) => id === message)?.files[position]
  return file && { name: file.name, type: file.type }
}

function show(
  c: Context<Env>,
  { viewer, own, thread }: Loaded,
  typed: Readonly<Record<string, string>> = {},
  errors: readonly FieldError[] = [],
) {
  const { program } = c.var
  return page(
    c,
    <CasePage
      frame={frameOf(c, viewer)}
      {...own}
      topic={topicName(program, own.topic)}
      parts={ownParts(own, thread)}
      typed={typed}
      errors={errors}
    />,
    errors.length > 0 ? 422 : 200,
  )
}
