import { Buffer } from 'node:buffer'

export type Order = 'utf-8' | 'utf-16le' | 'utf-16be'

/** How the bytes of a text are written. */
export interface Written {
  readonly encoding: Order
  readonly mark: boolean
}

export function bytesOf(text: string, { encoding, mark }: Written): Uint8Array<ArrayBuffer> {
  const marked = mark ? `\uFEFF${text}` : text
  if (encoding === 'utf-8') return new Uint8Array(Buffer.from(marked))
  const units = Buffer.from(marked, 'utf16le')
  return new Uint8Array(encoding === 'utf-16be' ? units.swap16() : units)
}

/** A field as a careful program writes it; `always` has quotation marks where none are needed. */
export function field(text: string, separator: string, always: boolean): string {
  const needs = always || text.includes(separator) || /["\r\n]|^\s|\s$/.test(text)
  return needs ? `"${text.replaceAll('"', '""')}"` : text
}
