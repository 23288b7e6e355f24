import { vi } from 'vitest'
import { everyWay } from './every-way.ts'

/**
 * How to cut at the nth word. After one word is before the next, as far as the database goes: where time is short, the first
 * is cut on both sides and the others behind.
 */
export function waysToCut(nth: number): readonly ('before' | 'after')[] {
  return everyWay || nth === 1 ? ['before', 'after'] : ['after']
}

/**
 * Runs something whose process dies at its nth word with the database: before that word is heard, or after it was done and before
 * the answer is. Nothing reaches the database from then on. Says whether it came that far.
 */
export async function cutAt(
  database: D1Database,
  nth: number,
  when: 'before' | 'after',
  happens: () => Promise<unknown>,
): Promise<boolean> {
  let words = 0
  const statement = Object.getPrototypeOf(database.prepare('select 1')) as D1PreparedStatement
  const cut = <Kind extends object, Name extends keyof Kind & string>(on: Kind, name: Name) => {
    const real = on[name] as (...given: unknown[]) => Promise<unknown>
    const mortal = async function (this: unknown, ...given: unknown[]) {
      if (++words < nth) return real.apply(this, given)
      if (words === nth && when === 'after') await real.apply(this, given)
      throw new Error('killed')
    }
    return vi.spyOn(on as Record<string, typeof mortal>, name).mockImplementation(mortal)
  }
  const spies = [
    cut(Object.getPrototypeOf(database) as D1Database, 'batch'),
    ...(['all', 'run', 'raw', 'first'] as const).map((name) => cut(statement, name)),
  ]
  try {
    await happens()
  } catch (error) {
    if (!/killed/.test(String(error instanceof Error ? [error.message, error.cause].join(' ') : error))) throw error
  } finally {
    for (const spy of spies) spy.mockRestore()
  }
  return words >= nth
}
