import { plainAddress } from './email-address.ts'

/** What the address says that answers to one mail go to: which mail, and that we have written it there. */
export interface ReplyMark {
  readonly mailId: string
  readonly proof: string
}

/** `tracking+<mail>.<proof>@<host>`, beside the address that mails are sent from. */
export function replyAddress(mailFrom: string, { mailId, proof }: ReplyMark): string {
  const at = mailFrom.lastIndexOf('@')
  return `${mailFrom.slice(0, at)}+${mailId}.${proof}${mailFrom.slice(at)}`
}

/** Reads such an address, as far as one of ours can be told by its looks; whether we wrote it, the proof says. */
export function readReplyAddress(mailFrom: string, address: string): ReplyMark | undefined {
  const at = mailFrom.lastIndexOf('@')
  const [ours, theirs] = [mailFrom.toLowerCase(), plainAddress(address)]
  const [head, tail] = [`${ours.slice(0, at)}+`, ours.slice(at)]
  if (!theirs.startsWith(head) || !theirs.endsWith(tail)) return undefined
  const [, mailId, proof] = /^([\da-z-]{1,40})\.([\da-z]{16})$/.exec(theirs.slice(head.length, -tail.length)) ?? []
  return mailId && proof ? { mailId, proof } : undefined
}

/** Whether it is the address that mails are sent from, or one beside it that answers go to. */
export function isOwnAddress(mailFrom: string, address: string): boolean {
  const plain = plainAddress(address)
  const at = plain.lastIndexOf('@')
  const plus = plain.indexOf('+')
  const bare = plus < 0 || plus > at ? plain : plain.slice(0, plus) + plain.slice(at)
  return bare === mailFrom.toLowerCase()
}

/** The ids that a mail may have whose address came back in small letters, as some relays send it on. */
export function spellingsOf(mailId: string): readonly string[] {
  return [mailId, mailId.replace(/^[^-]+/, (head) => head.toUpperCase())]
}

/** What a proof is made of: the mail, and whom it went to. */
export function provedText({ mailId, recipient }: { readonly mailId: string; readonly recipient: string }): string {
  return `${mailId}\n${recipient}`.toLowerCase()
}
