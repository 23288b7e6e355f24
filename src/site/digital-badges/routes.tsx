import { Hono } from 'hono'
import * as v from 'valibot'
import { bakePng, bakeSvg } from '../../adapters/baked-files.ts'
import { openPacked } from '../../adapters/packed-files.ts'
import { rulesOf } from '../../adapters/rules-hash.ts'
import { randomSecret } from '../../adapters/secrets.ts'
import { signingKeyOf } from '../../adapters/signing/keys.ts'
import { isGivenOut, standingOfBadge } from '../../core/badges.ts'
import { holdingsInForce } from '../../core/fold-holdings.ts'
import { fullName } from '../../core/person-name.ts'
import { chooseBadgeEmail, findEmailForBadges } from '../../data/badges/badge-emails.ts'
import { listBadgesOf } from '../../data/badges/badges.ts'
import { findPerson } from '../../data/people/contacts.ts'
import { listFactsOf } from '../../data/facts/facts.ts'
import { listOwnHoldings } from '../../data/facts/own-holdings.ts'
import type { Env } from '../../env.ts'
import { today } from '../../http/as-of.ts'
import { formErrors } from '../../http/forms/form-errors.ts'
import { readAsViewer } from '../../http/visitor/read-as-viewer.ts'
import { readForm } from '../../http/forms/read-form.ts'
import { refuse } from '../../http/answers/refuse.tsx'
import { sendFile } from '../../http/answers/send-file.ts'
import { credentialType } from '../../http/answers/send-open.ts'
import { signBadge } from '../../work/badges/sign-badge.ts'
import { paths } from '../../paths.ts'
import { logoPackKey } from '../../program/logo-files.ts'
import { badgeEmailForm, emailField } from './forms.ts'
import { loadBadges } from './load.ts'
import { show } from './show.tsx'

export const digitalBadgesRoutes = new Hono<Env>()

digitalBadgesRoutes.get('/', async (c) => show(c, await loadBadges(c)))

digitalBadgesRoutes.post('/', async (c) => {
  const { database, now } = c.var
  const loaded = await loadBadges(c)
  if (loaded.email.lockedUntil) return refuse(c, 403, locked)
  const form = v.safeParse(badgeEmailForm, await readForm(c))
  if (!form.success) return show(c, loaded, formErrors(form.issues, {}))
  const answer = form.output[emailField]
  if (answer === 'yes' && !loaded.email.address) return refuse(c, 409, notProved)

  const choice = { answer, answeredAt: now.toISOString(), seed: randomSecret() }
  await chooseBadgeEmail(database, loaded.viewer.candidateId, choice)
  return c.redirect(`${paths.digitalBadges}?${answer}`, 303)
})

const locked =
  'Your login was made with a score report less than 3 days ago. You can change this when the 3 days are over.'
const notProved = 'You haven’t confirmed an email address yet. Add one under Personal Info, Contact.'

digitalBadgesRoutes.get('/:id/:file', async (c) => {
  const { program, database, now } = c.var
  const { viewer, given, stored, outdated, person, facts, email } = await readAsViewer(c, (id) => ({
    given: listBadgesOf(database, id),
    ...listOwnHoldings(database, id, rulesOf(program)),
    person: findPerson(database, id),
    facts: listFactsOf(database, id),
    email: findEmailForBadges(database, id),
  }))
  const holdings = holdingsInForce(program, viewer.candidateId, stored, outdated)
  const badge = given.find(({ id }) => id === c.req.param('id'))
  const type = fileTypes.find((one) => c.req.param('file') === `badge.${one}`)
  if (!type || !badge || badge.candidateId !== viewer.candidateId) return c.notFound()
  const standing = standingOfBadge(program.migrations, badge, holdings, today(c))
  if (!isGivenOut(standing)) return refuse(c, 409, notGivenOut)

  const name = fullName({ first: person?.firstName ?? '', last: person?.lastName ?? '' }, program.familyNameFirst)
  const site = { env: c.env, database, program, now, today: today(c) }
  const asked = { badge, standing, name, email, facts, consent: 'yes' } as const
  const signed = await signBadge(site, asked, type === 'jwt' ? 'jwt' : 'json')
  if (!signed) return refuse(c, 503, signingKeyOf(c.env) ? changedMeanwhile : noKeys)
  const code = standing.certification.toLowerCase()
  const file = { ...signed, body: signed.bytes, name: `${code}-badge.${type}`, type: types[type] }
  if (type === 'json' || type === 'jwt') return sendFile(c, file)
  const art = await openPacked(c.env.FILES, logoPackKey(code), `${code}-512-light.${type}`)
  if (!art) return refuse(c, 503, 'The picture of this badge isn’t ready yet. Try again in a few minutes.')
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

const notGivenOut = 'This badge isn’t valid today, so you can’t download it.'
const noKeys = 'This site can’t sign badges yet. Try again tomorrow.'
const changedMeanwhile = 'Your record is changing. Try again in a minute.'

const fileTypes = ['json', 'jwt', 'svg', 'png'] as const

const types = {
  json: credentialType,
  jwt: 'text/plain',
  svg: 'image/svg+xml',
  png: 'image/png',
} as const
