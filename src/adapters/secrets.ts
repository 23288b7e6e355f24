/** 256 random bits, as text fit for a header, a cookie or an address. */
export function randomSecret(): string {
  return base64url(crypto.getRandomValues(new Uint8Array(32)))
}

/** What is kept of a secret: its SHA-256. */
export const hashOfSecret = hashOfText

/** The SHA-256 of a text, base64url. */
export async function hashOfText(text: string): Promise<string> {
  return base64url(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))))
}

/** The HMAC-SHA-256 of a text, base64url: without the key nobody can tell what it was of. */
export async function hashWithKey(key: string, text: string): Promise<string> {
  return base64url(await hmac(key, text))
}

/** 80 bits of the same as 16 symbols, in small letters alone: what may be part of a mail address. */
export async function proofWithKey(key: string, text: string): Promise<string> {
  return symbols((await hmac(key, text)).slice(0, 16)).toLowerCase()
}

async function hmac(key: string, text: string): Promise<Uint8Array> {
  const bytes = (words: string) => new TextEncoder().encode(words)
  const secret = await crypto.subtle.importKey('raw', bytes(key), { name: 'HMAC', hash: 'SHA-256' }, false, ['sign'])
  return new Uint8Array(await crypto.subtle.sign('HMAC', secret, bytes(text)))
}

/** Six digits, each as likely as any. */
export function randomDigits(): string {
  const most = 4_294_000_000
  const [number] = crypto.getRandomValues(new Uint32Array(1))
  return number! < most ? String(number! % 1_000_000).padStart(6, '0') : randomDigits()
}

const alphabet = '0123456789BCDEFGHJKLMNPQRSTVWXYZ'

/** 16 symbols that nobody mistakes for one another, 80 random bits. */
export function randomId(): string {
  return symbols(crypto.getRandomValues(new Uint8Array(16)))
}

/** A symbol for five bits of each byte. */
function symbols(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => alphabet[byte & 31]).join('')
}

function base64url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')
}
