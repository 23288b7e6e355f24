import { LargeBadge } from '../../ui/badge.tsx'
import { Section } from '../../ui/section.tsx'
import { Say } from '../../ui/sentence.tsx'
import { Time } from '../../ui/time.tsx'
import type { BiggestNews } from './biggest-news.ts'
import type { News } from './news.ts'
import type { Step } from './steps.ts'

/** The news that weighs most, with its badge and what to do about it. */
export function Biggest({ news, since }: { news: BiggestNews; since: News['since'] }) {
  return (
    <Section id="news" title="News" beside={since && <SinceLastVisit day={since} />}>
      <div class="biggest">
        <LargeBadge {...news.badge} />
        <div>
          <h3>
            <Say words={[news.heading]} />
          </h3>
          <p class="aside">
            <Say words={[news.more]} />
          </p>
        </div>
        <p class="news-actions">
          {news.actions.map(({ text, href, isFile, isOutside }, at) => (
            <a
              class={at === 0 ? 'button main' : 'button'}
              href={href}
              download={isFile}
              {...(isOutside && { rel: 'noopener noreferrer', target: '_blank' })}
            >
              {text}
            </a>
          ))}
        </p>
      </div>
    </Section>
  )
}

export function MoreNews({ news: { since, biggest, lines } }: { news: News }) {
  if (lines.length === 0) return null
  return (
    <Section
      id="more-news"
      title={biggest ? 'More news' : 'News'}
      beside={!biggest && since && <SinceLastVisit day={since} />}
    >
      <ul class="news-lines">
        {lines.map(({ on, words }) => (
          <li>
            <Time day={on} />
            <p>
              <Say words={words} />
            </p>
          </li>
        ))}
      </ul>
    </Section>
  )
}

function SinceLastVisit({ day }: { day: string }) {
  return (
    <>
      Since your last visit on <Time day={day} />
    </>
  )
}

export function Steps({ title, steps }: { title: string; steps: readonly Step[] }) {
  if (steps.length === 0) return null
  return (
    <Section id="steps" title={title} beside={steps.length}>
      <ul class="steps">
        {steps.map(({ title: what, note, button, href }, at) => (
          <li>
            <p>
              <span id={`step-${at}`}>{what}</span>
              <span class="second-line">{note}</span>
            </p>
            <a class="button" href={href} aria-describedby={`step-${at}`}>
              {button}
            </a>
          </li>
        ))}
      </ul>
    </Section>
  )
}
