import { type Context, Hono } from 'hono'
import { bakePng, bakeSvg } from '../../adapters/baked-files.ts'
import { openPacked } from '../../adapters/packed-files.ts'
import { qrPath } from '../../adapters/certificate-pdf/qr.ts'
import { badgeKeysOf } from '../../adapters/signing/keys.ts'
import { randomId } from '../../adapters/secrets.ts'
import { consentIn, standingAnswers } from '../../core/answers.ts'
import { standingOfBadge, withoutBadge } from '../../core/badges.ts'
import { fullName } from '../../core/person-name.ts'
import { listAnswers } from '../../data/answers.ts'
import { type BadgeRow, giveBadge, listBadgesOf } from '../../data/badges.ts'
import { findPerson } from '../../data/contacts.ts'
import { listFactsOf } from '../../data/facts.ts'
import { listHoldingsOf } from '../../data/holdings.ts'
import type { Env } from '../../env.ts'
import { today } from '../../http/as-of.ts'
import { frameOf } from '../../http/frames.ts'
import { questionOfConsent } from '../../http/look-up-code.ts'
import { page } from '../../http/page.ts'
import { readAsViewer } from '../../http/read-as-viewer.ts'
import { refuse } from '../../http/refuse.tsx'
import { sendFile } from '../../http/send-file.ts'
import { credentialType } from '../../http/send-open.ts'
import { wantsJson } from '../../http/wants-json.ts'
import { signBadge } from '../../jobs/sign-badge.ts'
import { entriesOfList } from '../../adapters/status-list.ts'
import { logoPackKey } from '../../program/logo-files.ts'
import { DigitalBadgesPage } from './digital-badges-page.tsx'
import { viewOwnBadges } from './view.ts'

export const digitalBadgesRoutes = new Hono<Env>()

digitalBadgesRoutes.get('/', async (c) => {
  const { program, database } = c.var
  const { viewer, found } = await readAsViewer(
    c,
    (id) =>
      [
        listBadgesOf(database, id),
        listHoldingsOf(database, [id]),
        listAnswers(database, id),
        findPerson(database, id),
      ] as const,
  )
  const [given, holdings, answers, [person]] = found

  const on = today(c)
  const missing = withoutBadge(program.migrations, holdings, given, on)
  const consent = consentIn(standingAnswers(answers), questionOfConsent(c))
  const badges = missing.length > 0 ? await giveBadges(c, viewer.candidateId, missing) : given

  const standings = badges.map((badge) => ({
    badge,
    standing: standingOfBadge(program.migrations, badge, holdings, on),
  }))
  const absolute = (path: string) => new URL(path, c.env.BASE_URL).href
  const view = viewOwnBadges(program, standings, { on, absolute, qrPath })
  if (wantsJson(c)) return c.json({ badges: view.facts })
  const outside = outsideAccount(program.outsideIds, person?.outsideIds)
  return page(
    c,
    <DigitalBadgesPage
      frame={frameOf(c, viewer)}
      view={view}
      consent={consent}
      outside={outside}
      hasKeys={badgeKeysOf(c.env).length > 0}
    />,
  )
})

digitalBadgesRoutes.get('/:id/:file', async (c) => {
  const { program, database, now } = c.var
  const { viewer, found } = await readAsViewer(
    c,
    (id) =>
      [
        listBadgesOf(database, id),
        listHoldingsOf(database, [id]),
        findPerson(database, id),
        listFactsOf(database, id),
      ] as const,
  )
  const [given, holdings, [person], facts] = found
  const badge = given.find(({ id }) => id === c.req.param('id'))
  const type = fileTypes.find((one) => c.req.param('file') === `badge.${one}`)
  if (!type || !badge || badge.candidateId !== viewer.candidateId) return c.notFound()
  const standing = standingOfBadge(program.migrations, badge, holdings, today(c))
  if (standing.status !== 'active' && standing.status !== 'expired') return refuse(c, 409, notGivenOut)

  const name = fullName({ first: person?.firstName ?? '', last: person?.lastName ?? '' }, program.familyNameFirst)
  const site = { env: c.env, database, program, now, today: today(c) }
  const asked = { badge, standing, name, facts, consent: 'yes' } as const
  const signed = await signBadge(site, asked, type === 'jwt' ? 'jwt' : 'json')
  if (!signed) return refuse(c, 503, 'This site has no key to sign badges with yet. Try again later.')
  const code = standing.certification.toLowerCase()
  const file = { ...signed, body: signed.bytes, name: `${code}-badge.${type}`, type: types[type] }
  if (type === 'json' || type === 'jwt') return sendFile(c, file)
  const art = await openPacked(c.env.FILES, logoPackKey(code), `${code}-512-light.${type}`)
  if (!art) return refuse(c, 503, 'The picture of this badge has not been drawn yet. Try again in a few minutes.')
  const [picture, credential] = [
    new Uint8Array(await new Response(art.body).arrayBuffer()),
    new TextDecoder().decode(signed.bytes),
  ]
  const body =
    type === 'png'
      ? bakePng(picture, credential)
      : Uint8Array.from(new TextEncoder().encode(bakeSvg(new TextDecoder().decode(picture), credential)))
  return sendFile(c, { ...file, body, etag: `"${signed.etag.slice(1, -1)}-${art.etag.slice(1, -1)}"` })
})

const notGivenOut = 'This certification is not active. Its badge is not given out.'

const fileTypes = ['json', 'jwt', 'svg', 'png'] as const

const types = {
  json: credentialType,
  jwt: 'text/plain',
  svg: 'image/svg+xml',
  png: 'image/png',
} as const

/** Of some places by chance one is free, but for one chance in a million. */
const placesTried = 20

/** Gives what is held a badge, for life; given meanwhile by another request, that one stands. */
async function giveBadges(
  c: Context<Env>,
  candidateId: string,
  missing: ReturnType<typeof withoutBadge>,
): Promise<readonly BadgeRow[]> {
  const { database } = c.var
  const [first, ...rest] = missing.map((one) =>
    giveBadge(database, candidateId, {
      ...one,
      id: randomId(),
      places: [...crypto.getRandomValues(new Uint32Array(placesTried))].map((chance) => chance % entriesOfList),
    }),
  )
  await database.batch([first!, ...rest])
  const [badges] = await database.batch([listBadgesOf(database, candidateId)])
  return badges
}

/** The account with the badging service used before, where the record has one. */
function outsideAccount(
  outsideIds: readonly { readonly column: string; readonly label: string }[],
  given: string | undefined,
) {
  const column = 'badging_email'
  const value = (JSON.parse(given ?? '{}') as Record<string, string>)[column]
  const label = outsideIds.find((one) => one.column === column)?.label
  return value && label ? { label, value } : undefined
}
