/** Which mail a link to unsubscribe stands in, and the proof that we wrote it there. */
export interface UnsubscribeMark {
  readonly mailId: string
  readonly proof: string
}

export function unsubscribeToken({ mailId, proof }: UnsubscribeMark): string {
  return `${mailId}.${proof}`
}

/** Reads such a token, as far as one of ours can be told by its looks. */
export function readUnsubscribeToken(token: string): UnsubscribeMark | undefined {
  const [, mailId, proof] = /^([\dA-Za-z-]{1,40})\.([\da-z]{16})$/.exec(token) ?? []
  return mailId && proof ? { mailId, proof } : undefined
}

/** What the proof is made of: nothing that proves anything else. */
export function unsubscribeText(mailId: string): string {
  return `unsubscribe\n${mailId}`
}
