import { Hono } from 'hono'
import type { Env } from '../../env.ts'
import { openFrame } from '../../http/answers/frames.ts'
import { stillPage } from '../../http/answers/still-page.ts'
import { paths } from '../../paths.ts'
import { AccessibilityPage } from './accessibility-page.tsx'
import { PrivacyPage } from './privacy-page.tsx'
import { TermsPage } from './terms-page.tsx'

export const noticesRoutes = new Hono<Env>()

noticesRoutes.get(paths.privacy, (c) =>
  stillPage(c, () => <PrivacyPage frame={openFrame(c)} operator={c.var.program.operator} />),
)

noticesRoutes.get(paths.accessibility, (c) =>
  stillPage(c, () => <AccessibilityPage frame={openFrame(c)} operator={c.var.program.operator} />),
)

noticesRoutes.get(paths.terms, (c) => stillPage(c, () => <TermsPage frame={openFrame(c)} program={c.var.program} />))

/** What a device calls the site that keeps it beside its own programs. */
noticesRoutes.get(paths.manifest, (c) => {
  c.header('Cache-Control', 'public, max-age=86400')
  const { name } = c.var.program
  const icons = [{ src: '/favicon.svg', type: 'image/svg+xml', sizes: 'any' }]

  return c.json({ name, short_name: name, start_url: paths.home, display: 'browser', icons }, 200, {
    'Content-Type': 'application/manifest+json',
  })
})

noticesRoutes.get(paths.securityTxt, (c) => {
  const { program, now } = c.var
  const address = new URL(paths.securityTxt, c.env.BASE_URL).href
  const text = securityTxt({ email: program.operator.securityEmail, address, now })

  return c.body(text, 200, { 'Content-Type': 'text/plain; charset=utf-8' })
})

/** RFC 9116 asks for less than a year. */
const goodForDays = 364

/** Whom to tell about a hole in the site's safety; `address` is where this text itself is kept. */
function securityTxt({ email, address, now }: { email: string; address: string; now: Date }): string {
  const expires = new Date(now.getTime() + goodForDays * 86_400_000)
  return [
    `Contact: mailto:${email}`,
    `Expires: ${expires.toISOString()}`,
    `Canonical: ${address}`,
    'Preferred-Languages: en',
    '',
  ].join('\n')
}
