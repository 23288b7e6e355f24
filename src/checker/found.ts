/** A credential as text, out of whatever file it came in. */
export interface Found {
  /** In words, such as `in this picture (PNG)`; empty where the file is the credential itself. */
  readonly place: string
  readonly text: string
  readonly notes: readonly string[]
}
