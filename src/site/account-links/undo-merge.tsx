import { Hono } from 'hono'
import { findMergeOfLink, guardSpent } from '../../data/merges/proofs.ts'
import { spendLink } from '../../data/sign-in/links.ts'
import type { LinkPurpose } from '../../data/mail/schema-mail.ts'
import type { Env } from '../../env.ts'
import { openFrame } from '../../http/answers/frames.ts'
import { page } from '../../http/answers/page.ts'
import { paths } from '../../paths.ts'
import { undoMerge } from '../../work/merges/undo-merge.ts'
import { DeedPage, DonePage } from './link-pages.tsx'
import { answerDeadLink, openLink, sendSoon } from './open-link.tsx'

/** Two merged records are two again, by the link that either address got. */
export const undoMergeRoutes = new Hono<Env>()

const toUndo: readonly LinkPurpose[] = ['undo-merge']

undoMergeRoutes.get('/:token', async (c) => {
  const { link, refusal } = await openLink(c, toUndo)
  if (!link) return refusal ?? answerDeadLink(c)
  return page(c, <DeedPage frame={openFrame(c)} action={c.req.path} {...words} />)
})

undoMergeRoutes.post('/:token', async (c) => {
  const { program, database, now } = c.var
  const { link, hash, mark, refusal } = await openLink(c, toUndo)
  const meant = link && (await findMergeOfLink(database, hash).execute())
  if (!link || !meant) return refusal ?? answerDeadLink(c)

  const spent = { hash, mark }
  const besides = [spendLink(database, spent, toUndo, now.toISOString()), guardSpent(database, spent)]
  const undone = await undoMerge(c.env, program, { from: meant.from, mergeId: meant.merge, by: 'person', besides }, now)

  if (undone !== 'done') return answerDeadLink(c)
  sendSoon(c)
  return page(c, <DonePage frame={openFrame(c)} {...done} next={{ label: 'Sign in', href: paths.signIn }} />)
})

const words = {
  title: 'Undo the merge',
  lede: 'Each record gets its own certifications, codes, badges, orders, cases and login back. Results that arrived after the merge go to the ID they name.',
  deed: 'Undo the merge',
}

const done = {
  title: 'The merge is undone',
  lede: 'You have two separate records again. We’ve sent an email to both addresses.',
}
