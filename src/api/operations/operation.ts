import type * as v from 'valibot'
import type { Scope } from '../../data/operators.ts'

export type Schema = v.GenericSchema

export interface Operation {
  readonly method: 'get' | 'post' | 'delete'
  readonly path: string
  readonly summary: string
  /** What an operator's token must have; where it is absent, the session of a signed-in candidate; `null` is anyone. */
  readonly scope?: Scope | null
  readonly query?: v.ObjectSchema<v.ObjectEntries, undefined>
  /** What is sent as JSON. */
  readonly takes?: Schema
  /** The media type of what else is sent. */
  readonly sends?: string
  readonly status: number
  readonly answer: Schema
}
