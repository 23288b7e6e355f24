import { Say } from './sentence.tsx'

export interface FieldProps {
  /** The field's id and name. */
  readonly name: string
  readonly label: string
  readonly value?: string
  readonly hint?: string | undefined
  readonly error?: string | undefined
  readonly autocomplete?: string
  /** Hints at the length of the answer. */
  readonly width?: 'day' | 'line'
}

export interface FieldError {
  /** The name of the field it links to. */
  readonly field: string
  /** Said before the sentence, where that does not name the field. */
  readonly label?: string
  readonly sentence: string
}

export function TextField(props: FieldProps & { type?: 'text' | 'email' }) {
  return (
    <Group {...props}>
      <input
        {...inputProps(props)}
        type={props.type ?? 'text'}
        value={props.value ?? ''}
        spellcheck={false}
        autocapitalize="none"
      />
    </Group>
  )
}

/** A password is never shown back. */
export function PasswordField(props: Omit<FieldProps, 'value'>) {
  return (
    <Group {...props}>
      <input {...inputProps(props)} type="password" />
    </Group>
  )
}

/** A choice from a list; `none` is what stands where nothing is chosen. */
export function SelectField(
  props: FieldProps & { options: readonly (readonly [value: string, label: string])[]; none: string },
) {
  return (
    <Group {...props}>
      <select {...inputProps(props)}>
        <option value="">{props.none}</option>
        {props.options.map(([value, label]) => (
          <option value={value} selected={value === props.value}>
            {label}
          </option>
        ))}
      </select>
    </Group>
  )
}

/** Several lines. */
export function TextArea(props: FieldProps & { rows: number }) {
  return (
    <Group {...props}>
      <textarea {...inputProps(props)} rows={props.rows}>
        {props.value ?? ''}
      </textarea>
    </Group>
  )
}

/** A file; it has to be chosen again when a form comes back. */
export function FileField(props: Omit<FieldProps, 'value'> & { accept: string }) {
  return (
    <Group {...props}>
      <input {...inputProps(props)} type="file" accept={props.accept} />
    </Group>
  )
}

/** Stands on top of a page whose form came back; each line leads to its field. */
export function ErrorSummary({ errors }: { errors: readonly FieldError[] }) {
  return (
    <section class="error-summary" role="alert" aria-labelledby="errors">
      <h2 id="errors">{errors.length === 1 ? 'There is a problem' : `There are ${errors.length} problems`}</h2>
      <ul>
        {errors.map((error) => (
          <li>
            <a href={`#${error.field}`}>
              {error.label && `${error.label}: `}
              <Say words={[error.sentence]} />
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Group({ name, label, hint, error, children }: FieldProps & { children?: unknown }) {
  return (
    <div class={error ? 'field wrong' : 'field'}>
      <label for={name}>{label}</label>
      {hint && (
        <p class="hint" id={`${name}-hint`}>
          {hint}
        </p>
      )}
      {error && (
        <p class="error" id={`${name}-error`}>
          <span class="hidden">Error: </span>
          <Say words={[error]} />
        </p>
      )}
      {children}
    </div>
  )
}

function inputProps({ name, hint, error, autocomplete, width }: Omit<FieldProps, 'value'>) {
  const described = [hint && `${name}-hint`, error && `${name}-error`].filter(Boolean).join(' ')
  return {
    id: name,
    name,
    class: `input ${width ?? 'line'}`,
    autocomplete: autocomplete ?? 'off',
    ...(described && { 'aria-describedby': described }),
    ...(error && { 'aria-invalid': 'true' as const }),
  }
}
