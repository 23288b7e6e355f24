/** Credentials as text, out of whatever file they came in. */
export interface Found {
  /** In words, such as `in this picture (PNG)`; empty where the file is the credential itself. */
  readonly place: string
  /** Each once, however often it is there; at least one. */
  readonly texts: readonly string[]
  readonly notes: readonly string[]
}

/** Each text once. */
export function distinct(texts: readonly string[]): string[] {
  return [...new Set(texts.map((text) => text.trim()))]
}
