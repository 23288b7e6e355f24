import { paths } from '../../paths.ts'
import { Badge } from '../../ui/badge.tsx'
import { Bar } from '../../ui/bar.tsx'
import type { Frame } from '../../ui/frame.ts'
import { Layout } from '../../ui/layout.tsx'
import { Section } from '../../ui/section.tsx'
import { Say } from '../../ui/sentence.tsx'
import { Time } from '../../ui/time.tsx'
import { Years } from '../../ui/years.tsx'
import type { Way } from '../../wording/ways.ts'
import type { Lapsed } from './lapsed.ts'
import { Biggest, MoreNews, Steps } from './news-sections.tsx'
import type { NextDate } from './next-expiry.ts'
import type { HomeView } from './view.ts'

interface HomeProps {
  readonly frame: Frame
  readonly name: string
  readonly view: HomeView
}

/** What happened, what needs an answer, what expires next, what is held, and the years. An empty part is left out. */
export function HomePage({ frame, name, view }: HomeProps) {
  const { news, steps, next, lapsed } = view
  return (
    <Layout title="Home" frame={frame} look="home" styles="lean">
      <h1>{name || 'Home'}</h1>
      <p class="lede">
        <Say words={view.lede} />
      </p>
      {news.biggest && <Biggest news={news.biggest} since={news.since} />}
      {(news.lines.length > 0 || steps.length > 0) && (
        <div class="home-columns">
          {news.since === undefined && <Steps title="First steps" steps={steps} />}
          <MoreNews news={news} />
          {news.since !== undefined && <Steps title="Needs an answer" steps={steps} />}
        </div>
      )}
      <div class="home-columns">
        {(next || lapsed.length > 0) && (
          <div>
            {next && <Next next={next} />}
            {lapsed.length > 0 && <WhatLapsed rows={lapsed} />}
          </div>
        )}
        <Held view={view} />
      </div>
      {view.years && (
        <Section id="years" title="My years" beside={`${view.years.from} to ${view.years.to - 1}`}>
          <Years {...view.years} />
        </Section>
      )}
    </Layout>
  )
}

function Next({ next }: { next: NextDate }) {
  return (
    <Section id="next" title="Next expiry">
      <p class={next.isBig ? 'next-date big' : 'next-date'}>
        <Time day={next.day} /> <span class={next.isNear ? 'soon' : 'aside'}>{next.distance}</span>
      </p>
      <p>
        <Say words={next.lead} />
      </p>
      {next.ways.length > 0 && (
        <ol class="ways">
          {next.ways.map((way) => (
            <WayRow way={way} />
          ))}
        </ol>
      )}
      {next.elsewhere && (
        <p class="aside">
          <Say words={next.elsewhere} />
        </p>
      )}
    </Section>
  )
}

function WayRow({ way }: { way: Way }) {
  return (
    <li>
      <p>
        <b>{way.needed}</b>
        {way.rule !== way.needed && <span class="second-line">{way.rule}</span>}
      </p>
      <span class="way-bar">
        <Bar percent={way.percent} />
        <span class="figure">{way.figure}</span>
      </span>
    </li>
  )
}

/** What is held no more, and what earns it again. */
function WhatLapsed({ rows }: { rows: readonly Lapsed[] }) {
  return (
    <Section id="lapsed" title="Expired">
      <ul class="lapsed-list">
        {rows.map(({ name, href, badge, expiredOn, again }) => (
          <li>
            <Badge {...badge} />
            <p>
              <a href={href}>{name}</a>
              <span class="second-line">{again}</span>
            </p>
            <span class="aside">
              <Time day={expiredOn} />
            </span>
          </li>
        ))}
      </ul>
    </Section>
  )
}

function Held({ view: { held, closest } }: { view: HomeView }) {
  const all = <a href={paths.certifications}>All certifications</a>
  return (
    <Section id="held" title="What I hold" beside={all}>
      {held.length === 0 && <p class="empty">Certifications appear here once you meet all their requirements.</p>}
      <ul class="held-list">
        {held.map((row) => (
          <li>
            <Badge {...row.badge} />
            <a href={row.href}>{row.name}</a>
            <span class={row.isNear ? 'soon' : 'aside'}>
              {row.isSuspended ? 'Suspended' : row.expiresOn ? <Time day={row.expiresOn} /> : 'Never'}
            </span>
          </li>
        ))}
      </ul>
      {closest && (
        <>
          <h3 class="closest-title">Closest next certification</h3>
          <div class="closest">
            <Badge {...closest.badge} />
            <p>
              <a href={closest.href}>{closest.name}</a>
              <span class="second-line">
                <Say words={closest.words} />
              </span>
            </p>
          </div>
        </>
      )}
    </Section>
  )
}
