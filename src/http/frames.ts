import type { Context } from 'hono'
import { dayOf } from '../core/calendar.ts'
import type { Env } from '../env.ts'
import { paths } from '../paths.ts'
import type { Frame, OpenFrame } from '../ui/frame.ts'
import type { Viewer } from './read-as-viewer.ts'

/** What stands around a page that anyone may see. */
export function openFrame(c: Context<Env>): OpenFrame {
  const { program, now } = c.var
  return {
    siteName: program.name,
    links: [],
    footerLinks: [],
    printed: { on: dayOf(now, program.timeZone), address: new URL(c.req.path, c.env.BASE_URL).href },
  }
}

/** What stands around a page of someone signed in; `tab` is the address of the tab it belongs to. */
export function frameOf(c: Context<Env>, viewer: Viewer, tab: string): Frame {
  const { certificationOnline } = c.var.program.links
  return {
    ...openFrame(c),
    candidateId: viewer.candidateId,
    receivedUpTo: viewer.receivedUpTo,
    links: [{ label: certificationOnline.text, href: certificationOnline.href }],
    tabs: tabs.map((entry) => ({ ...entry, current: entry.href === tab })),
  }
}

const tabs = [{ label: 'Certifications', href: paths.certifications }]
