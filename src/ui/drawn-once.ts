import { html } from 'hono/html'
import type { JSX } from 'hono/jsx/jsx-runtime'
import { madeOnce } from '../core/made-once.ts'

/**
 * Furniture that looks the same whenever it is given the same: drawn at first sight, then kept as text. For what there
 * is little of, such as signs, badges and lists of links; never for what is said to one person.
 */
export function drawnOnce<Given extends string | object>(draw: (given: Given) => JSX.Element) {
  return madeOnce((given: Given) => html`${draw(given)}`)
}
