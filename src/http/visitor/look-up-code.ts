import type { Context } from 'hono'
import { rulesOf } from '../../adapters/rules-hash.ts'
import type { Day } from '../../core/calendar.ts'
import { isGuessable, readCode } from '../../core/codes.ts'
import { openView } from '../../core/open-pages.ts'
import { halfHourOf } from '../../core/views.ts'
import { answerCode, type CodeAnswer, codeBook } from '../../core/verification.ts'
import { listCodesAsked } from '../../data/facts/codes.ts'
import { readTogether } from '../../data/prepared.ts'
import { findKeyOfDay, type NewCodeCheck, noteCodeCheck } from '../../data/transcripts/transcript-views.ts'
import type { Env } from '../../env.ts'
import { addressOf, countTry, triesSoFar } from '../limits.ts'
import { viewerHash } from './viewer-hash.ts'

type Told<P extends 'verification' | 'verificationPage'> = NonNullable<ReturnType<typeof openView<P, CodeAnswer>>>

/** The question whose answer says whether others may be told; none asks for nothing. */
export function questionOfConsent(c: Context<Env>): string {
  return c.var.program.questions.find(({ decides }) => decides === 'verification')?.code ?? ''
}

/**
 * What strangers are told of a code, in one trip: the listed keys, or nothing where it is unknown or its holder wants nothing
 * told. What is not found is counted after the answer, what is found is noted for its holder to see; over the limit nothing is answered any more, `too many`.
 */
export async function lookUpCode<P extends 'verification' | 'verificationPage'>(
  c: Context<Env>,
  view: P,
  typed: string,
  on: Day,
): Promise<Told<P> | 'too many' | undefined> {
  const { database, now, program, settings } = c.var
  const { address, site } = settings.verification
  const tries = [
    { limit: address, subject: addressOf(c) },
    { limit: site, subject: '' },
  ] as const
  const wanted = readCode(typed) ?? []
  const soFar = await triesSoFar(c.var, tries)
  const at = halfHourOf(now.toISOString())
  const { counts, counting, codes, periods, outdated } = await readTogether(database, {
    counts: soFar.counts,
    counting: findKeyOfDay(database, at.slice(0, 10)),
    ...listCodesAsked(database, wanted, questionOfConsent(c), rulesOf(program)),
  })
  // Where the whole site is guessed at, codes that nobody can guess still answer.
  const over = soFar.over(counts)
  if (over.includes(address) || (over.includes(site) && wanted.some(isGuessable))) return 'too many'

  const found = answerCode(codeBook(program, codes, periods, outdated), wanted, on)
  const told = found && openView<P, CodeAnswer>(view, found.answer, found.consent)
  const after = told
    ? note(
        c,
        { candidateId: found.candidateId, certification: found.answer.certification, checkedAt: at },
        counting?.key,
      )
    : countTry(c.var, tries)
  c.executionCtx.waitUntil(after)
  return told
}

/** One row for a code, a viewer and half an hour, however often it is looked up: nobody fills another's list, or the database. */
async function note(c: Context<Env>, check: NewCodeCheck, key: string | undefined): Promise<void> {
  const what = `code ${check.candidateId} ${check.certification}`
  const hash = await viewerHash(c, { what, at: check.checkedAt, key })
  await noteCodeCheck(c.var.database, { ...check, viewerHash: hash })
}
