/** Octets of an address, at most: 64 before the at sign and 255 behind it (RFC 5321). What is longer is none. */
const longest = 320

/** An address out of a field of a mail, in small letters; empty where it is too long to be one, before anything reads it. */
export function plainAddress(text: string): string {
  return text.length > longest ? '' : text.trim().toLowerCase()
}

/** One address as mail can be sent to: no names, no lists, no line breaks, at most the 254 bytes that a path may have. */
export function isEmailAddress(text: string): boolean {
  return text.length <= 254 && new TextEncoder().encode(text).byteLength <= 254 && address.test(text)
}

/** RFC 5321 without quoting; letters beyond ASCII as RFC 6531 has them. */
const address =
  /^(?!.{65,}@)[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+(?:\.[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+)*@(?:[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}-]{0,61}[\p{L}\p{M}\p{N}])?\.)+[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}-]{0,61}[\p{L}\p{M}\p{N}])$/u

/** As it may be shown to somebody who should recognize it and not learn it: `j•••@example.com`. */
export function maskEmail(email: string): string {
  const at = email.lastIndexOf('@')
  return `${[...email].slice(0, 1).join('')}•••${email.slice(at)}`
}
