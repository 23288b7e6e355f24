/** Marks in the order in which fonts take them; Unicode's own order is another. After HarfBuzz's combining classes. */
const marks =
  '\u05c1\u05c2\u05bc\u05bf\u05b9\u05ba\u05b1\u05b2\u05b3\u05b5\u05b6\u05b7\u05b8\u05c7\u05b0\u05b4\u05bb\u05bd' +
  '\u0651\u064b\u064c\u064d\u064e\u064f\u0650\u0652\u0670'

/** Text as fonts expect it, where fontkit does not see to that: Hebrew and Arabic marks, Thai am and tones on tall letters. */
export function inFontOrder(text: string): string {
  return text
    .replace(/[\u05b0-\u05c7\u064b-\u0652\u0670]{2,}/g, (stack) =>
      Array.from(stack)
        .toSorted((a, b) => marks.indexOf(a) - marks.indexOf(b))
        .join(''),
    )
    .replace(/(?<![\u0e31\u0e34-\u0e37\u0e47-\u0e4e])([\u0e31\u0e34-\u0e37\u0e47-\u0e4e]*)\u0e33/g, '\u0e4d$1\u0e32')
    .replace(/(?<=[\u0e1b\u0e1d\u0e1f\u0e2c])([\u0e38-\u0e3a]+)([\u0e48-\u0e4c])/g, '$2$1')
}
