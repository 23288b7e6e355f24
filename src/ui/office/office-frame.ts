import type { NavLink, OpenFrame } from '../frame.ts'

/** A tab, and how many things wait there. */
export interface OfficeTab extends NavLink {
  readonly waiting?: number
}

/** What stands around every page of the office. */
export interface OfficeFrame extends Pick<OpenFrame, 'siteName' | 'receivedUpTo' | 'printed'> {
  readonly colleague: string
  /** Since when the rules of now apply, and how many records follow earlier ones: so do lists of who holds what. */
  readonly rules: { readonly since: string; readonly outdated: number } | undefined
  readonly roles: string
  readonly tabs: readonly OfficeTab[]
  /** What is typed into the search for people; absent for whoever has none. */
  readonly search?: string
  /** The same page for programs. */
  readonly asJson: string
}
