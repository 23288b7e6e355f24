import { paths } from '../../paths.ts'
import { Badge } from '../../ui/badge.tsx'
import { Bar } from '../../ui/bar.tsx'
import type { Frame } from '../../ui/frame.ts'
import { Layout } from '../../ui/layout.tsx'
import { Section } from '../../ui/section.tsx'
import { Say, type Sentence } from '../../ui/sentence.tsx'
import { Time } from '../../ui/time.tsx'
import { Years } from '../../ui/years.tsx'
import type { Way } from '../../wording/ways.ts'
import type { HeldRow, HomeView, NextDate } from './view.ts'

interface HomeProps {
  readonly frame: Frame
  readonly name: string
  readonly view: HomeView
  /** What waits for the candidate to say something. */
  readonly open: readonly Sentence[]
}

/** Where the candidate stands today: the next date, what is held, the years, and what is new. */
export function HomePage({ frame, name, view, open }: HomeProps) {
  return (
    <Layout title="Home" frame={frame} look="home" styles="lean">
      <h1>{name || 'Home'}</h1>
      <p class="lede">
        <Say words={view.lede} />
      </p>
      <div class="home-columns">
        {view.next && <Next next={view.next} />}
        <Held rows={view.held} notYet={view.notYet} />
      </div>
      {view.years && (
        <Section id="years" title="My years">
          <Years {...view.years} />
        </Section>
      )}
      <div class="home-columns even">
        <Section id="open" title="Needs an answer">
          <Lines lines={open} empty="Nothing to do." />
        </Section>
        <Section id="news" title="News">
          {view.news.since && view.news.lines.length > 0 && (
            <p class="aside">
              Since your last visit on <Time day={view.news.since} />
            </p>
          )}
          <Lines lines={view.news.lines} empty={view.news.since ? 'No news since your last visit.' : 'No news yet.'} />
        </Section>
      </div>
    </Layout>
  )
}

function Next({ next }: { next: NextDate }) {
  return (
    <Section id="next" title="Next expiry">
      <p class="big-date">
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
      <span class="number">{way.number}</span>
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

function Held({ rows, notYet }: { rows: readonly HeldRow[]; notYet: Sentence | undefined }) {
  return (
    <Section id="held" title="What I hold">
      {rows.length === 0 && <p class="empty">Certifications appear here once you meet all their requirements.</p>}
      <ul class="held-list">
        {rows.map((row) => (
          <li>
            <Badge {...row.badge} />
            <a href={row.href}>{row.name}</a>
            <span class={row.isNear ? 'soon' : 'aside'}>
              {row.isSuspended ? 'Suspended' : row.expiresOn ? <Time day={row.expiresOn} /> : 'Never'}
            </span>
          </li>
        ))}
      </ul>
      {notYet && (
        <p class="aside">
          <Say words={notYet} />
        </p>
      )}
      <p class="aside">
        <a href={paths.certifications}>All certifications</a>
      </p>
    </Section>
  )
}

function Lines({ lines, empty }: { lines: readonly Sentence[]; empty: string }) {
  if (lines.length === 0) return <p class="empty">{empty}</p>
  return (
    <ul class="lines">
      {lines.map((words) => (
        <li>
          <Say words={words} />
        </li>
      ))}
    </ul>
  )
}
