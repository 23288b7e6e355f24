import { type KitAction, kitActions, type KitPlace } from '../../core/kit-actions.ts'
import type { KitHold, PrinterState } from '../../core/orders.ts'
import type { SignState } from '../../ui/sign.tsx'

export const placeNames: Readonly<Record<KitPlace, string>> = {
  waiting: 'To print',
  held: 'On hold',
  printer: 'At the printer',
  sent: 'Sent',
  returned: 'Returned',
  complete: 'Delivered',
  cancelled: 'Cancelled',
}

export const placeSigns: Readonly<Record<KitPlace, SignState>> = {
  waiting: 'not-begun',
  held: 'in-review',
  printer: 'under-way',
  sent: 'under-way',
  returned: 'failed',
  complete: 'passed',
  cancelled: 'failed',
}

/** What an empty list says. */
export const emptyPlaces: Readonly<Record<KitPlace, string>> = {
  waiting: 'No kits to print. Paid orders appear here until the printer confirms them.',
  held: 'No kits on hold. A kit appears here when its certification isn’t active, or a colleague holds it.',
  printer: 'No kits at the printer. Kits appear here once the printer confirms them.',
  sent: 'No kits on their way.',
  returned: 'No returned kits. Kits appear here when the printer reports that they came back.',
  complete: 'No delivered kits yet.',
  cancelled: 'No cancelled kits.',
}

export const holdWords: Readonly<Record<KitHold, string>> = {
  suspended: 'The certification is suspended',
  expired: 'The certification has expired',
  revoked: 'The certification was revoked',
  withdrawn: 'The certification is no longer held',
  'on-hold': 'Held by staff',
}

export const printerWords: Readonly<Record<PrinterState, string>> = {
  queued: 'Queued',
  sent: 'Sent',
  complete: 'Delivered',
  returned: 'Returned',
  cancelled: 'Cancelled',
}

export interface ActionWords {
  /** The link on the page of a kit, and what it asks. */
  readonly link: string
  readonly question: string
  readonly button: string
}

export const actionWords: Readonly<Record<KitAction, ActionWords>> = {
  address: { link: 'Correct the address', question: 'Correct the address', button: 'Save the address' },
  reship: { link: 'Send again', question: 'Send this kit again?', button: 'Send again' },
  unship: {
    link: 'Undo sending again',
    question: 'Undo sending this kit again?',
    button: 'Don’t send again',
  },
  hold: { link: 'Hold', question: 'Hold this kit?', button: 'Hold' },
  release: { link: 'Release', question: 'Release this kit?', button: 'Release' },
  cancel: { link: 'Cancel this kit', question: 'Cancel this kit?', button: 'Cancel the kit' },
  restore: { link: 'Bring back', question: 'Bring this kit back?', button: 'Bring back' },
}

export function isKitAction(text: string): text is KitAction {
  return kitActions.some((action) => action === text)
}

/** Why, for the log: a code and its words. */
export const kitWhys = [
  ['came-back', 'It came back'],
  ['not-arrived', 'It hasn’t arrived'],
  ['damaged', 'It arrived damaged'],
  ['wrong-address', 'The address was wrong'],
  ['misprinted', 'It was misprinted'],
  ['check', 'Something must be checked first'],
  ['checked', 'It was checked'],
  ['duplicate', 'It was ordered twice'],
  ['request', 'The person asked for it'],
  ['mistake', 'Our mistake'],
  ['other', 'Something else'],
] as const
