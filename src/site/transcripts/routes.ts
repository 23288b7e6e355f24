import { Hono } from 'hono'
import type { Env } from '../../env.ts'
import { transcriptFormRoutes } from './form/routes.tsx'
import { transcriptListRoutes } from './list/routes.tsx'
import { whoSawMeRoutes } from './seen/routes.tsx'
import { sharingRoutes } from './sharing/routes.tsx'

/** A person's own transcripts: what they show, to whom, and who looked. */
export const transcriptsRoutes = new Hono<Env>()

transcriptsRoutes.route('/', whoSawMeRoutes)
transcriptsRoutes.route('/', transcriptFormRoutes)
transcriptsRoutes.route('/', transcriptListRoutes)
transcriptsRoutes.route('/', sharingRoutes)
