import type { FileType } from './file-types.ts'

/** Who has to do something next: `open` is ours, `waiting` is the person's. */
export const caseStates = ['open', 'waiting', 'closed'] as const
export type CaseState = (typeof caseStates)[number]

/** Who wrote a message of a case; `site` is what the site adds by itself. */
export const writers = ['person', 'staff', 'site'] as const

export const mostOfMessage = 5000

/** A file of a message; it lies in the bucket under the case, the message and its position. */
export interface CaseFileRow {
  readonly name: string
  readonly type: FileType
  readonly size: number
}

/** Stands above each mail about a case: what a mail program quotes below it is no part of an answer. */
export const replyMarker = '– Please write your reply above this line –'

/** The longest block before the quoted mail that may say who wrote it and when. */
const mostLinesOfHeading = 6

/**
 * What somebody wrote in answer to a mail of ours: everything above the marker, without the lines that say what is quoted,
 * which end with a colon or name the address our mails come from. Where there is no marker, all of it.
 */
export function replyText(text: string, mailFrom: string): string {
  const lines = text.replaceAll(/\r\n?/g, '\n').split('\n')
  const at = lines.findIndex((line) => line.includes(replyMarker))
  if (at < 0) return text.trim()
  const above = withoutQuotedEnd(lines.slice(0, at))
  const start = above.lastIndexOf('') + 1
  const heading = above.slice(start)
  const isHeading =
    heading.length <= mostLinesOfHeading && (heading.at(-1)?.endsWith(':') || namesAddress(heading.join(' '), mailFrom))
  const own = withoutQuotedEnd(isHeading ? above.slice(0, start) : above)
  return own.join('\n').trim()
}

/** The lines without the blank ones and the bare quotation marks they end with. */
function withoutQuotedEnd(lines: readonly string[]): string[] {
  const plain = lines.map((line) => line.trimEnd())
  const last = plain.findLastIndex((line) => line.replaceAll('>', '').trim() !== '')
  return plain.slice(0, last + 1)
}

/** The address itself, or one beside it that answers go to. */
function namesAddress(text: string, mailFrom: string): boolean {
  const at = mailFrom.lastIndexOf('@')
  const [lower, name, host] = [text.toLowerCase(), mailFrom.slice(0, at), mailFrom.slice(at)].map((part) =>
    part.toLowerCase(),
  ) as [string, string, string]
  return lower.includes(name) && lower.includes(host)
}

/** A name that a person asks for, by the columns of the candidates feed. */
export type AskedName = Readonly<
  Record<'first_name' | 'last_name' | 'localized_first_name' | 'localized_last_name', string>
>

/** The name that a case asks for; nothing where it asks for none. */
export function askedNameIn({ askedName }: { readonly askedName: string | null }): AskedName | undefined {
  return askedName === null ? undefined : (JSON.parse(askedName) as AskedName)
}
