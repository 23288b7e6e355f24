import * as v from 'valibot'
import { stopReasons } from '../../core/orders.ts'

const shipping = v.record(v.string(), v.string())

/** A list for the printer: the same pieces again until it is confirmed. */
export const batchSchema = v.strictObject({
  id: v.nullable(v.string()),
  state: v.picklist(['empty', 'open', 'confirmed']),
  createdAt: v.nullable(v.string()),
  confirmedAt: v.nullable(v.string()),
  items: v.array(
    v.strictObject({
      itemId: v.string(),
      orderId: v.string(),
      candidateId: v.string(),
      kit: v.string(),
      certification: v.string(),
      name: v.string(),
      printedName: v.string(),
      localizedName: v.string(),
      verificationCode: v.nullable(v.string()),
      queuedAt: v.nullable(v.string()),
      isTracked: v.boolean(),
      shipTo: shipping,
    }),
  ),
  /** Items that were confirmed before and are not to be printed or sent, until the printer reports them. */
  stop: v.array(
    v.strictObject({
      itemId: v.string(),
      since: v.string(),
      reason: v.picklist(stopReasons),
    }),
  ),
})
