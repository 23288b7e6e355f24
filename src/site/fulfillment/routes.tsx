import { Hono } from 'hono'
import type { Env } from '../../env.ts'
import { claimRoutes } from './claim/routes.tsx'
import { historyRoutes } from './history/routes.tsx'
import { ordersRoutes } from './orders/routes.tsx'

export const fulfillmentRoutes = new Hono<Env>()

fulfillmentRoutes.route('/', historyRoutes)

fulfillmentRoutes.route('/claim', claimRoutes)

fulfillmentRoutes.route('/orders', ordersRoutes)
