import * as v from 'valibot'

/*
 * What is read of PayPal's answers and messages, by the names of its OpenAPI descriptions: Orders 2.13, Payments 2.x and
 * Webhooks Management 1.11 (developer.paypal.com/docs/api). Whatever else they hold is passed over.
 */

const money = v.object({ value: v.pipe(v.string(), v.regex(/^\d+(\.\d{1,3})?$/)), currency_code: v.string() })

const links = v.optional(v.array(v.object({ rel: v.string(), href: v.string() })), [])

const relatedIds = v.optional(v.object({ related_ids: v.optional(v.object({ order_id: v.optional(v.string()) })) }))

export const orderShape = v.object({
  id: v.string(),
  status: v.string(),
  purchase_units: v.pipe(
    v.array(
      v.object({
        custom_id: v.optional(v.string(), ''),
        amount: v.optional(money),
        payments: v.optional(
          v.object({
            captures: v.optional(v.array(v.object({ id: v.string(), status: v.string(), amount: money })), []),
          }),
        ),
      }),
    ),
    v.minLength(1),
  ),
  links,
})

export type PayPalOrder = v.InferOutput<typeof orderShape>

/** Whatever a message is about: an order, a capture or a refund. A refund names its capture, and no order. */
export const resourceShape = v.object({ id: v.optional(v.string()), supplementary_data: relatedIds, links })

export type PayPalResource = v.InferOutput<typeof resourceShape>

export const messageShape = v.object({
  id: v.pipe(v.string(), v.minLength(1), v.maxLength(200)),
  resource_type: v.optional(v.string(), ''),
  create_time: v.pipe(v.string(), v.isoTimestamp()),
  resource: resourceShape,
})

export const verdictShape = v.object({ verification_status: v.string() })

export const tokenShape = v.object({ access_token: v.string() })
