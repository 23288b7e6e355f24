import { paths } from '../../paths.ts'
import type { OpenFrame } from '../../ui/frame.ts'
import { FullBadge, NoBadge } from '../../ui/full-badge.tsx'
import { OpenLayout } from '../../ui/layout.tsx'
import { Say } from '../../ui/sentence.tsx'
import { Moment } from '../../ui/time.tsx'
import type { BadgeView } from './view.ts'

/** A badge as anyone with its link sees it. */
export function BadgePage({ frame, view, at }: { frame: OpenFrame; view: BadgeView; at: string }) {
  return (
    <OpenLayout title="Digital badge" frame={frame} robots="noindex" preview={view.preview} look="verify">
      <article class="verified">
        <FullBadge {...view.badge} />
        <div>
          <p class="certificate-line">Digital badge</p>
          <h1>{view.title}</h1>
          <p class="lede">
            <Say words={view.lede} />
          </p>
          <dl class="verified-facts">
            {view.facts.map(([term, value]) => (
              <div>
                <dt>{term}</dt>
                <dd>
                  <Say words={value} />
                </dd>
              </div>
            ))}
            <div>
              <dt>Checked</dt>
              <dd>
                <Moment at={at} />
              </dd>
            </div>
          </dl>
          {view.credential && (
            <p>
              <a href={view.credential}>Download the signed badge</a> (Open Badges 3.0, JSON). Only software that reads
              badges needs this file. It can verify the badge with this site’s public keys and status list.
            </p>
          )}
          <p class="aside">
            Does the badge you received say something else? <a href={paths.supportAbout('misuse')}>Report misuse</a>.
          </p>
        </div>
      </article>
    </OpenLayout>
  )
}

/** The same for a badge that there is not, and for one whose holder wants nothing told. */
export function NoBadgePage({ frame }: { frame: OpenFrame }) {
  return (
    <OpenLayout title="Digital badge" frame={frame} robots="noindex" look="verify">
      <article class="verified">
        <NoBadge />
        <div>
          <p class="certificate-line">Digital badge</p>
          <h1 class="verdict">Not found</h1>
          <p class="lede">We have no badge to show at this address. That alone says nothing about the person.</p>
          <ul class="bullets">
            <li>Compare the address with the one you were given, character by character.</li>
            <li>Ask the holder for a new link or a transcript. They decide what may be shown.</li>
          </ul>
        </div>
      </article>
    </OpenLayout>
  )
}
