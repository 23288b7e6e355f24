import type { Context } from 'hono'
import * as v from 'valibot'
import { deleteFile, type KeptFile, keepFile, TooLarge } from '../../adapters/files.ts'
import { gunzip, NotGzip } from '../../adapters/gzip.ts'
import { randomId } from '../../adapters/secrets.ts'
import { readFileName, refuseFuture } from '../../core/feeds/file-name.ts'
import type { Import } from '../../data/imports/imports.ts'
import type { Env } from '../../env.ts'
import { problem } from '../../http/answers/problem.ts'
import { refuseKind } from '../../http/operators.ts'
import { problemsOf } from '../../http/schemas.ts'
import { importKey } from '../../work/imports/import-keys.ts'
import { keepImport } from '../../work/imports/keep-import.ts'
import { importQuery } from '../schemas/imports.ts'

/** Keeps the file before a row of it is read. The same name and unpacked bytes again give the same import. */
export async function receive(c: Context<Env>): Promise<Import | Response> {
  const query = v.safeParse(importQuery, { ...c.req.query(), name: c.req.query('name') ?? '' })
  const file = query.success && readFileName(query.output.name)
  if (!file) return problem(c, 422, 'The file is not named as it must be.', problemsOf(query.issues))
  const refused = refuseKind(c, file.kind)
  if (refused) return refused
  const future = refuseFuture(file, c.var.now)
  if (future) return problem(c, 422, future, [{ field: 'name', message: future }])
  const length = c.req.header('Content-Length')
  if (!length || !/^\d+$/.test(length)) return problem(c, 411, 'Send the length of the file: Content-Length.')
  if (Number(length) > c.var.settings.feeds.mostSent) return problem(c, 413, tooLarge)
  const packing = c.req.header('Content-Encoding') ?? 'identity'
  if (packing !== 'identity' && packing !== 'gzip')
    return problem(c, 415, 'Send the file as it is, or packed with gzip.')

  const id = randomId()
  const kept = await keep(c, { key: importKey(id), name: file.name }, packing)
  if (kept instanceof Response) return kept

  const isHistory = query.output.history === '1'
  const receivedAt = c.var.now.toISOString()
  const sender = { kind: 'token', id: c.var.operator.tokenId } as const
  const sent = { id, ...file, ...kept, isHistory, receivedAt, isPreview: query.output.preview === '1' }
  const received = await keepImport(c.var.database, sent, sender)
  if (received.id !== id) await deleteFile(c.env.FILES, importKey(id))
  return received.withdrawnAt === null ? received : problem(c, 409, wasTakenBack(received.withdrawnAt))
}

async function keep(
  c: Context<Env>,
  { key, name }: { readonly key: string; readonly name: string },
  packing: 'identity' | 'gzip',
): Promise<KeptFile | Response> {
  const { mostSent, mostUnpacked } = c.var.settings.feeds
  const sent = c.req.raw.body ?? new Blob([]).stream()
  const body = packing === 'gzip' ? gunzip(sent) : sent
  try {
    return await keepFile(c.env.FILES, key, body, packing === 'gzip' ? mostUnpacked : mostSent, name)
  } catch (error) {
    if (error instanceof TooLarge) return problem(c, 413, tooLarge)
    if (error instanceof NotGzip) return problem(c, 422, 'This is not packed with gzip, or it is torn.')
    throw error
  }
}

function wasTakenBack(at: string): string {
  return `This file was taken back at ${at}. To take its rows in after all, send them in a file made later, under its own name.`
}

const tooLarge =
  'At most 50 MiB can be sent at once, and 1 GiB when unpacked. Pack the file with gzip, or send it in parts.'
