import type { Station } from '../../ui/stations.tsx'

const names = ['choose', 'shipping', 'payment', 'queued', 'sent', 'complete'] as const

export type StationName = (typeof names)[number]

const words = {
  choose: { name: 'Choose' },
  shipping: { name: 'Shipping address', note: 'You can change it until we send the kit' },
  payment: { name: 'Payment' },
  queued: { name: 'Queued' },
  sent: { name: 'Sent' },
  complete: { name: 'Complete' },
} as const

/** The way of an order, and where on it somebody is. */
export function stationsAt(here: StationName, weeks: string | undefined, total?: 'free' | 'priced'): Station[] {
  const at = names.indexOf(here)
  const ofPayment = noteOfPayment(total, names.indexOf('payment') < at)
  return names.map((name, index) => ({
    ...words[name],
    ...(name === 'complete' && weeks && { note: `${weeks} weeks after you order` }),
    ...(name === 'payment' && ofPayment && { note: ofPayment }),
    is: index < at ? 'behind' : index === at ? 'here' : 'ahead',
  }))
}

/** `total` is absent while it isn't known. */
function noteOfPayment(total: 'free' | 'priced' | undefined, isBehind: boolean): string | undefined {
  if (total === undefined) return 'Skipped if there’s nothing to pay'
  if (total === 'free') return 'Skipped: nothing to pay'
  return isBehind ? 'Paid' : undefined
}
