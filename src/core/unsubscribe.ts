/** The mail that an unsubscribe link is in, and the proof that we wrote the link. */
export interface UnsubscribeMark {
  readonly mailId: string
  readonly proof: string
}

export function unsubscribeToken({ mailId, proof }: UnsubscribeMark): string {
  return `${mailId}.${proof}`
}

/** Parses such a token; undefined if it doesn't have our format. */
export function readUnsubscribeToken(token: string): UnsubscribeMark | undefined {
  const [, mailId, proof] = /^([\dA-Za-z-]{1,40})\.([\da-z]{16})$/.exec(token) ?? []
  return mailId && proof ? { mailId, proof } : undefined
}

/** What the proof is made of: nothing that proves anything else. */
export function unsubscribeText(mailId: string): string {
  return `unsubscribe\n${mailId}`
}
