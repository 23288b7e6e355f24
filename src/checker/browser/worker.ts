import { checkFile } from '../check.ts'
import type { Answer, Question } from './ask-worker.ts'
import { readOutside } from './read-outside.ts'

/** One file, one answer: whoever asked ends this worker then, or when it has had its time. */
self.addEventListener('message', async ({ data }: MessageEvent<Question>) => {
  const { bytes, allowed, origin, timeZone } = data
  const own = new URL(origin)
  const lists = new Map(data.lists)
  const result = await checkFile(new Uint8Array(bytes), {
    now: new Date(),
    own: own.origin,
    timeZone,
    lists,
    allowed: new Set([...allowed, own.host]),
    fetch: (url, question) => readOutside(url, own, question),
  })
  self.postMessage({ result, lists } satisfies Answer)
})
