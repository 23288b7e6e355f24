import type { Context } from 'hono'
import { dayOf } from '../../core/calendar.ts'
import { madeOnce } from '../../core/made-once.ts'
import type { Env } from '../../env.ts'
import { paths } from '../../paths.ts'
import type { Program } from '../../program/program.ts'
import type { Frame, NavLink, OpenFrame } from '../../ui/frame.ts'
import type { Viewer } from '../visitor/read-as-viewer.ts'
import { tabsAround } from './tabs.ts'

/** What stands around a page that anyone may see; whoever is signed in finds the way home instead of the way in. */
export function openFrame(c: Context<Env>): OpenFrame {
  const { program, now, ticket } = c.var
  const { path } = c.req
  return {
    siteName: program.name,
    links: marked(path === paths.signIn ? help : ticket ? helpAndHome : helpAndSignIn, path),
    footerLinks: marked(aboutTheSite, path),
    // Joined, not resolved: of the path `//host` resolving would make the address of another site.
    printed: { on: dayOf(now, program.timeZone), address: new URL(c.env.BASE_URL).origin + path },
  }
}

/** What stands around a page of someone signed in; `path` is where the page is, if not at the address asked for. */
export function frameOf(
  c: Context<Env>,
  viewer: Pick<Viewer, 'candidateId' | 'receivedUpTo'>,
  path: string = c.req.path,
): Frame {
  return {
    ...openFrame(c),
    candidateId: viewer.candidateId,
    receivedUpTo: viewer.receivedUpTo,
    links: accountLinks(c.var.program),
    ...tabsAround(c.var.program, path),
  }
}

const help: readonly NavLink[] = [
  { label: 'Support/FAQs', href: paths.support },
  { label: 'User Guide', href: paths.userGuide },
]

const aboutTheSite: readonly NavLink[] = [
  { label: 'Verify a certificate', href: paths.verify },
  { label: 'Privacy', href: paths.privacy },
  { label: 'Accessibility', href: paths.accessibility },
  { label: 'Terms', href: paths.terms },
  { label: 'Contact', href: paths.support },
]

const helpAndHome = [...help, { label: 'Home', href: paths.home }]
const helpAndSignIn = [...help, { label: 'Sign in', href: paths.signIn }]

/** Beside the candidate's id; the same list each time. */
const accountLinks = madeOnce(({ links }: Program) => [
  ...(links.certificationOnline
    ? [{ label: links.certificationOnline.text, href: links.certificationOnline.href }]
    : []),
  ...help,
])

/** The list with the link to the page itself marked; the same list each time. */
function marked(links: readonly NavLink[], path: string): readonly NavLink[] {
  return links.some((link) => link.href === path) ? listsMarked(links)(path) : links
}

const listsMarked = madeOnce((links: readonly NavLink[]) =>
  madeOnce((path: string): readonly NavLink[] =>
    links.map((link) => (link.href === path ? { ...link, current: 'page' } : link)),
  ),
)
