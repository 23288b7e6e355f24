import { Hono } from 'hono'
import type { Env } from '../../env.ts'
import { notThereYet } from '../../http/not-there-yet.tsx'

export const fulfillmentRoutes = new Hono<Env>()

fulfillmentRoutes.get(
  '/',
  notThereYet(
    'Fulfillment History',
    'This page will list the certificates and plaques that were made for you: when each was queued and sent, and its verification code.',
  ),
)

fulfillmentRoutes.get(
  '/claim',
  notThereYet(
    'Claim & Purchase Fulfillment',
    'This page will let you claim the certificate that comes with a certification, and order more.',
    ['So far nothing can be ordered on this site.'],
  ),
)
