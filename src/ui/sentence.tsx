import type { Day } from '../core/calendar.ts'
import { splitAtNumbers } from '../core/whole-numbers.ts'
import { Time } from './time.tsx'

/** A piece of a sentence: words, words that matter, a day, or a link. */
export type Phrase =
  | string
  | { readonly strong: string }
  | { readonly day: Day }
  | { readonly text: string; readonly href: string }

export type Sentence = readonly Phrase[]

export function Say({ words }: { words: Sentence }) {
  return <>{words.map((phrase) => sayPhrase(phrase))}</>
}

function sayPhrase(phrase: Phrase) {
  if (typeof phrase === 'string') return keepWhole(phrase)
  if ('strong' in phrase) return <strong>{phrase.strong}</strong>
  if ('day' in phrase) return <Time day={phrase.day} />
  return <a href={phrase.href}>{phrase.text}</a>
}

function keepWhole(text: string) {
  const pieces = splitAtNumbers(text)
  return pieces.map((piece, index) => (index % 2 === 1 ? <span class="whole">{piece}</span> : piece))
}
