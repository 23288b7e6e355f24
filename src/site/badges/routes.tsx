import { type Context, Hono } from 'hono'
import { accepts } from 'hono/accepts'
import { rulesOf } from '../../adapters/rules-hash.ts'
import { badgeKeysOf, signingKeyOf } from '../../adapters/signing/keys.ts'
import { standingOfBadge } from '../../core/badges.ts'
import { dayOf } from '../../core/calendar.ts'
import { holdingsInForce } from '../../core/fold-holdings.ts'
import { openView } from '../../core/open-pages.ts'
import { fullName } from '../../core/person-name.ts'
import { findEmailForBadges } from '../../data/badges/badge-emails.ts'
import { findBadge, listHoldingsOfBadge } from '../../data/badges/badges.ts'
import { listFactsOf } from '../../data/facts/facts.ts'
import { readTogether } from '../../data/prepared.ts'
import type { Env } from '../../env.ts'
import { today } from '../../http/as-of.ts'
import { openFrame } from '../../http/answers/frames.ts'
import { isFlooding } from '../../http/limits.ts'
import { questionOfConsent } from '../../http/visitor/look-up-code.ts'
import { page } from '../../http/answers/page.ts'
import { problem } from '../../http/answers/problem.ts'
import { refuse } from '../../http/answers/refuse.tsx'
import { credentialType, sendOpen } from '../../http/answers/send-open.ts'
import { type BadgeForm, signBadge } from '../../work/badges/sign-badge.ts'
import { BadgePage, NoBadgePage } from './badge-page.tsx'
import { statusListRoutes } from './status-lists.ts'
import { viewBadge } from './view.ts'

export const badgesRoutes = new Hono<Env>()

const tooMany = 'Too many requests come from your network.'
const unknown = 'We have no badge to show at this address.'
const changedMeanwhile = 'The record behind this badge is changing. Try again in a minute.'
const gone = {
  revoked: 'This badge was revoked.',
  withdrawn: 'This badge was revoked: the evidence for its certification was taken back.',
  shortened: 'This badge was revoked: the certification expires earlier than it says.',
} as const
const noKeys = 'This site can’t sign badges yet.'

badgesRoutes.get('/badges/:id', async (c) => {
  if (await isFlooding(c)) return refuse(c, 429, tooMany)
  const form = formWanted(c)
  if (form) return answerCredential(c, form)
  const found = await findBadgeAsked(c)
  const { program } = c.var

  const told =
    found &&
    openView(
      'badgePage',
      {
        certification: found.standing.certification,
        status: found.standing.status,
        name: found.name,
        localizedName: found.localizedName,
        earnedOn: found.standing.now?.firstEarnedOn,
        activeOn: found.standing.active?.activeOn,
        expiresOn: found.standing.active?.expiresOn,
        since: found.standing.status === 'revoked' ? revokedOn(c, found) : found.standing.now?.since,
        ended: found.standing.ended,
        isEnding: found.standing.isEnding,
        isErased: found.name === '',
      },
      found.consent,
    )
  c.header('X-Robots-Tag', 'noindex')
  if (!found || !told) return page(c, <NoBadgePage frame={openFrame(c)} />, 404)
  const view = viewBadge(program, told, { id: found.badge.id, on: today(c) })
  return page(c, <BadgePage frame={openFrame(c)} view={view} at={c.var.now.toISOString()} />)
})

/** For wallets that are given a link and ask for nothing in particular. */
badgesRoutes.get('/badges/:id/credential.json', async (c) => {
  if (await isFlooding(c)) return problem(c, 429, tooMany)
  return answerCredential(c, 'json')
})

badgesRoutes.route('/status', statusListRoutes)

badgesRoutes.get('/.well-known/did.json', async (c) => {
  const keys = badgeKeysOf(c.env)
  if (keys.length === 0) return problem(c, 404, noKeys)
  const { didDocument, didOf } = await import('../../adapters/signing/did.ts')
  c.header('Access-Control-Allow-Origin', '*')
  c.header('Cache-Control', 'public, max-age=300')
  return c.json(didDocument(didOf(c.env.BASE_URL), keys), 200, { 'Content-Type': 'application/did+json' })
})

/** What a program asks for, by `Accept`; nothing where it is a person who reads. */
function formWanted(c: Context<Env>): BadgeForm | undefined {
  const embedded = ['application/json', 'application/ld+json', 'application/vc', credentialType]
  const jwts = ['application/jwt', 'application/vc+jwt', 'text/plain']
  const supports = ['text/html', ...embedded, ...jwts]
  const wanted = accepts(c, { header: 'Accept', supports, default: 'text/html' })
  return embedded.includes(wanted) ? 'json' : jwts.includes(wanted) ? 'jwt' : undefined
}

async function answerCredential(c: Context<Env>, form: BadgeForm): Promise<Response> {
  const { database, program, now } = c.var
  const found = await findBadgeAsked(c)
  if (!found || found.consent === 'no') return problem(c, 404, unknown)
  const { badge, standing, name, consent } = found
  if (standing.ended) return problem(c, 410, gone[standing.ended])
  if (standing.isEnding)
    return problem(c, 409, 'The record behind this badge changed, and we’re checking it. Try again tomorrow.')
  if (standing.status === 'revoked' || standing.status === 'withdrawn')
    return problem(c, 410, 'The holder no longer has this certification, so it has no badge.')
  if (standing.status === 'suspended')
    return problem(c, 409, 'This certification is suspended. Its badge is available again when the suspension ends.')

  const { facts, email } = await readTogether(database, {
    facts: listFactsOf(database, badge.candidateId),
    email: findEmailForBadges(database, badge.candidateId),
  })
  const site = { env: c.env, database, program, now, today: today(c) }
  const signed = await signBadge(site, { badge, standing, name, email, facts, consent }, form)
  if (!signed) return problem(c, 503, signingKeyOf(c.env) ? changedMeanwhile : noKeys)
  return sendOpen(c, { ...signed, type: form === 'json' ? credentialType : 'text/plain' })
}

/** The day of the revocation that the record still knows, else the day on which the badge was revoked. */
function revokedOn(c: Context<Env>, { badge, standing }: NonNullable<Awaited<ReturnType<typeof findBadgeAsked>>>) {
  if (standing.now?.status === 'revoked') return standing.now.since
  return badge.revokedAt === null ? undefined : dayOf(badge.revokedAt, c.var.program.timeZone)
}

/** A badge with everything that is known of it, in one trip; what of that is told, the caller decides. */
async function findBadgeAsked(c: Context<Env>) {
  const { database, program } = c.var
  const id = c.req.param('id') ?? ''
  const { badge, stored, outdated } = await readTogether(database, {
    badge: findBadge(database, id, questionOfConsent(c)),
    ...listHoldingsOfBadge(database, id, rulesOf(program)),
  })
  if (!badge) return undefined
  const periods = holdingsInForce(program, badge.candidateId, stored, outdated)
  const named = (first: string, last: string) => fullName({ first, last }, program.familyNameFirst)
  const name = named(badge.firstName, badge.lastName)
  const localized = named(badge.localizedFirstName, badge.localizedLastName)
  return {
    badge,
    standing: standingOfBadge(program.migrations, badge, periods, today(c)),
    name,
    localizedName: localized === '' || localized === name ? undefined : localized,
    consent: badge.consent ?? undefined,
  }
}
