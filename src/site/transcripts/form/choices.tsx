import type { PropsWithChildren } from 'hono/jsx'
import { Say } from '../../../ui/sentence.tsx'

interface ChoicesProps {
  readonly name: string
  readonly legend: string
  readonly error?: string | undefined
}

/** Choices that belong together, under one question. */
export function Choices({ name, legend, error, children }: PropsWithChildren<ChoicesProps>) {
  return (
    <fieldset class={error ? 'question wrong listed' : 'question listed'} id={name} tabindex={-1}>
      <legend>{legend}</legend>
      {error && (
        <p class="error">
          <span class="hidden">Error: </span>
          <Say words={[error]} />
        </p>
      )}
      {children}
    </fieldset>
  )
}

export function Tick({ name, label, isTicked }: { name: string; label: string; isTicked: boolean }) {
  return (
    <label>
      <input type="checkbox" name={name} value="yes" checked={isTicked} /> {label}
    </label>
  )
}
