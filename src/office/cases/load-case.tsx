import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { listNotes, listThread } from '../../data/cases/threads.ts'
import { listColleagues } from '../../data/colleagues/colleagues.ts'
import { findWholeCase, listOtherCases } from '../../data/office/cases.ts'
import type { Env } from '../../env.ts'
import { page } from '../../http/answers/page.ts'
import { isForProgram, officeFrameOf } from '../../http/office/office-frame.ts'
import { readAsColleague } from '../../http/office/read-as-colleague.ts'
import type { FieldError } from '../../ui/fields.tsx'
import { CasePage } from './case-page.tsx'
import { answerersAmong, caseView, partsOf, stateWords, topicName } from './view.ts'

/** All that the page of a case shows, in one trip; nothing where there is no such case. */
export async function loadCase(c: Context<Env>) {
  const { database } = c.var
  const reference = c.req.param('reference') ?? ''
  const { found, ...rest } = await readAsColleague(c, {
    found: findWholeCase(database, reference),
    thread: listThread(database, reference),
    notes: listNotes(database, reference),
    others: listOtherCases(database, reference),
    colleagues: listColleagues(database),
  })
  return found && { found, ...rest }
}

export type LoadedCase = NonNullable<Awaited<ReturnType<typeof loadCase>>>

interface Typed {
  readonly typed: Readonly<Record<string, string>>
  readonly errors: readonly FieldError[]
  /** The case has changed since what was typed was begun. */
  readonly hasMoved: boolean
}

const nothingTyped: Typed = { typed: {}, errors: [], hasMoved: false }

export function showCase(
  c: Context<Env>,
  { found, thread, notes, others, colleague, colleagues }: LoadedCase,
  form: Typed = nothingTyped,
  status: ContentfulStatusCode = 200,
) {
  const { program, now } = c.var
  const shown = caseView(program, found, colleague.roles)
  const parts = partsOf(program, found, thread, notes)
  const earlier = others.map(({ topic, state, ...other }) => ({
    ...other,
    topic: topicName(program, topic),
    state: stateWords[state],
  }))
  if (isForProgram(c)) return c.json({ ...shown, thread: parts, otherCases: earlier }, status)
  return page(
    c,
    <CasePage
      frame={officeFrameOf(c, colleague)}
      shown={shown}
      parts={parts}
      others={earlier}
      colleagues={answerersAmong(colleagues)}
      self={colleague.id}
      now={now}
      {...form}
    />,
    status,
  )
}
