interface CheckGroupProps {
  /** Each box is named after it: `role-owner`. */
  readonly group: string
  /** What an error links to. */
  readonly name: string
  readonly legend: string
  readonly boxes: readonly { readonly value: string; readonly label: string; readonly hint: string }[]
  readonly ticked: readonly string[]
  readonly error?: string | undefined
}

/** Boxes of which several may be ticked. */
export function CheckGroup({ group, name, legend, boxes, ticked, error }: CheckGroupProps) {
  return (
    <fieldset id={name} tabindex={-1} class={error ? 'field checks wrong' : 'field checks'}>
      <legend>{legend}</legend>
      {error && (
        <p class="error">
          <span class="hidden">Error: </span>
          {error}
        </p>
      )}
      {boxes.map(({ value, label, hint }) => (
        <label class="check">
          <input type="checkbox" name={`${group}-${value}`} value="yes" checked={ticked.includes(value)} />
          <span>
            {label} <span class="second">{hint}</span>
          </span>
        </label>
      ))}
    </fieldset>
  )
}
