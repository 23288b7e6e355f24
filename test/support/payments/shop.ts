import { createExecutionContext, waitOnExecutionContext } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { expect } from 'vitest'
import { makeApp } from '../../../src/app.ts'
import { defaultSettings } from '../../../src/http/settings.ts'
import { askPayments } from '../../../src/work/orders/settle-order.ts'
import type { Program } from '../../../src/program/program.ts'
import { program as neutral } from '../../programs/neutral/index.ts'
import { mailsTo } from '../mail.ts'
import { holderOfCcna } from '../holder.ts'
import { newCandidateId, origin } from '../site.ts'
import type { Message, World } from './world.ts'

const address = {
  lastName: 'Nilsson',
  email: 'a@example.net',
  address1: 'Storgatan 1',
  city: 'Lund',
  postalCode: '223 50',
  country: 'SE',
}
export const deck = 'kit.CERT-PRINT.DECK'

export interface Buyer {
  readonly id: string
  readonly Cookie: string
  readonly order: string
  readonly reference: string
}

/** The site of a program with a provider, and people who buy there. */
export function shopWith(world: World, program: Program = neutral) {
  const name = world.provider.name
  const app = makeApp(program, defaultSettings, undefined, () => world.provider)

  async function visit(path: string, init: RequestInit = {}): Promise<Response> {
    const context = createExecutionContext()
    const answer = await app.fetch(new Request(new URL(path, origin), { redirect: 'manual', ...init }), env, context)
    await waitOnExecutionContext(context)
    return answer
  }

  const post = (path: string, fields: Record<string, string>, Cookie: string) => {
    const body = new URLSearchParams(fields).toString()
    const headers = {
      'Content-Type': 'application/x-www-form-urlencoded',
      'Content-Length': String(body.length),
      Origin: origin,
      Cookie,
    }
    return visit(path, { method: 'POST', body, headers })
  }

  async function newPerson() {
    const { person, writes } = await holderOfCcna(newCandidateId(), new Date().toISOString())
    await env.DB.batch(writes)
    return person
  }

  /** Somebody who has chosen the first kit, with tracking at $12.00 or for nothing, and confirms where it goes. */
  async function newChooser(isTracked: boolean) {
    const person = await newPerson()
    const fields = { [deck]: 'on', ...(isTracked && { tracking: 'on' }) }
    await post('/fulfillment/claim/basket', fields, person.Cookie)
    const html = await (await visit('/fulfillment/claim/shipping', { headers: { Cookie: person.Cookie } })).text()
    expect(html).toContain(isTracked ? '$12.00' : '$0.00')
    const basket = /name="basket" value="(\w+)"/.exec(html)![1]!
    const total = /name="total" value="([^"]+)"/.exec(html)![1]!
    return {
      ...person,
      basket,
      confirm: () => post('/fulfillment/orders', { ...address, basket, total }, person.Cookie),
    }
  }

  /** Somebody who has ordered the first kit with tracking: $12.00 to pay. */
  async function newBuyer(): Promise<Buyer> {
    const { basket, confirm, ...person } = await newChooser(true)
    expect((await confirm()).headers.get('Location')).toBe(`/fulfillment/orders/${basket}`)
    return { ...person, order: basket, reference: (await orderOf(basket)).reference ?? '' }
  }

  const orderOf = async (id: string) =>
    (await env.DB.prepare('select * from orders where id = ?')
      .bind(id)
      .first<{ state: string; reference: string | null; pay_at: string | null; paid_at: string }>())!

  /** The state of the order, and of its piece. */
  async function stateOf({ order }: Pick<Buyer, 'order'>): Promise<string> {
    const item = await env.DB.prepare('select state from items where order_id = ?')
      .bind(order)
      .first<{ state: string }>()
    return `${(await orderOf(order)).state}, ${item!.state}`
  }

  async function tell(reference: string, but?: Parameters<World['message']>[1]): Promise<number> {
    return send(await world.message(reference, but))
  }

  const send = async ({ body, headers }: Message) =>
    (await visit(`/webhooks/${name}`, { method: 'POST', body, headers })).status

  const sweep = async (later = 0) => {
    await env.DB.prepare("update orders set ask_at = '2020-01-01' where state = 'placed' and provider = ?")
      .bind(name)
      .run()
    await askPayments(env, program, world.provider, new Date(Date.now() + later))
  }

  const mailsOf = async ({ id }: Pick<Buyer, 'id'>, subject: string) =>
    (await mailsTo(`${id}@example.com`)).filter((mail) => mail.subject === subject).length

  return { name, visit, post, newPerson, newChooser, newBuyer, orderOf, stateOf, tell, send, sweep, mailsOf }
}
