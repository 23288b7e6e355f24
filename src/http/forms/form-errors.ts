import type * as v from 'valibot'
import type { FieldError } from '../../ui/fields.tsx'
import { problemsOf } from '../schemas.ts'

/** What is wrong with a form: of each field the first thing, with the field's label before it. */
export function formErrors(
  issues: readonly v.BaseIssue<unknown>[] | undefined,
  labels: Readonly<Record<string, string>>,
): FieldError[] {
  const first = new Map<string, string>()
  for (const { field, message } of problemsOf(issues)) if (!first.has(field)) first.set(field, message)
  return [...first].map(([field, sentence]) => ({
    field,
    sentence,
    ...(labels[field] && { label: labels[field] }),
  }))
}
