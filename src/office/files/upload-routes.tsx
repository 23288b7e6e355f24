import { type Context, Hono } from 'hono'
import { deleteFile, keepFile, TooLarge } from '../../adapters/files.ts'
import { gunzip, NotGzip } from '../../adapters/gzip.ts'
import { randomId } from '../../adapters/secrets.ts'
import { latestDayAnywhere } from '../../core/calendar.ts'
import type { Colleague } from '../../core/colleagues.ts'
import { howToName, readFileName, refuseFuture } from '../../core/feeds/file-name.ts'
import { kindsOf } from '../../core/feeds/kinds.ts'
import type { Import } from '../../data/imports/imports.ts'
import type { Env } from '../../env.ts'
import { page } from '../../http/answers/page.ts'
import { readUpload } from '../../http/forms/read-upload.ts'
import { officeFrameOf } from '../../http/office/office-frame.ts'
import { readAsColleague } from '../../http/office/read-as-colleague.ts'
import { paths } from '../../paths.ts'
import { feedRulesOf } from '../../program/feed-rules.ts'
import { importFiles, stepsAfterAnswer } from '../../work/imports/import-files.ts'
import { importKey } from '../../work/imports/import-keys.ts'
import { keepImport } from '../../work/imports/keep-import.ts'
import { UploadPage } from './upload-page.tsx'

/** Files that colleagues send, from a form. */
export const uploadRoutes = new Hono<Env>()

/** A form is held in memory as a whole, several times: larger files come packed, or by the API. */
const mostMebibytes = 20
const mostBytes = mostMebibytes * 1024 * 1024

uploadRoutes.get(paths.newFile, async (c) => {
  const { colleague } = await readAsColleague(c, {})

  return show(c, colleague, undefined, false)
})

uploadRoutes.post(paths.officeFiles, async (c) => {
  // Checks the role before it reads the upload.
  const { colleague } = await readAsColleague(c, {})
  const upload = await readUpload(c, 'file', mostBytes)
  if (upload === 'too large') return show(c, colleague, tooLarge, false)
  const { fields, file } = upload
  const isHistory = fields.history === 'yes'
  if (!file) return show(c, colleague, 'Choose a file.', isHistory)

  const kept = await keep(c, colleague, file, isHistory)
  if (typeof kept === 'string') return show(c, colleague, kept, isHistory)

  c.executionCtx.waitUntil(importFiles(c.env, c.var.program, stepsAfterAnswer))
  return c.redirect(paths.officeFile(kept.id), 303)
})

/** Keeps the file as a preview; or says why not, as a sentence. The same file again is the same import. */
async function keep(c: Context<Env>, colleague: Colleague, file: File, isHistory: boolean): Promise<Import | string> {
  const { database, now, settings } = c.var
  const isPacked = file.name.toLowerCase().endsWith('.gz')
  const named = readFileName(file.name.replace(/\.gz$/i, ''))
  if (!named) return howToName
  const future = refuseFuture(named, now)
  if (future) return future

  const id = randomId()
  try {
    const body = isPacked ? gunzip(file.stream()) : file.stream()
    const kept = await keepFile(c.env.FILES, importKey(id), body, settings.feeds.mostUnpacked)
    const sent = { id, ...named, ...kept, isHistory, receivedAt: now.toISOString(), isPreview: true }
    const received = await keepImport(database, sent, { kind: 'colleague', id: colleague.id })
    if (received.id !== id) await deleteFile(c.env.FILES, importKey(id))
    return received.withdrawnAt === null ? received : wasTakenBack
  } catch (error) {
    if (error instanceof TooLarge) return tooLarge
    if (error instanceof NotGzip) return 'This file is not packed with gzip, or it is incomplete. Pack it again.'
    throw error
  }
}

const tooLarge = `The file is too large: at most ${mostMebibytes} MiB, and 1 GiB unpacked. Pack it with gzip, or send it in parts.`
const wasTakenBack = 'This file was taken back before. Upload its rows as a new file, with a later time in its name.'

function show(c: Context<Env>, colleague: Colleague, sentence: string | undefined, isHistory: boolean) {
  const { program, now } = c.var
  const kinds = kindsOf(feedRulesOf(program, latestDayAnywhere(now)))
  const errors = sentence ? [{ field: 'file', sentence }] : []
  const shown = { kinds, mostMebibytes, isHistory, errors }
  return page(c, <UploadPage frame={officeFrameOf(c, colleague)} {...shown} />, sentence ? 422 : 200)
}
