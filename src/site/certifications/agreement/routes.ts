import { Hono } from 'hono'
import type { Env } from '../../../env.ts'
import { notThereYet } from '../../../http/not-there-yet.tsx'

export const agreementRoutes = new Hono<Env>()

agreementRoutes.get(
  '/',
  notThereYet(
    'Certification Agreement',
    'This page will show the agreement in force, which version you accepted, and when.',
    ['So far nothing is accepted on this site.'],
  ),
)
