import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'

/** What hashing costs: `ln` is the logarithm of N. */
export interface PasswordCost {
  readonly ln: number
  readonly r: number
  readonly p: number
}

/** OWASP's row for 16 MiB. N·r·p must stay within 2^20: the platform refuses more, in production only. */
export const passwordCost: PasswordCost = { ln: 14, r: 8, p: 5 }

/** A PHC string: `$scrypt$ln=14,r=8,p=5$salt$hash`. */
export async function hashPassword(password: string, cost: PasswordCost): Promise<string> {
  const salt = randomBytes(16)
  const hash = await derive(password, salt, cost)
  return `$scrypt$ln=${cost.ln},r=${cost.r},p=${cost.p}$${unpadded(salt)}$${unpadded(hash)}`
}

/** Takes as long for no account as for a wrong password of one whose password was hashed at this cost. */
export async function isPassword(password: string, phc: string | undefined, cost: PasswordCost): Promise<boolean> {
  const kept = phc === undefined ? { cost, salt: Buffer.alloc(16), hash: Buffer.alloc(32) } : read(phc)
  const hash = await derive(password, kept.salt, kept.cost)
  return timingSafeEqual(hash, kept.hash) && phc !== undefined
}

function read(phc: string): { cost: PasswordCost; salt: Buffer; hash: Buffer } {
  const parts = /^\$scrypt\$ln=(\d{1,2}),r=(\d{1,2}),p=(\d{1,2})\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]{43})$/.exec(phc)
  if (!parts) throw new Error('A kept password is not a PHC string of scrypt')
  const cost = { ln: Number(parts[1]), r: Number(parts[2]), p: Number(parts[3]) }
  return { cost, salt: Buffer.from(parts[4]!, 'base64'), hash: Buffer.from(parts[5]!, 'base64') }
}

function derive(password: string, salt: Uint8Array, { ln, r, p }: PasswordCost): Promise<Buffer> {
  const [N, maxmem] = [2 ** ln, 64 * 1024 * 1024]
  if (N * r * p > 2 ** 20 || 128 * N * r > maxmem / 2)
    throw new Error('A password that costs more than the platform gives')
  return new Promise((resolve, reject) =>
    scrypt(password.normalize('NFC'), salt, 32, { N, r, p, maxmem }, (error, key) =>
      error ? reject(error) : resolve(key),
    ),
  )
}

function unpadded(bytes: Buffer): string {
  return bytes.toString('base64').replaceAll('=', '')
}
