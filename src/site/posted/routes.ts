import { type Context, Hono } from 'hono'
import type { Env } from '../../env.ts'
import { paths } from '../../paths.ts'

/**
 * Addresses that only take a form. A form that comes back leaves the browser at one of them, and reloading it from the
 * address bar asks for a page: that leads to the page with the form.
 */
type Place = readonly [address: string, formAt: (id: string) => string]

/** Forms that anyone may send. */
export const openPostedRoutes = leadBack([
  [paths.firstTimeByEmail, () => paths.firstTime],
  [paths.firstTimeByScoreReport, () => paths.firstTime],
  [paths.passkeySignIn, () => paths.signIn],
  [paths.signOut, () => paths.signIn],
  [paths.oidcForget, () => paths.firstTime],
  ['/set-password/:id/passkey', paths.setPassword],
  ['/set-password/:id/keys/:key/remove', paths.resetKeys],
  ['/transcript/:id/code', paths.transcript],
  ['/transcript/:id/proof', paths.transcript],
  ['/support/:id/settle', () => paths.home],
])

/** Forms of someone signed in. */
export const ownPostedRoutes = leadBack([
  [paths.contactEmail, () => paths.contact],
  ['/personal-info/cases/:id/messages', (id) => paths.ownCase(id)],
  [paths.dataForget, () => paths.data],
  ['/personal-info/identification/accounts/:id/remove', () => paths.identification],
  [paths.otherRecordSignIn, () => paths.otherRecord],
  [paths.otherRecordLink, () => paths.otherRecord],
  [paths.otherRecordReport, () => paths.otherRecord],
  [paths.askAboutOtherRecord, () => paths.checkOtherRecord],
  [paths.forgetBrowsers, () => paths.security],
  [paths.stopReset, () => paths.security],
  [paths.endOtherSessions, () => paths.sessions],
  ['/personal-info/sessions/:id/end', () => paths.sessions],
  [paths.basket, () => paths.claim],
  [paths.orders, () => paths.shipping],
  ['/fulfillment/orders/:id/payment', paths.order],
  ['/fulfillment/orders/:id/cancel', paths.order],
  [paths.previewNewTranscript, () => paths.newTranscript],
  ['/transcripts/:id/preview', (id) => paths.ownTranscriptTo(id, 'edit')],
  ['/transcripts/:id/disable', paths.ownTranscript],
  ['/transcripts/:id/enable', paths.ownTranscript],
  ['/transcripts/:id/shares', paths.ownTranscript],
  ['/transcripts/:id/shares/preview', paths.ownTranscript],
  ['/transcripts/:id/shares/:share/end', paths.ownTranscript],
  ['/transcripts/:id/open-link/open', paths.ownTranscript],
  ['/transcripts/:id/open-link/close', paths.ownTranscript],
])

function leadBack(places: readonly Place[]): Hono<Env> {
  const routes = new Hono<Env>()
  for (const [address, formAt] of places)
    routes.get(address, (c: Context<Env>) => c.redirect(formAt(c.req.param('id') ?? ''), 303))
  return routes
}
