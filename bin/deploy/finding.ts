export interface Finding {
  /** What has to be put right first, or what is only said. */
  readonly kind: 'missing' | 'note'
  readonly sentence: string
}

export function missing(sentence: string): Finding {
  return { kind: 'missing', sentence }
}

export function note(sentence: string): Finding {
  return { kind: 'note', sentence }
}
