import { type Context, Hono } from 'hono'
import { readCode } from '../../core/codes.ts'
import { addressIn } from '../../core/typed-code.ts'
import type { Env } from '../../env.ts'
import { readAsOf } from '../../http/as-of.ts'
import { openFrame } from '../../http/answers/frames.ts'
import { isFlooding } from '../../http/limits.ts'
import { lookUpCode } from '../../http/visitor/look-up-code.ts'
import { page } from '../../http/answers/page.ts'
import { problem } from '../../http/answers/problem.ts'
import { refuse } from '../../http/answers/refuse.tsx'
import { wantsJson } from '../../http/answers/wants-json.ts'
import { asOf, paths } from '../../paths.ts'
import type { FieldError } from '../../ui/fields.tsx'
import { formatDay } from '../../ui/words.ts'
import { NotFoundPage, VerifiedPage, VerifyPage } from './verify-page.tsx'
import { otherPageOf } from './other-page.ts'
import { viewVerification } from './view.ts'

export const verifyRoutes = new Hono<Env>()

verifyRoutes.get(paths.verify, (c) => {
  const { code, on = '' } = c.req.query()
  if (code === undefined) return showForm(c, { code: '', on })
  const address = addressIn(code)
  if (address?.page === 'badges') return c.redirect(paths.badge(address.id), 303)
  if (address?.page === 'transcript') return c.redirect(paths.transcript(address.id), 303)
  const [asWritten] = readCode(code) ?? []
  if (!asWritten) return showForm(c, { code, on }, [{ field: 'code', sentence: notACode(code) }])
  return c.redirect(asOf(paths.verifyCode(asWritten), on.trim() || undefined), 303)
})

verifyRoutes.get('/verify/:code', async (c) => {
  if (await isFlooding(c)) return refuse(c, 429, tooMany)
  const code = c.req.param('code')
  const day = readDay(c)
  if (day.problem) return refuseDay(c, code, day)

  const [asWritten = code] = readCode(code) ?? []
  if (wantsJson(c)) {
    const told = await lookUpCode(c, 'verification', code, day.on)
    if (told === 'too many') return problem(c, 429, tooMany)
    return told ? c.json(told) : problem(c, 404, 'We have no certificate to show for this code.')
  }
  const told = await lookUpCode(c, 'verificationPage', code, day.on)
  if (told === 'too many') return refuse(c, 429, tooMany)
  c.header('X-Robots-Tag', 'noindex')
  const [frame, on] = [openFrame(c), formatDay(day.on)]
  const other = told ? undefined : await otherPageOf(c, code, day.today)
  if (other) return c.redirect(other, 303)
  if (!told) return page(c, <NotFoundPage frame={frame} code={asWritten} on={on} />, 404)
  const view = viewVerification(c.var.program, told, day.today)
  return page(c, <VerifiedPage frame={frame} code={asWritten} at={c.var.now.toISOString()} on={on} view={view} />)
})

const tooMany = 'Too many unknown codes came from your network. Try again in 15 minutes.'

/** The day asked for; strangers are told nothing of days to come. */
function readDay(c: Context<Env>) {
  const day = readAsOf(c)
  if (day.problem || day.on <= day.today) return day
  return { ...day, problem: 'This day is in the future. Enter today or an earlier day.' }
}

function refuseDay(c: Context<Env>, code: string, { asked, problem: sentence = '' }: ReturnType<typeof readDay>) {
  if (wantsJson(c)) return problem(c, 422, sentence, [{ field: 'on', message: sentence }])
  return showForm(c, { code, on: asked }, [{ field: 'on', label: 'Day', sentence }])
}

function notACode(typed: string): string {
  return typed.trim() === ''
    ? 'Enter the code printed on the certificate.'
    : 'A code has 8 to 32 letters and digits. Check it against the certificate.'
}

function showForm(c: Context<Env>, typed: { code: string; on: string }, errors: readonly FieldError[] = []) {
  const short = { code: typed.code.slice(0, 100), on: typed.on.slice(0, 100) }
  const { timeZone } = c.var.program
  const shown = <VerifyPage frame={openFrame(c)} typed={short} errors={errors} timeZone={timeZone} />
  return page(c, shown, errors.length > 0 ? 422 : 200)
}
