import type { KeptList } from '../asking.ts'
import type { CheckResult } from '../result.ts'

/** What the page hands to the worker that checks. */
export interface Question {
  readonly bytes: ArrayBuffer
  /** Hosts that the visitor has let this page ask. */
  readonly allowed: readonly string[]
  /** Where this page is from: the one site that is asked unbidden. */
  readonly origin: string
  /** The zone in which its days begin and end. */
  readonly timeZone: string
  /** Status lists of other sites that were read for earlier files. */
  readonly lists: ReadonlyMap<string, KeptList>
}

/** What the worker answers; the lists are those of the question and those that it has read. */
export interface Answer {
  readonly result: CheckResult
  readonly lists: ReadonlyMap<string, KeptList>
}

const mostMilliseconds = 10_000

/** Has a file checked by a worker of its own, which is ended when it has answered or taken too long. */
export function askWorker(question: Question): Promise<Answer> {
  const worker = new Worker(new URL('./worker.js', import.meta.url), { type: 'module' })
  return new Promise<Answer>((resolve) => {
    const say = (sentence: string) => resolve({ result: { ok: false, sentence }, lists: question.lists })
    setTimeout(() => say(tooLong), mostMilliseconds)
    worker.addEventListener('error', () => say(notLoaded))
    worker.addEventListener('message', ({ data }: MessageEvent<Answer>) => resolve(data))
    worker.postMessage(question)
  }).finally(() => worker.terminate())
}

const tooLong =
  'Checking was stopped after ten seconds. Either another site did not answer, or the file asks for more work than a credential should.'
const notLoaded =
  'The part of this page that checks files did not load. Load the page again, and choose the file once more.'
