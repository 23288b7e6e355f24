import { TextField } from './fields.tsx'

export interface AsOfField {
  readonly action: string
  /** The day that is shown, or what was typed where that is not a day. */
  readonly value: string
  readonly problem?: string | undefined
}

/** Shows the same page as of another day. */
export function AsOfForm({ action, value, problem }: AsOfField) {
  return (
    <form class="as-of" method="get" action={action}>
      <TextField name="on" label="Show this page as of" value={value} error={problem} width="day" />
      <button class="button">Show</button>
    </form>
  )
}
