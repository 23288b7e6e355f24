// Puts the words that guessing of passwords begins with into public/words: too many for the Worker itself.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common'

/** Writes the file where it has changed; gives its bytes. */
export function keepWords(file = 'public/words/common.json'): { bytes: number } {
  const text = commonWords()
  mkdirSync(dirname(file), { recursive: true })
  if (!existsSync(file) || readFileSync(file, 'utf8') !== text) writeFileSync(file, text)
  return { bytes: Buffer.byteLength(text) }
}

/** The content of that file. */
export function commonWords(): string {
  return JSON.stringify({ dictionary, graphs: adjacencyGraphs })
}
