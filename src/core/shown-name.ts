/** What cannot be seen, or turns the order of writing around. Variants of signs are seen, and joiners have a rule of their own. */
const unseen = /(?!\u200c|\u200d|\p{Variation_Selector})[\p{DI}\p{Bidi_Control}\ufff9-\ufffb\u2800]/gu

/** A joiner that is not between two letters of a script in which joiners decide how letters look: there it is part of the name. */
const idleJoiner =
  /(?<![\p{scx=Arabic}\p{scx=Syriac}\p{scx=Mandaic}\p{scx=Mongolian}\p{scx=Nko}\p{scx=Adlam}\p{scx=Devanagari}\p{scx=Bengali}\p{scx=Gurmukhi}\p{scx=Gujarati}\p{scx=Oriya}\p{scx=Tamil}\p{scx=Telugu}\p{scx=Kannada}\p{scx=Malayalam}\p{scx=Sinhala}\p{scx=Khmer}\p{scx=Myanmar}\p{scx=Tibetan}])[\u200c\u200d]|[\u200c\u200d](?![\p{scx=Arabic}\p{scx=Syriac}\p{scx=Mandaic}\p{scx=Mongolian}\p{scx=Nko}\p{scx=Adlam}\p{scx=Devanagari}\p{scx=Bengali}\p{scx=Gurmukhi}\p{scx=Gujarati}\p{scx=Oriya}\p{scx=Tamil}\p{scx=Telugu}\p{scx=Kannada}\p{scx=Malayalam}\p{scx=Sinhala}\p{scx=Khmer}\p{scx=Myanmar}\p{scx=Tibetan}])/gu

/**
 * A name as a file has sent it, fit to be shown and mailed: on one line, with nothing that hides in it or turns around what
 * stands beside it. What was sent is kept as it is.
 */
export function shownName(sent: string): string {
  const seen = sent.toWellFormed().replaceAll(unseen, '').replaceAll(idleJoiner, '')
  return seen.replaceAll(/[\s\p{Cc}]+/gu, ' ').trim()
}
