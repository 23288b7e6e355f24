import type { Handler } from 'hono'
import type { Env } from '../env.ts'
import { NotThereYet } from '../ui/not-there-yet.tsx'
import type { Sentence } from '../ui/sentence.tsx'
import { frameOf } from './frames.ts'
import { page } from './page.ts'
import { readAsViewer } from './read-as-viewer.ts'

/** Answers with a page that says what will stand there, and what is true until then. */
export function notThereYet(title: string, purpose: string, meanwhile?: Sentence): Handler<Env> {
  return async function answerNotThereYet(c) {
    const { viewer } = await readAsViewer(c, () => [])

    return page(c, <NotThereYet frame={frameOf(c, viewer)} title={title} purpose={purpose} meanwhile={meanwhile} />)
  }
}
