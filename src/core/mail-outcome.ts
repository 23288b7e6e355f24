import { plainAddress } from './email-address.ts'

/**
 * What became of a mail at the recipient's side. `failed`: it came back for a reason that says nothing of the next one.
 * `no-such-address`: it came back, and so would the next one. `unwanted`: the recipient marked it as unwanted.
 */
export type MailOutcome = 'delivered' | 'failed' | 'no-such-address' | 'unwanted'

export interface RecipientOutcome {
  readonly recipient: string
  readonly outcome: MailOutcome
}

/** What the part `message/delivery-status` of a notice says (RFC 3464), recipient by recipient; what is still tried says nothing. */
export function readDeliveryStatus(text: string): RecipientOutcome[] {
  const groups = text.replaceAll(/\r\n?/g, '\n').split(/\n[\t ]*\n/)
  return groups.flatMap((group) => {
    const fields = fieldsOf(group)
    const outcome = outcomeOf(fields.get('action') ?? '', fields.get('status') ?? '')
    const named = ['final-recipient', 'original-recipient'].flatMap((name) => recipientIn(fields.get(name)) ?? [])
    return outcome ? [...new Set(named)].map((recipient) => ({ recipient, outcome })) : []
  })
}

/** The fields of a head, unfolded; of two of one name the first. */
function fieldsOf(group: string): ReadonlyMap<string, string> {
  const fields = new Map<string, string>()
  for (const line of group.replaceAll(/\n[\t ]+/g, ' ').split('\n')) {
    const colon = line.indexOf(':')
    const name = line.slice(0, Math.max(0, colon)).trim().toLowerCase()
    if (name !== '' && !fields.has(name)) fields.set(name, line.slice(colon + 1).trim())
  }
  return fields
}

/** Out of `rfc822; name@example.com`. */
function recipientIn(field: string | undefined): string | undefined {
  const [, named = ''] = plainAddress(field ?? '').split(/;(.*)/s)
  const address = named.trim().replace(/^<(.*)>$/, '$1')
  return /^[^\s<>@]+@[^\s<>@]+$/.test(address) ? address : undefined
}

function outcomeOf(action: string, status: string): MailOutcome | undefined {
  const word = /^\w*/.exec(action.toLowerCase())![0]
  if (word === 'delivered') return 'delivered'
  if (word !== 'failed') return undefined
  // 5.1: something about the address; 5.2.1: a mailbox that takes nothing any more.
  return /^5\.(1\.\d|2\.1\b)/.test(status) ? 'no-such-address' : 'failed'
}
