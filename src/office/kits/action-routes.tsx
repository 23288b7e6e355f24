import { type Context, Hono } from 'hono'
import { countriesServed } from '../../adapters/address-forms.ts'
import type { Colleague } from '../../core/colleagues.ts'
import type { KitAction } from '../../core/kit-actions.ts'
import { shippingOf } from '../../core/shipping.ts'
import { findKit, listReportsOf, type WholeKit } from '../../data/office/kit.ts'
import type { Env } from '../../env.ts'
import { page } from '../../http/answers/page.ts'
import { holdsOn } from '../../http/as-of.ts'
import { readForm } from '../../http/forms/read-form.ts'
import { readShippingForm } from '../../http/forms/shipping-form.ts'
import { officeFrameOf } from '../../http/office/office-frame.ts'
import { readAsColleague } from '../../http/office/read-as-colleague.ts'
import { paths } from '../../paths.ts'
import { fulfillmentOf } from '../../program/fulfillment-of.ts'
import type { FieldError } from '../../ui/fields.tsx'
import { makeKitChange } from '../../work/orders/change-kit.ts'
import { KitActionPage } from './action-page.tsx'
import { type KitView, kitView } from './view.ts'
import { isKitAction, kitWhys } from './words.ts'

/** Actions on a kit: the form and its POST. */
export const kitActionRoutes = new Hono<Env>()

kitActionRoutes.get('/office/kits/:id/:action', async (c) => {
  const loaded = await load(c)
  if (!loaded) return c.notFound()
  if (!loaded.view.actions.includes(loaded.action)) return c.redirect(paths.officeKit(loaded.view.id), 303)

  return show(c, loaded, {}, [])
})

kitActionRoutes.post('/office/kits/:id/:action', async (c) => {
  const typed = await readForm(c)
  const loaded = await load(c)
  if (!loaded) return c.notFound()
  const { action, kit, view, colleague } = loaded
  if (!view.actions.includes(action)) return backTo(c, view, 'moved')
  const address = action === 'address' ? readShippingForm(typed, countries(c)) : undefined
  const errors = [...(address?.errors ?? []), ...wrongIn(typed)]
  if (errors.length > 0) return show(c, loaded, typed, errors)

  const { database, now } = c.var
  const { why = '', reason = '', version = '' } = typed
  const wanted = {
    action,
    version: /^\d{1,9}$/.test(version) ? Number(version) : -1,
    why,
    reason: reason.trim(),
    ...(address?.shipping && { shipping: address.shipping }),
  }
  const by = { kind: 'colleague', id: colleague.id } as const
  const made = await makeKitChange(database, kit, wanted, { by, now })

  return backTo(c, view, made === 'done' ? action : 'moved')
})

interface Loaded {
  readonly action: KitAction
  readonly colleague: Colleague
  readonly kit: WholeKit
  readonly view: KitView
}

async function load(c: Context<Env>): Promise<Loaded | undefined> {
  const { database, program } = c.var
  const [id, action] = [c.req.param('id') ?? '', c.req.param('action') ?? '']
  const { colleague, kit, reports } = await readAsColleague(c, {
    kit: findKit(database, id, holdsOn(c)),
    reports: listReportsOf(database, id),
  })
  if (!kit || !isKitAction(action)) return undefined
  return { action, colleague, kit, view: kitView(program, kit, reports) }
}

function show(
  c: Context<Env>,
  { action, colleague, view }: Loaded,
  typed: Readonly<Record<string, string>>,
  errors: readonly FieldError[],
) {
  const asked = Object.keys(typed).length > 0 ? shippingOf(cut(typed)) : view.shipping
  const address = action === 'address' ? { typed: asked, errors, countries: countries(c) } : undefined
  const shown = { kit: view, action, typed, errors, address }
  return page(c, <KitActionPage frame={officeFrameOf(c, colleague)} {...shown} />, errors.length > 0 ? 422 : 200)
}

function countries(c: Context<Env>) {
  return countriesServed(fulfillmentOf(c.var.program).countries)
}

function wrongIn({ why = '', reason = '' }: Readonly<Record<string, string>>): readonly FieldError[] {
  return [
    ...(kitWhys.some(([code]) => code === why) ? [] : [{ field: 'why', sentence: 'Choose why.' }]),
    ...(reason.trim() === '' ? [{ field: 'reason', sentence: 'Say why in your own words.' }] : []),
    ...(reason.length > 500 ? [{ field: 'reason', sentence: 'Use at most 500 characters.' }] : []),
  ]
}

/** What was typed, as far as it is shown again. */
function cut(fields: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(fields).map(([name, text]) => [name, text.slice(0, 500)]))
}

function backTo(c: Context<Env>, { id }: KitView, done: string): Response {
  return c.redirect(`${paths.officeKit(id)}?done=${done}`, 303)
}
