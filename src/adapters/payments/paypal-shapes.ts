import * as v from 'valibot'

const money = v.object({ value: v.pipe(v.string(), v.regex(/^\d+(\.\d{2})?$/)), currency_code: v.string() })

const capture = v.object({ id: v.string(), status: v.string(), amount: money })

export const orderShape = v.object({
  id: v.string(),
  status: v.string(),
  purchase_units: v.pipe(
    v.array(
      v.object({
        custom_id: v.optional(v.string(), ''),
        amount: v.optional(money),
        payments: v.optional(v.object({ captures: v.optional(v.array(capture), []) })),
      }),
    ),
    v.minLength(1),
  ),
  links: v.optional(v.array(v.object({ rel: v.string(), href: v.string() })), []),
})

/** What a capture or a refund belongs to, as far as it is said. */
export const relatedShape = v.object({
  supplementary_data: v.optional(
    v.object({
      related_ids: v.optional(v.object({ order_id: v.optional(v.string()), capture_id: v.optional(v.string()) })),
    }),
  ),
})

export const messageShape = v.object({
  id: v.pipe(v.string(), v.minLength(1), v.maxLength(200)),
  resource_type: v.optional(v.string(), ''),
  create_time: v.pipe(v.string(), v.isoTimestamp()),
  resource: v.object({
    id: v.optional(v.string()),
    ...relatedShape.entries,
    links: v.optional(v.array(v.object({ rel: v.string(), href: v.string() })), []),
  }),
})

export type Resource = v.InferOutput<typeof messageShape>['resource']
