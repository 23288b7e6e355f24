import { env } from 'cloudflare:workers'
import { randomId } from '../../src/adapters/secrets.ts'
import { takeInRows } from './candidates.ts'
import { newCandidate, visit } from './site.ts'

const address = {
  firstName: 'Anna',
  lastName: 'Nilsson',
  email: 'anna@example.net',
  phone: '',
  address1: 'Storgatan 1',
  address2: '',
  city: 'Lund',
  state: '',
  postalCode: '223 50',
  country: 'SE',
}

/** A kit that somebody has ordered: their first, unless it is priced. */
export async function newKit({ cents = 0, state = 'queued', orderState = 'paid' } = {}) {
  const candidateId = await newCandidate({ '200-301': '2026-03-02' })
  const [id, order, at] = [randomId(), randomId(), new Date().toISOString()]
  const isFirst = cents === 0
  await env.DB.batch([
    env.DB.prepare(
      "insert into orders (id, candidate_id, state, cents, currency, shipping, placed_at, paid_at) values (?, ?, ?, ?, 'USD', ?, ?, ?)",
    ).bind(order, candidateId, orderState, cents, JSON.stringify(address), at, at),
    env.DB.prepare(
      "insert into items (id, order_id, candidate_id, kit, certification, name, cents, is_first, initial_of, state, queued_at) values (?, ?, ?, 'CERT-PRINT', 'DECK', 'Deckhand (Certificate)', ?, ?, ?, ?, ?)",
    ).bind(id, order, candidateId, cents, isFirst ? 1 : 0, isFirst ? 'DECK' : null, state, at),
  ])
  return { id, order, candidateId }
}

interface Batch {
  readonly id: string | null
  readonly items: readonly { readonly itemId: string; readonly shipTo: Readonly<Record<string, string>> }[]
  readonly stop: readonly { readonly itemId: string; readonly reason: string }[]
}

/** What the printer does, by a token of its own. */
export function printerOf(token: string) {
  const call = async (path: string, method = 'POST') => {
    const headers = { Authorization: `Bearer ${token}` }
    return (await visit(`/api/v1/fulfillment/batches${path}`, { method, headers })).json<Batch>()
  }
  const next = () => call('')
  return {
    next,
    confirm: (id: string) => call(`/${id}/confirm`),
    stop: async (kit: string) => (await next()).stop.find(({ itemId }) => itemId === kit)?.reason,
    /** Fetches and confirms lists until one has the kit; what it says of it, or nothing where no list has it. */
    async print(kit: string) {
      for (let tries = 0; tries < 20; tries++) {
        const batch = await next()
        const found = batch.items.find(({ itemId }) => itemId === kit)
        if (batch.id === null) return undefined
        await call(`/${batch.id}/confirm`)
        if (found) return found
      }
      throw new Error('There is no end of lists')
    },
    says: (kit: string, status: string, more: Readonly<Record<string, string>> = {}) => {
      const columns = ['item_id', 'status', ...Object.keys(more)]
      return takeInRows('kits', `${columns.join(',')}\n${[kit, status, ...Object.values(more)].join(',')}\n`)
    },
  }
}
