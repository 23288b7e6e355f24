/** A piece of a mail: a paragraph, a deed with its address, or facts line by line. */
export type Piece =
  | string
  | { readonly deed: string; readonly href: string }
  | { readonly facts: readonly (readonly [label: string, value: string])[] }

/** What a mail says, before it is put into text and HTML. */
export interface Mail {
  readonly subject: string
  readonly pieces: readonly Piece[]
}

/** A mail as it goes out. */
export interface WrittenMail {
  readonly subject: string
  readonly text: string
  readonly html: string
}
