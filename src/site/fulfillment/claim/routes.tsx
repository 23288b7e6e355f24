import { type Context, Hono } from 'hono'
import { randomId } from '../../../adapters/secrets.ts'
import type { KitFor } from '../../../core/kits.ts'
import { writeBasket } from '../../../data/orders/baskets.ts'
import type { Env } from '../../../env.ts'
import { frameOf } from '../../../http/answers/frames.ts'
import { page } from '../../../http/answers/page.ts'
import { readForm } from '../../../http/forms/read-form.ts'
import { paths } from '../../../paths.ts'
import type { Sentence } from '../../../ui/sentence.tsx'
import { ClaimPage } from './claim-page.tsx'
import { chosenOffers, loadClaim, type LoadedClaim, mayTrack, priceOf } from './load.ts'
import { shippingRoutes } from './shipping-routes.tsx'
import { nameOfBox, viewClaim } from './view.ts'

export const claimRoutes = new Hono<Env>()

claimRoutes.route('/shipping', shippingRoutes)

/** With what is ticked in the address, its total; otherwise with what is in the basket. */
claimRoutes.get('/', async (c) => {
  const loaded = await loadClaim(c)

  const query = c.req.query()
  const { basket } = loaded
  const ticked = 'total' in query ? readTicked(loaded, query) : (basket?.chosen ?? firstKits(loaded))
  const isTracked = 'total' in query ? query.tracking === 'on' : (basket?.isTracked ?? false)
  return show(c, loaded, { ticked, isTracked })
})

claimRoutes.post('/basket', async (c) => {
  const { database, now } = c.var
  const loaded = await loadClaim(c)
  const { candidateId } = loaded.viewer
  const fields = await readForm(c)
  const [ticked, isTracked] = [readTicked(loaded, fields), fields.tracking === 'on']
  const problem = problemWith(loaded, ticked, isTracked)
  if (problem) return show(c, loaded, { ticked, isTracked, problem })

  const chosen = ticked.map(({ kit, certification }) => ({ kit, certification }))
  await writeBasket(database, { candidateId, id: randomId(), chosen, isTracked, changedAt: now.toISOString() })

  return c.redirect(paths.shipping, 303)
})

/** Of all that a form says, only which of our own boxes are ticked. */
function readTicked({ offers }: LoadedClaim, fields: Readonly<Record<string, string | undefined>>): readonly KitFor[] {
  return offers.filter((offer) => fields[nameOfBox(offer)] === 'on')
}

function firstKits({ offers }: LoadedClaim): readonly KitFor[] {
  return offers.filter(({ isInitial, price }) => isInitial && price.cents === 0)
}

function problemWith(loaded: LoadedClaim, ticked: readonly KitFor[], isTracked: boolean) {
  if (loaded.lockedUntil) return locked
  if (loaded.agreement) return [{ text: `Accept the ${loaded.agreement.name}`, href: loaded.agreement.href }, ' first.']
  if (ticked.length === 0) return ['Select at least one item.']
  const offers = chosenOffers(loaded, ticked)
  if (!offers || !mayTrack(loaded, isTracked)) return [notForSale]
  if (!priceOf(loaded, offers, isTracked))
    return ['These items have prices in different currencies. Order them one at a time.']
  return undefined
}

const notForSale = 'You can’t buy items with a price yet. Select only the free ones.'
const locked: Sentence = [
  'Your login was made with a score report less than 3 days ago. You can order when the 3 days are over.',
]

interface Shown {
  readonly ticked: readonly KitFor[]
  readonly isTracked: boolean
  readonly problem?: Sentence | undefined
}

function show(c: Context<Env>, loaded: LoadedClaim, { ticked, isTracked, problem }: Shown) {
  const { program } = c.var
  const view = viewClaim(program, loaded, ticked, isTracked)
  const frame = frameOf(c, loaded.viewer, paths.claim)
  return page(
    c,
    <ClaimPage frame={frame} view={view} problem={problem} hasChanged={'changed' in c.req.query()} />,
    problem ? 422 : 200,
  )
}
