import * as v from 'valibot'

const day = v.pipe(v.string(), v.isoDate(), v.description('A day of the program’s time zone, YYYY-MM-DD'))

const fact = v.union([
  v.strictObject({ attempt: v.string() }),
  v.strictObject({ credit: v.string(), source: v.string() }),
  v.strictObject({ grant: v.string() }),
  v.strictObject({ adjustment: v.string() }),
  v.strictObject({ certification: v.string() }),
  v.strictObject({ migration: v.string() }),
  v.strictObject({ transition: day }),
  v.strictObject({ payment: v.string() }),
  v.strictObject({ ban: v.string() }),
])

interface Node {
  readonly number: string
  readonly kind: string
  readonly have: number
  readonly need: number
  readonly met: boolean
  readonly by: readonly v.InferOutput<typeof fact>[]
  readonly exams?: readonly string[] | undefined
  readonly certifications?: readonly string[] | undefined
  readonly towards?: readonly string[] | undefined
  readonly children?: readonly Node[] | undefined
}

const progressNodeSchema: v.GenericSchema<Node> = v.strictObject({
  number: v.pipe(v.string(), v.regex(/^1(\.\d+)*$/)),
  kind: v.string(),
  have: v.pipe(v.number(), v.minValue(0)),
  need: v.number(),
  met: v.boolean(),
  by: v.array(fact),
  exams: v.optional(v.array(v.string())),
  certifications: v.optional(v.array(v.string())),
  towards: v.optional(v.array(v.string())),
  children: v.optional(v.array(v.lazy(() => progressNodeSchema))),
})

const events = [
  'earned',
  'granted',
  'renewed',
  'extended',
  'adjusted',
  'suspended',
  'reinstated',
  'renamed',
  'expired',
  'revoked',
] as const

const certificationSchema = v.strictObject({
  code: v.string(),
  name: v.string(),
  level: v.string(),
  status: v.picklist(['active', 'suspended', 'expired', 'revoked', 'in-progress']),
  firstEarnedOn: v.nullable(day),
  activeOn: v.nullable(day),
  expiresOn: v.nullable(day),
  history: v.array(v.strictObject({ on: day, event: v.picklist(events), by: v.array(fact), until: v.nullable(day) })),
  progress: v.nullable(
    v.strictObject({ goal: v.picklist(['recertify', 'earn']), after: v.nullable(day), tree: progressNodeSchema }),
  ),
})

/** What a candidate holds and works towards on a day. */
export const standingSchema = v.strictObject({
  candidate: v.string(),
  on: day,
  certifications: v.array(certificationSchema),
})
