/** What makes these parts look as they do: each combination of colours, letters, lines and spaces, once. */
export default (parts) => {
  const said = [
    'color',
    'background-color',
    'fill',
    'font-size',
    'font-weight',
    'font-family',
    'line-height',
    'letter-spacing',
    'text-decoration-line',
    'border-top',
    'border-bottom',
    'border-left',
    'border-radius',
    'padding-top',
    'padding-left',
  ]
  const looks = new Set()
  for (const one of parts.flatMap((part) => [part, ...part.querySelectorAll('*')])) {
    if (!one.checkVisibility()) continue
    const style = getComputedStyle(one)
    looks.add(`${one.localName} ${said.map((name) => style.getPropertyValue(name)).join(' ')}`)
  }
  return [...looks].sort().join('\n')
}
