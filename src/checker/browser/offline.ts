import { checkFile } from '../check.ts'
import { gradeOf } from '../grade.ts'
import { inAll } from '../words.ts'

/** The data in the page of an exit pack: files to check, and the issuer's answers on the day of the pack. */
interface Pack {
  readonly origin: string
  readonly timeZone: string
  readonly files: readonly { readonly path: string; readonly base64: string }[]
  /** By their paths on the issuer's site: keys, status lists, states. */
  readonly documents: Readonly<Record<string, { readonly type: string; readonly text: string }>>
}

const pack = JSON.parse(document.getElementById('pack')!.textContent ?? '{}') as Pack
const { origin, host } = new URL(pack.origin)

/** No requests to any site: only the pack's own data counts. */
function fromPack(url: string, question?: string) {
  const address = new URL(url)
  const isOwn = address.host === host && question === undefined
  const found = isOwn ? pack.documents[address.pathname] : undefined
  return found
    ? Promise.resolve({ status: 200, ...found })
    : Promise.reject(new TypeError('This page works without the internet.'))
}

async function check(bytes: Uint8Array<ArrayBuffer>): Promise<{ readonly grade: string; readonly sentence: string }> {
  const result = await checkFile(bytes, {
    now: new Date(),
    own: origin,
    timeZone: pack.timeZone,
    allowed: new Set([host]),
    fetch: fromPack,
  })
  if (!result.ok) return { grade: 'unknown', sentence: result.sentence }
  return { grade: gradeOf(result.checked), sentence: inAll(result.checked) }
}

const words: Readonly<Record<string, string>> = { good: 'Good', bad: 'Not good', replaced: 'Replaced' }

async function show(path: string, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
  const { grade, sentence } = await check(bytes)
  const row = document.querySelector<HTMLTemplateElement>('#row')!.content.cloneNode(true) as DocumentFragment
  const put = (name: string, text: string) => {
    row.querySelector(`[data-part="${name}"]`)!.textContent = text
  }
  put('path', path)
  put('grade', words[grade] ?? 'Not known')
  put('sentence', sentence)
  row.firstElementChild!.className = grade
  document.getElementById('checked')!.append(row)
}

for (const { path, base64 } of pack.files)
  await show(
    path,
    Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0)),
  )

document.getElementById('choose')!.addEventListener('change', ({ target }) => {
  const [file] = (target as HTMLInputElement).files ?? []
  if (file) void file.arrayBuffer().then((bytes) => show(file.name, new Uint8Array(bytes)))
})
