import { Hono } from 'hono'
import type { Env } from '../../../env.ts'
import { notThereYet } from '../../../http/not-there-yet.tsx'

export const logosRoutes = new Hono<Env>()

logosRoutes.get(
  '/',
  notThereYet('Download Logos', 'This page will offer the logos of the certifications you hold, as files.'),
)
