import type { Station } from '../../ui/stations.tsx'

const names = ['choose', 'shipping', 'payment', 'queued', 'sent', 'complete'] as const

export type StationName = (typeof names)[number]

const words = {
  choose: { name: 'Choose' },
  shipping: { name: 'Shipping address', note: 'You can change it until the kit is sent' },
  payment: { name: 'Payment', note: 'Skipped when the total is $0.00' },
  queued: { name: 'Queued' },
  sent: { name: 'Sent' },
  complete: { name: 'Complete' },
} as const

/** The way of an order, and where on it somebody is. */
export function stationsAt(here: StationName, weeks: string | undefined): Station[] {
  const at = names.indexOf(here)
  return names.map((name, index) => ({
    ...words[name],
    ...(name === 'complete' && weeks && { note: `${weeks} weeks after you order` }),
    is: index < at ? 'behind' : index === at ? 'here' : 'ahead',
  }))
}
