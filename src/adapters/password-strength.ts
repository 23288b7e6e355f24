import type { ZxcvbnFactory } from '@zxcvbn-ts/core'

/** What bin/words.ts has put among the assets: the words that guessing begins with, and the neighbours on keyboards. */
interface Words {
  readonly dictionary: Readonly<Record<string, readonly string[]>>
  readonly graphs: object
}

/** Someone who has the hash makes fewer guesses than this in an afternoon. */
const fewestGuesses = 1e9
/** Longer ones are judged by their beginning: judging costs time that grows with the length. */
const longestJudged = 64

let judge: ZxcvbnFactory | undefined

/** Why a password would soon be guessed, as a sentence; nothing where it would not. Nobody outside is asked. */
export async function passwordWeakness(
  assets: Fetcher,
  password: string,
  ownWords: readonly string[],
): Promise<string | undefined> {
  judge ??= await makeJudge(assets)
  const normal = [...password.normalize('NFC')].slice(0, longestJudged).join('')
  const { guesses, sequence } = judge.check(normal, ownWords.flatMap((words) => words.split(/\s+/)).filter(Boolean))
  return guesses < fewestGuesses ? sentenceFor(sequence) : undefined
}

async function makeJudge(assets: Fetcher): Promise<ZxcvbnFactory> {
  const [{ ZxcvbnFactory }, answer] = await Promise.all([
    import('@zxcvbn-ts/core'),
    assets.fetch('http://here.invalid/words/common.json'),
  ])
  if (!answer.ok) throw new Error(`The list of common passwords is missing: ${answer.status}`)
  const { dictionary, graphs } = await answer.json<Words>()
  return new ZxcvbnFactory({ dictionary, graphs, maxLength: longestJudged } as ConstructorParameters<
    typeof ZxcvbnFactory
  >[0])
}

interface Part {
  readonly pattern: string
  readonly token: string
  readonly [key: string]: unknown
}

/** What of it is easy, by its longest part that is no chance. */
function sentenceFor(parts: readonly Part[]): string {
  const [part] = [...parts]
    .filter(({ pattern }) => pattern !== 'bruteforce')
    .sort((one, other) => other.token.length - one.token.length)
  return `${reasons[part?.pattern ?? ''] ?? 'This is easy to guess.'} Choose another one: a few unusual words work well.`
}

const reasons: Readonly<Record<string, string>> = {
  dictionary:
    'This is among the first passwords that anyone would try: it is mostly a common password or name, and numbers or signs at the end don’t help.',
  spatial: 'Neighbouring keys are easy to guess.',
  repeat: 'Repeated text is easy to guess.',
  sequence: 'Letters or numbers in order are easy to guess.',
  date: 'Dates are easy to guess.',
  regex: 'Years are easy to guess.',
}
