/** Numbers with a hyphen in them, such as an exam's or a day's: they must not break over lines. */
const hyphenated = /^(?:\w+-)+\d\w*/

/** A text in pieces: every second one is to be kept whole. */
export function splitAtNumbers(text: string): string[] {
  const pieces = ['']
  // One run after another, each looked at from its beginning only: the time grows with the text and no faster.
  for (const run of text.split(/([\w-]+)/)) {
    const [number] = hyphenated.exec(run) ?? []
    if (number) pieces.push(number, run.slice(number.length))
    else pieces.push(pieces.pop()! + run)
  }
  return pieces
}
