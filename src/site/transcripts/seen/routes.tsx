import { Hono } from 'hono'
import { listAnswers } from '../../../data/people/answers.ts'
import { listDeedsAbout } from '../../../data/deeds/deeds.ts'
import { listCodeChecks, listReads, listViews } from '../../../data/transcripts/transcript-views.ts'
import type { Env } from '../../../env.ts'
import { today } from '../../../http/as-of.ts'
import { frameOf } from '../../../http/answers/frames.ts'
import { questionOfConsent } from '../../../http/visitor/look-up-code.ts'
import { page } from '../../../http/answers/page.ts'
import { readAsViewer } from '../../../http/visitor/read-as-viewer.ts'
import { wantsJson } from '../../../http/answers/wants-json.ts'
import { officeWords, ownDeedWords } from '../../../wording/own-deeds.ts'
import { shortNameOn } from '../../../wording/names.ts'
import { WhoSawMePage } from './who-saw-me-page.tsx'

export const whoSawMeRoutes = new Hono<Env>()

whoSawMeRoutes.get('/who-saw-me', async (c) => {
  const { database, program } = c.var
  const { viewer, views, checks, reads, changes, answers } = await readAsViewer(c, (id) => ({
    views: listViews(database, id),
    checks: listCodeChecks(database, id),
    reads: listReads(database, id),
    changes: listDeedsAbout(database, id),
    answers: listAnswers(database, id),
  }))

  const seen = {
    views: views.map(({ seenAt, description, recipient, shareId }) => ({
      at: seenAt,
      transcript: description ?? 'A deleted transcript',
      by: recipient ?? (shareId ? 'Someone with their own link' : 'Someone with the public link'),
    })),
    checks: checks.map(({ checkedAt, certification }) => ({
      at: checkedAt,
      certification: shortNameOn(program, certification, today(c)),
    })),
    reads: reads.map(({ readAt, name, isByOffice, page: seenPage }) => ({
      at: readAt,
      by: isByOffice ? 'Exam office' : (name ?? 'A deleted token'),
      what: seenPage ? `${seenPage}, as you see it` : 'Your record',
    })),
    changes: changes.map(({ at, what, actorKind }) => ({ at, what: ownDeedWords(what), by: officeWords(actorKind) })),
    consent: answers
      .filter(({ question }) => question === questionOfConsent(c))
      .map(({ answer, answeredAt }) => ({ at: answeredAt, answer }))
      .toReversed(),
  }
  if (wantsJson(c)) return c.json(seen)
  return page(c, <WhoSawMePage frame={frameOf(c, viewer)} {...seen} />)
})
