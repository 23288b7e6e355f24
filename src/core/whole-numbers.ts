/** Numbers with a hyphen in them, such as an exam's or a day's: they must not break over lines. */
const hyphenated = /((?:\w+-)+\d\w*)/

/** A text in pieces: every second one is to be kept whole. */
export function splitAtNumbers(text: string): string[] {
  return text.split(hyphenated)
}
