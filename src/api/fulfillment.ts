import { type Context, Hono } from 'hono'
import type * as v from 'valibot'
import { listStopped } from '../data/orders/kit-holds.ts'
import { holdsOn } from '../http/as-of.ts'
import { randomId } from '../adapters/secrets.ts'
import { fullName } from '../core/person-name.ts'
import { noteReads } from '../data/people/candidates.ts'
import {
  type BatchItem,
  confirmBatch,
  findBatch,
  findOpenBatch,
  listBatchItems,
  openBatch,
  type PrintBatch,
} from '../data/orders/print-batches.ts'
import { readTogether, writeThenRead } from '../data/prepared.ts'
import type { Env } from '../env.ts'
import { requireOperator } from '../http/operators.ts'
import { problem } from '../http/answers/problem.ts'
import type { batchSchema } from './schemas/fulfillment.ts'

export const batchRoutes = new Hono<Env>()

const mostItems = 500

batchRoutes.use(requireOperator('kits:read'))

/** What is queued for the printer: the list that is open, or a new one. */
batchRoutes.post('/', async (c) => {
  const { database, now } = c.var
  const at = holdsOn(c)
  const { batch, items, stop } = await writeThenRead(
    database,
    openBatch(database, randomId(), now.toISOString(), { ...at, most: mostItems }),
    { batch: findOpenBatch(database), items: listBatchItems(database, at), stop: listStopped(database, at) },
  )

  if (!batch) return c.json({ ...nothing, stop })
  await noteItems(c, items)
  return c.json({ ...viewBatch(c, batch, items), stop })
})

batchRoutes.get('/:id', async (c) => {
  const { database } = c.var
  const [id, at] = [c.req.param('id'), holdsOn(c)]
  const { batch, items, stop } = await readTogether(database, {
    batch: findBatch(database, id),
    items: listBatchItems(database, at, id),
    stop: listStopped(database, at),
  })
  if (!batch) return problem(c, 404, 'There is no such list.')

  await noteItems(c, items)
  return c.json({ ...viewBatch(c, batch, items), stop })
})

batchRoutes.post('/:id/confirm', async (c) => {
  const { database, now } = c.var
  const [id, at] = [c.req.param('id'), holdsOn(c)]
  const { batch, items, stop } = await writeThenRead(database, confirmBatch(database, id, now.toISOString(), at), {
    batch: findBatch(database, id),
    items: listBatchItems(database, at, id),
    stop: listStopped(database, at),
  })

  return batch ? c.json({ ...viewBatch(c, batch, items), stop }) : problem(c, 404, 'There is no such list.')
})

type Batch = Omit<v.InferOutput<typeof batchSchema>, 'stop'>

const nothing: Batch = {
  id: null,
  state: 'empty',
  createdAt: null,
  confirmedAt: null,
  items: [],
}

async function noteItems(c: Context<Env>, items: readonly BatchItem[]): Promise<void> {
  const { database, operator, now } = c.var
  const read = [...new Set(items.map(({ candidateId }) => candidateId))]
  if (read.length > 0) await noteReads(database, read, operator.tokenId, now.toISOString())
}

function viewBatch(c: Context<Env>, batch: PrintBatch, items: readonly BatchItem[]): Batch {
  const { familyNameFirst } = c.var.program
  return {
    ...batch,
    items: items.map((item) => ({
      itemId: item.id,
      orderId: item.orderId,
      candidateId: item.candidateId,
      kit: item.kit,
      certification: item.certification,
      name: item.name,
      printedName: fullName({ first: item.firstName, last: item.lastName }, familyNameFirst),
      localizedName: fullName({ first: item.localizedFirstName, last: item.localizedLastName }, familyNameFirst),
      verificationCode: item.verificationCode,
      queuedAt: item.queuedAt,
      isTracked: item.trackingCents !== null,
      shipTo: item.shipping,
    })),
  }
}
