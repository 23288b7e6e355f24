/** A part of the page or of a template by the name it has there. */
export function part(within: ParentNode, name: string): HTMLElement {
  return within.querySelector<HTMLElement>(`[data-${name}]`)!
}
