import { Hono } from 'hono'
import type { Env } from '../../env.ts'
import { notThereYet } from '../../http/not-there-yet.tsx'

export const transcriptsRoutes = new Hono<Env>()

transcriptsRoutes.get(
  '/',
  notThereYet(
    'Transcripts',
    'This page will let you choose what to show of your record, and share it by a link that you can end.',
    ['So far nothing of your record can be seen by anyone who is not signed in.'],
  ),
)
