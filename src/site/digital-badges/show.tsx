import type { Context } from 'hono'
import { qrPath } from '../../adapters/certificate-pdf/qr.ts'
import { signingKeyOf } from '../../adapters/signing/keys.ts'
import type { Env } from '../../env.ts'
import { frameOf } from '../../http/answers/frames.ts'
import { page } from '../../http/answers/page.ts'
import { wantsJson } from '../../http/answers/wants-json.ts'
import type { FieldError } from '../../ui/fields.tsx'
import { DigitalBadgesPage } from './digital-badges-page.tsx'
import type { Loaded } from './load.ts'
import { viewOwnBadges } from './view.ts'

/** The tab, for its owner or as JSON for a program of theirs. */
export function show(c: Context<Env>, loaded: Loaded, errors: readonly FieldError[] = []) {
  const { viewer, standings, on, consent, outside, email } = loaded
  const absolute = (path: string) => new URL(path, c.env.BASE_URL).href
  const view = viewOwnBadges(c.var.program, standings, { on, absolute, qrPath })
  if (wantsJson(c) && errors.length === 0) return c.json({ badges: view.facts })
  const query = c.req.query()
  const shown = (
    <DigitalBadgesPage
      frame={frameOf(c, viewer)}
      view={view}
      consent={consent}
      outside={outside}
      email={email}
      errors={errors}
      done={(['yes', 'no'] as const).find((word) => word in query)}
      hasKeys={signingKeyOf(c.env) !== undefined}
    />
  )
  return page(c, shown, errors.length > 0 ? 422 : 200)
}
