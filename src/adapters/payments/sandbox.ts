import type { PaymentState } from '../../core/orders.ts'
import { randomId } from '../secrets.ts'
import { type Payment, type PaymentProvider } from './provider.ts'

/** What the sandbox keeps of a payment. */
export interface SandboxPayment {
  readonly state: PaymentState
  readonly orderId: string
  readonly cents: number
  readonly currency: string
  readonly description: string
  readonly backTo: string
}

const secret = 'a secret of development'
const secondsTolerated = 300

/** A provider that takes no money and says so: for development alone. `pageOf` is where a payment is made. */
export function sandboxPayments(bucket: R2Bucket, pageOf: (reference: string) => string): PaymentProvider {
  const read = async (reference: string): Promise<Payment | undefined> => {
    const payment = await findSandboxPayment(bucket, reference)
    return payment && { ...payment, isLive: false }
  }
  return {
    name: 'sandbox',
    title: 'the sandbox',
    isLive: false,
    async open(wanted) {
      const reference = `sandbox-${wanted.orderId}`
      const known = await bucket.head(keyOf(reference))
      if (!known) await writeSandboxPayment(bucket, reference, { ...wanted, state: 'open' })
      return { reference, payAt: pageOf(reference) }
    },
    read,
    capture: read,
    async close(reference) {
      const payment = await findSandboxPayment(bucket, reference)
      if (payment?.state === 'open') await writeSandboxPayment(bucket, reference, { ...payment, state: 'closed' })
    },
    async readMessage(body, headers, now) {
      const [, at, signature] = /^t=(\d{1,12}),v1=([0-9a-f]{64})$/.exec(headers.get('Sandbox-Signature') ?? '') ?? []
      if (!at || !signature || Math.abs(now.getTime() / 1000 - Number(at)) > secondsTolerated) return undefined
      if (!(await isSignatureOf(`${at}.${body}`, signature))) return undefined
      const { id, reference, isLive } = JSON.parse(body) as { id: string; reference: string; isLive: boolean }
      return { id, isLive, reference }
    },
  }
}

export async function findSandboxPayment(bucket: R2Bucket, reference: string): Promise<SandboxPayment | undefined> {
  const kept = await bucket.get(keyOf(reference))
  return kept?.json<SandboxPayment>()
}

export async function writeSandboxPayment(bucket: R2Bucket, reference: string, payment: SandboxPayment): Promise<void> {
  await bucket.put(keyOf(reference), JSON.stringify(payment))
}

/** A message about a payment, signed as a provider would. */
export async function sandboxMessage(
  reference: string,
  now: Date,
  isLive = false,
): Promise<{ body: string; headers: Record<string, string> }> {
  const body = JSON.stringify({ id: `evt_${randomId()}`, reference, isLive })
  const at = Math.floor(now.getTime() / 1000)
  const bytes = new Uint8Array(await crypto.subtle.sign('HMAC', await key(), new TextEncoder().encode(`${at}.${body}`)))
  const signature = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  return { body, headers: { 'Content-Type': 'application/json', 'Sandbox-Signature': `t=${at},v1=${signature}` } }
}

async function isSignatureOf(text: string, signature: string): Promise<boolean> {
  const bytes = Uint8Array.from(signature.match(/../g)!, (pair) => Number.parseInt(pair, 16))
  return crypto.subtle.verify('HMAC', await key(), bytes, new TextEncoder().encode(text))
}

function key(): Promise<CryptoKey> {
  const hmac = { name: 'HMAC', hash: 'SHA-256' }
  return crypto.subtle.importKey('raw', new TextEncoder().encode(secret), hmac, false, ['sign', 'verify'])
}

function keyOf(reference: string): string {
  return `sandbox/${reference}`
}
