/** Words that nobody says to a colleague across the table. */
const odd = new RegExp(
  String.raw`\b(?:${[
    'anew',
    'who(?:so)?ever',
    'whomever',
    'somebody',
    'no more',
    'looks? into your mail',
    'sign by sign',
    'most likely you',
    'you neither',
    '(?:is|are|was|were|been|be) told',
    'stood in',
    'stands? in(?! for)',
    'stands? (?:on|under|there|here|below|beside)',
    'goes on once',
    'written to you',
    'hole in',
    'is to be accepted',
    'waits for you',
    'arrived yet',
    'not said',
    'of yours',
  ].join('|')})\b`,
  'gi',
)

/** Those of them that a text has, as it has them. */
export function oddWordsIn(text: string): string[] {
  return [...text.matchAll(odd)].map(([word]) => word)
}
