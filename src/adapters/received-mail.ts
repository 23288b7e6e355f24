import PostalMime from 'postal-mime'
import { beginningOf } from './mail-beginning.ts'

/** What a person's mail says, as far as it is of use in a thread. */
export interface ReceivedMail {
  /** Absent where it has no plain text. */
  readonly text: string | undefined
  readonly attachments: readonly { readonly name: string; readonly bytes: Uint8Array }[]
  /** By which a mail that comes twice is known; absent where it says none. */
  readonly messageId: string | undefined
  /** There was more of it than is read: then it has no attachments, since the last one would be cut. */
  readonly isCut: boolean
}

/** A file of 10 MB as base64, and some text. */
const mostBytes = 15 * 1024 * 1024
/** Text stands ahead of files. */
const mostBytesOfCut = 256 * 1024
const limits = { forceRfc822Attachments: true, maxNestingDepth: 8, maxHeadersSize: 64 * 1024 }

/** Reads a person's mail; nothing where it cannot be read. */
export async function readReceivedMail(
  raw: ReadableStream<Uint8Array>,
  size: number,
): Promise<ReceivedMail | undefined> {
  const isCut = size > mostBytes
  try {
    const bytes = await beginningOf(raw, isCut ? mostBytesOfCut : Math.max(size, 1))
    const { text, attachments, messageId } = await PostalMime.parse(bytes, limits)
    const files = attachments.map(({ filename, content }) => ({ name: filename ?? '', bytes: bytesOf(content) }))
    return { text, attachments: isCut ? [] : files, messageId, isCut }
  } catch {
    return undefined
  }
}

function bytesOf(content: ArrayBuffer | Uint8Array | string): Uint8Array {
  if (typeof content === 'string') return new TextEncoder().encode(content)
  return content instanceof Uint8Array ? content : new Uint8Array(content)
}
