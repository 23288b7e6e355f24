import type { OpenFrame } from '../frame.ts'
import { OpenLayout } from '../layout.tsx'

/**
 * Goes on by itself to a page of the office: the browser keeps the office's cookie from requests that begin on another site,
 * and this page is one of ours.
 */
export function ContinuePage({ frame, to }: { frame: OpenFrame; to: string }) {
  return (
    <OpenLayout title="One moment" frame={{ ...frame, links: [], footerLinks: [] }} robots="noindex" goesOnTo={to}>
      <div class="calm">
        <h1>One moment</h1>
        <p class="lede">
          The page opens by itself. If it doesn’t, <a href={to}>continue</a>.
        </p>
      </div>
    </OpenLayout>
  )
}
