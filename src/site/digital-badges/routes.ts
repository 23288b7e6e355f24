import { Hono } from 'hono'
import type { Env } from '../../env.ts'
import { notThereYet } from '../../http/not-there-yet.tsx'

export const digitalBadgesRoutes = new Hono<Env>()

digitalBadgesRoutes.get(
  '/',
  notThereYet('Digital Badges', 'This page will offer a signed badge for each certification you hold.', [
    'So far none has been issued by this site.',
  ]),
)
