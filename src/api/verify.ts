import { Hono } from 'hono'
import * as v from 'valibot'
import { rulesOf } from '../adapters/rules-hash.ts'
import { dayOf } from '../core/calendar.ts'
import { isGuessable, readCode } from '../core/codes.ts'
import { openView } from '../core/open-pages.ts'
import { answerCode, codeBook } from '../core/verification.ts'
import { noteReads } from '../data/people/candidates.ts'
import { listCodesAsked } from '../data/facts/codes.ts'
import { readTogether } from '../data/prepared.ts'
import type { Env } from '../env.ts'
import { readAsOf } from '../http/as-of.ts'
import { isFlooding } from '../http/limits.ts'
import { lookUpCode, questionOfConsent } from '../http/visitor/look-up-code.ts'
import { requireOperator } from '../http/operators.ts'
import { problem } from '../http/answers/problem.ts'
import { readText } from '../http/read-body.ts'
import { problemsOf } from '../http/schemas.ts'
import { codesAsked } from './schemas/verification.ts'

export const verificationRoutes = new Hono<Env>()

const mostBytes = 256 * 1024
const asJson = v.pipe(v.string(), v.transform(jsonIn), codesAsked)

const unknown = 'We have no certificate to show for this code.'

/** Open to anyone, one code at a time. */
verificationRoutes.get('/:code', async (c) => {
  if (await isFlooding(c)) return problem(c, 429, 'Too many requests come from your network.')
  const { on, today, problem: sentence } = readAsOf(c)
  const wrong = sentence ?? (on > today ? 'This day is in the future. Enter today or an earlier day.' : undefined)
  if (wrong) return problem(c, 422, wrong, [{ field: 'on', message: wrong }])

  const told = await lookUpCode(c, 'verification', c.req.param('code'), on)

  if (told === 'too many') return problem(c, 429, 'Too many unknown codes came from your network.')
  return told ? c.json(told) : problem(c, 404, unknown)
})

/** For programs with a token: many codes at once, each answered as it would be alone; guessable ones never. */
verificationRoutes.post('/', requireOperator('verify:read'), async (c) => {
  const { database, program, now, operator } = c.var
  const text = await readText(c.req.raw, mostBytes)
  if (text === 'too large') return problem(c, 413, 'Send at most 500 codes at once.')
  const sent = v.safeParse(asJson, text, { abortPipeEarly: true })
  if (!sent.success) return problem(c, 422, sent.issues[0].message, problemsOf(sent.issues))
  const wanted = sent.output.codes.map((typed) => ({
    typed,
    codes: (readCode(typed) ?? []).filter((one) => !isGuessable(one)),
  }))
  const all = [...new Set(wanted.flatMap(({ codes }) => codes))]
  const { codes, periods, outdated } = await readTogether(
    database,
    listCodesAsked(database, all, questionOfConsent(c), rulesOf(program)),
  )

  const on = dayOf(now, program.timeZone)
  const book = codeBook(program, codes, periods, outdated)
  const answers = wanted.map(({ typed, codes: own }) => {
    const found = answerCode(book, own, on)
    return { typed, found, told: found && openView('verification', found.answer, found.consent) }
  })

  const read = [...new Set(answers.flatMap(({ found, told }) => (found && told ? found.candidateId : [])))]
  if (read.length > 0) await noteReads(database, read, operator.tokenId, now.toISOString())

  return c.json({
    codes: answers.map(({ typed, told }) => ({ code: typed, ...(told ?? { valid: false, status: 'unknown' }) })),
  })
})

/** What a text says as JSON, or nothing. */
function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
