import type { Context } from 'hono'
import { html } from 'hono/html'
import { addDays, dayOf } from '../../src/core/calendar.ts'
import { fullName } from '../../src/core/person-name.ts'
import { standing } from '../../src/core/standing/judge.ts'
import { listActivities } from '../../src/data/facts/activities.ts'
import { openDatabase } from '../../src/data/database.ts'
import type { Env } from '../../src/env.ts'
import { frameOf, openFrame } from '../../src/http/answers/frames.ts'
import { stillPage } from '../../src/http/answers/still-page.ts'
import { PrivacyPage } from '../../src/site/notices/privacy-page.tsx'
import { Badge, LargeBadge } from '../../src/ui/badge.tsx'
import { FullBadge } from '../../src/ui/full-badge.tsx'
import { Layout } from '../../src/ui/layout.tsx'
import { Sign, type SignState } from '../../src/ui/sign.tsx'
import { configuredPayments } from '../../src/work/orders/configured-payments.ts'
import { career } from './careers.ts'
import { idOf, program } from './chosen.ts'

const facts = career(30)
const signs: readonly SignState[] = ['met', 'met', 'under-way', 'not-begun', 'met', 'under-way']
const bindings = { PAYMENTS: 'stripe', STRIPE_SECRET_KEY: 'sk_test_1', STRIPE_WEBHOOK_SECRET: 'whsec_1' }
const statement = { bind: () => statement }
const d1 = { prepare: () => statement } as unknown as D1Database

let visits = 0

function contextOf(path: string): Context<Env> {
  // Another moment each time, within the same day.
  const now = new Date(Date.UTC(2026, 10, 23, 12, 0, 0, visits++ % 1000))
  const answer = {
    req: { path },
    env: { BASE_URL: 'https://here.invalid' },
    html: (text: string) => new Response(text),
  }
  return { ...answer, var: { program, now, ticket: undefined } } as unknown as Context<Env>
}

/** What pages keep ready, used as pages use it. */
const colour = { light: '#225b90', dark: '#8fbce9' }

export const works: Readonly<Record<string, () => unknown>> = {
  /** A signed-in page with nothing on it but its frame and what is drawn. */
  async page() {
    const c = contextOf('/certifications')
    const frame = frameOf(c, { candidateId: idOf(1, 2), receivedUpTo: c.var.now.toISOString() })
    const text = fullName({ first: 'Ada', last: 'Okafor' }, program.familyNameFirst)
    return String(
      await html`${(
        <Layout title={text} frame={frame}>
          {[1, 2, 3].map((rank) => (
            <Badge shape="squares" colour={colour} rank={rank} open={rank === 2} />
          ))}
          <LargeBadge shape="squares" colour={colour} rank={2} text="BENCH" />
          <FullBadge shape="squares" colour={colour} rank={2} text="BENCH" isOpen={false} />
          {signs.map((state) => (
            <Sign state={state} />
          ))}
        </Layout>
      )}`,
    )
  },
  async still() {
    const c = contextOf('/privacy')
    return stillPage(c, () => <PrivacyPage frame={openFrame(c)} operator={program.operator} />)
  },
  standing: () => standing(program, 'bench', facts, addDays('2026-11-23', visits++ % 30)),
  today: () => dayOf(contextOf('/').var.now, program.timeZone),
  activities: () => {
    const wanted = { column: 'points', descending: true, marks: [], offset: 0, limit: 50 } as const
    return listActivities(openDatabase(d1), idOf(1, 2), wanted)
  },
  payments: () => configuredPayments(bindings as unknown as Env['Bindings']),
}
