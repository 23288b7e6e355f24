import type { Day, Moment } from '../core/calendar.ts'

export interface NavLink {
  readonly label: string
  readonly href: string
  /** Is it this page, or what this page is a part of? */
  readonly current?: 'page' | 'true' | undefined
}

/** What stands around every page, open or not. */
export interface OpenFrame {
  readonly siteName: string
  readonly lang?: string
  /** In the head of the page, such as support and the user guide. */
  readonly links: readonly NavLink[]
  readonly footerLinks: readonly NavLink[]
  /** The moment of the newest fact taken in. */
  readonly receivedUpTo?: Moment | undefined
  /** Shown on paper only. */
  readonly printed?: { readonly on: Day; readonly address: string }
}

/** What stands around a page of someone signed in. */
export interface Frame extends OpenFrame {
  readonly candidateId: string
  readonly tabs: readonly NavLink[]
  /** Of the current tab; none where it is a single page. */
  readonly subTabs: readonly NavLink[]
}
