import type * as v from 'valibot'
import type { RuleKind } from '../core/standing/program.ts'
import type { price } from './schema-parts.ts'
import type { programSchema } from './schema.ts'

/** One certification program. Its types are inferred from its schema, whose comments explain each part. */
export type Program = DeepReadonly<v.InferOutput<typeof programSchema>>

export type Operator = Program['operator']
export type Signatory = Program['signatory']
export type OutsideId = Program['outsideIds'][number]
export type ProgramExam = Program['exams'][number]
export type ProgramCertification = Program['certifications'][number]
export type ProgramMigration = Program['migrations'][number]
export type CreditWording = NonNullable<Program['credits']>
export type Art = Program['art']
export type Notice = Program['notices'][number]
export type Links = Program['links']
export type Agreement = Program['agreements'][number]
export type AgreementVersion = Agreement['versions'][number]
export type AgreementSection = NonNullable<AgreementVersion['sections']>[number]
export type Fulfillment = NonNullable<Program['fulfillment']>
export type Kit = Fulfillment['kits'][number]
export type Price = Readonly<v.InferOutput<typeof price>>
export type Question = Program['questions'][number]
export type SupportTopic = Program['supportTopics'][number]
export type Achievement = Program['achievements'][number]

/** Stops at rules, which are readonly already, and at kinds of rules, which hold functions. */
type DeepReadonly<T> = T extends RuleKind
  ? T
  : IsAnyRule<T> extends true
    ? T
    : T extends object
      ? { readonly [Key in keyof T]: DeepReadonly<T[Key]> }
      : T

/** A rule of a kind that a program brings: with whatever its kind asks for. */
type IsAnyRule<T> = string extends keyof T ? (unknown extends T[keyof T] ? true : false) : false
