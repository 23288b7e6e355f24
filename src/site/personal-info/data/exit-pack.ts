import type { ZipEntry } from '../../../adapters/zip.ts'
import { csvOf, flat, type Row } from './tables.ts'
import { paths } from '../../../paths.ts'

/** What another address of this site gives the same person. */
type Ask = (path: string, accept: string) => Promise<Response>

export interface ToPack {
  readonly issuer: string
  readonly day: string
  readonly origin: string
  readonly timeZone: string
  readonly badges: readonly { readonly id: string; readonly certification: string; readonly list: number }[]
  /** Certifications that have a certificate, whatever their status. */
  readonly certifications: readonly string[]
  /** Links of transcripts that the person shares, with what each is called. */
  readonly links: readonly { readonly token: string; readonly name: string }[]
  readonly history: Readonly<Record<string, unknown>>
  readonly tables: Readonly<Record<string, readonly Row[]>>
}

interface Document {
  readonly type: string
  readonly text: string
}

const forms = ['json', 'jwt', 'svg', 'png'] as const
const inHistory: readonly string[] = ['facts', 'holdings', 'activities', 'codes', 'events']

/** The files of an exit pack, one after another, and last the page that explains and checks them. */
export async function* filesOfPack(pack: ToPack, ask: Ask, template: string): AsyncGenerator<ZipEntry> {
  const files: { path: string; base64: string }[] = []
  const documents: Record<string, Document> = {}
  const signed = async (path: string, from: string): Promise<ZipEntry | undefined> => {
    const bytes = await bytesOf(await ask(from, 'application/json, image/*, application/pdf, text/plain'))
    if (bytes) files.push({ path, base64: base64Of(bytes) })
    return bytes && { path, content: bytes }
  }
  const document = async (path: string): Promise<Document | undefined> => {
    const answer = await ask(path, 'application/json')
    if (answer.status !== 200) return undefined
    const found = { type: answer.headers.get('Content-Type') ?? '', text: await answer.text() }
    documents[path] = found
    return found
  }

  for (const { id, certification } of pack.badges) {
    for (const form of forms) {
      const entry = await signed(`badges/${certification}/badge.${form}`, paths.badgeFile(id, form))
      if (entry) yield entry
    }
    const state = await document(paths.badgeState(id))
    if (state) yield { path: `status/badge-${certification}.json`, content: state.text }
  }
  const lists = new Set(pack.badges.map(({ list }) => paths.statusList(list)))
  for (const [at, { token, name }] of pack.links.entries()) {
    const entry = await signed(`records/${at + 1}-${plain(name)}.json`, paths.transcriptRecord(token))
    if (!entry) continue
    yield entry
    for (const list of listsIn(entry.content as Uint8Array)) lists.add(list)
    const state = await document(paths.transcriptState(token))
    if (state) yield { path: `status/record-${at + 1}.json`, content: state.text }
  }
  for (const list of [paths.didDocument, ...lists]) {
    const found = await document(list)
    if (found) yield { path: `status/${list.split('/').at(-1)!.replace('.json', '')}.json`, content: found.text }
  }
  for (const code of pack.certifications) {
    const bytes = await bytesOf(await ask(paths.certificatePdf(code), 'application/pdf'))
    if (bytes) yield { path: `certificates/${code}.pdf`, content: bytes }
  }
  yield { path: 'history/history.json', content: `${JSON.stringify(pack.history, null, 2)}\n` }
  for (const name of inHistory) {
    const rows = pack.tables[name] ?? []
    const byKind = Map.groupBy(rows, ({ kind }) => (name === 'facts' ? `facts-${String(kind)}` : name))
    for (const [table, own] of byKind) yield { path: `history/${table}.csv`, content: csvOf(own.map(flat)) }
  }
  const { origin, timeZone } = pack
  yield { path: 'index.html', content: pageOf(template, pack, { origin, timeZone, files, documents }) }
}

async function bytesOf(answer: Response): Promise<Uint8Array<ArrayBuffer> | undefined> {
  return answer.status === 200 ? new Uint8Array(await answer.arrayBuffer()) : undefined
}

/** Status lists of this site that a signed file names, as paths. */
function listsIn(bytes: Uint8Array): readonly string[] {
  const named = new TextDecoder().decode(bytes).matchAll(/"(https?:\/\/[^"]+?)(\/status\/[\w-]+)"/g)
  return [...new Set([...named].map(([, , path]) => path!))]
}

function base64Of(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192))
  return btoa(text)
}

function plain(name: string): string {
  return name.replaceAll(/[^\p{L}\p{N}]+/gu, '-').slice(0, 40) || 'record'
}

/** The page with the data it checks, escaped so that it can't close its script element. */
function pageOf(template: string, { issuer, day, origin }: ToPack, data: object): string {
  const values: Readonly<Record<string, string>> = {
    __ISSUER__: escaped(issuer),
    __DAY__: day,
    __VERIFY__: escaped(new URL(paths.verify, origin).href),
    __PACK__: JSON.stringify(data).replaceAll('<', '\\u003c'),
  }
  return template.replaceAll(/__(ISSUER|DAY|VERIFY|PACK)__/g, (name) => values[name]!)
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
}
