import PostalMime, { type Attachment } from 'postal-mime'
import { readDeliveryStatus, type RecipientOutcome } from '../core/mail-outcome.ts'
import { beginningOf } from './mail-beginning.ts'

/** A notice of what became of a mail. */
export interface DeliveryNotice {
  readonly outcomes: readonly RecipientOutcome[]
  /** Where answers to the mail it quotes would go. */
  readonly quotedReplyTo: readonly string[]
}

/** A notice says in its first lines what it has to say; it may quote all of a mail behind them. */
const mostBytes = 256 * 1024
const limits = { forceRfc822Attachments: true, maxNestingDepth: 8, maxHeadersSize: 64 * 1024 }

/** Reads a notice, and of a long one only the beginning; nothing where it cannot be read. */
export async function readDeliveryNotice(raw: ReadableStream<Uint8Array>): Promise<DeliveryNotice | undefined> {
  try {
    const { attachments } = await PostalMime.parse(await beginningOf(raw, mostBytes), limits)
    const texts = (type: RegExp) => attachments.filter(({ mimeType }) => type.test(mimeType)).map(textOf)
    const quoted = texts(/^(message\/(rfc822|global|rfc822-headers)|text\/rfc822-headers)$/)
    return {
      outcomes: texts(/^message\/(global-)?delivery-status$/).flatMap(readDeliveryStatus),
      quotedReplyTo: (await Promise.all(quoted.map(replyToOf))).flat(),
    }
  } catch {
    return undefined
  }
}

async function replyToOf(quoted: string): Promise<string[]> {
  const head = quoted.split(/\r?\n\r?\n/, 1)[0]!
  const { replyTo } = await PostalMime.parse(`${head}\r\n\r\n`, limits)
  return (replyTo ?? []).flatMap(({ address }) => address ?? [])
}

function textOf({ content }: Attachment): string {
  return typeof content === 'string' ? content : new TextDecoder().decode(content)
}
