import type { Day } from '../core/calendar.ts'
import { nameOn } from '../core/certification-on.ts'
import type { KitFor, KitKind } from '../core/kits.ts'
import type { Kit, Program } from '../program/program.ts'
import { shortNameOn } from './names.ts'
import { fulfillmentOf } from '../program/fulfillment-of.ts'

const kinds: Readonly<Record<KitKind, string>> = {
  certificate: 'Certificate',
  plaque: 'Plaque',
  letter: 'Letter',
  bundle: 'Kit',
}

/** As it is offered: `Deck Hand Certificate`; a letter by its own name, `First Recognition`. */
export function offeredName(program: Program, { kit, certification }: KitFor, on: Day): string {
  const found = findKit(program, kit)
  if (found?.kind === 'letter') return found.name
  return [shortNameOn(program, certification, on), found?.name ?? kit].join(' ')
}

/** As it stands in a history: `Certified Deck Hand (Certificate)`, `First Recognition (Letter)`. */
export function recordedName(program: Program, { kit, certification }: KitFor, on: Day): string {
  const found = findKit(program, kit)
  if (!found) return kit
  if (found.kind === 'letter' || found.kind === 'bundle') return `${found.name} (${kinds[found.kind]})`
  const known = program.certifications.find(({ code }) => code === certification)
  const award = found.kind === 'plaque' ? known?.awardName : undefined
  return `${award ?? (known ? nameOn(known, on) : certification)} (${kinds[found.kind]})`
}

export function kindOf(program: Program, kit: string): string {
  const found = findKit(program, kit)
  return found ? kinds[found.kind] : kit
}

export function findKit(program: Program, code: string): Kit | undefined {
  return fulfillmentOf(program).kits.find((one) => one.code === code)
}

const methods: Readonly<Record<string, string>> = { stripe: 'Card, by Stripe', paypal: 'PayPal', sandbox: 'Sandbox' }

/** How an order was paid. */
export function methodOf({ provider }: { readonly provider: string | null }): string {
  return provider === null ? 'None: free' : (methods[provider] ?? provider)
}
