import { crc32 } from 'node:zlib'
import type { Message } from './world.ts'

/** PayPal's side of a signature: what it signs, and what its verify call makes of what it is given. */
interface PayPalSigner {
  sign(body: string, ageSeconds: number, webhookId: string): Promise<Message>
  /** Of the text that was posted to the verify call. */
  isRight(asked: string): Promise<boolean>
}

const rsa = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' } as const
const utf8 = new TextEncoder()

/** What is signed, by developer.paypal.com/api/rest/webhooks/rest: the CRC32 of the very bytes of the message, in decimal. */
export function signedText(transmissionId: string, time: string, webhookId: string, body: string): string {
  return [transmissionId, time, webhookId, crc32(utf8.encode(body))].join('|')
}

/** With a key of its own, in the place of the certificate. */
export function payPalSigner(webhookId: string): PayPalSigner {
  const size = { modulusLength: 2048, publicExponent: new Uint8Array([1, 0, 1]) }
  let made: Promise<CryptoKeyPair> | undefined
  const keys = () => (made ??= crypto.subtle.generateKey({ ...rsa, ...size }, true, ['sign', 'verify']) as Promise<CryptoKeyPair>) // prettier-ignore

  return {
    async sign(body, ageSeconds, id) {
      const transmission = crypto.randomUUID()
      const time = new Date(Date.now() - ageSeconds * 1000).toISOString().replace(/\.\d+Z$/, 'Z')
      const text = utf8.encode(signedText(transmission, time, id, body))
      const signature = new Uint8Array(await crypto.subtle.sign(rsa, (await keys()).privateKey, text))
      const headers = {
        'PAYPAL-AUTH-ALGO': 'SHA256withRSA',
        'PAYPAL-CERT-URL': 'https://api.paypal.com/v1/notifications/certs/CERT-made-up',
        'PAYPAL-TRANSMISSION-ID': transmission,
        'PAYPAL-TRANSMISSION-SIG': btoa(String.fromCharCode(...signature)),
        'PAYPAL-TRANSMISSION-TIME': time,
      }
      return { body, headers }
    },
    async isRight(asked) {
      const {
        transmission_id: id,
        transmission_time: time,
        transmission_sig: sig,
        ...rest
      } = JSON.parse(asked) as Asked
      if (rest.webhook_id !== webhookId || rest.auth_algo !== 'SHA256withRSA') return false
      // The event stands last, as it came: its own bytes are what was signed.
      const event = asked.slice(asked.indexOf(before) + before.length, -1)
      const signature = Uint8Array.from(atob(sig), (sign) => sign.charCodeAt(0))
      const text = utf8.encode(signedText(id, time, webhookId, event))
      return crypto.subtle.verify(rsa, (await keys()).publicKey, signature, text)
    },
  }
}

const before = '"webhook_event":'

interface Asked {
  readonly auth_algo: string
  readonly cert_url: string
  readonly transmission_id: string
  readonly transmission_sig: string
  readonly transmission_time: string
  readonly webhook_id: string
  readonly webhook_event: object
}
