/**
 * A function that makes something for each thing it is given, once, and remembers it. Text and numbers are remembered for
 * ever: only for what there is little of.
 */
export function madeOnce<Given extends string | number | object, Made extends NonNullable<unknown>>(
  make: (given: Given) => Made,
): (given: Given) => Made {
  const byValue = new Map<Given, Made>()
  const byThing = new WeakMap<Given & object, Made>()
  return function made(given) {
    const known = typeof given === 'object' ? byThing.get(given) : byValue.get(given)
    if (known !== undefined) return known
    const fresh = make(given)
    if (typeof given === 'object') byThing.set(given, fresh)
    else byValue.set(given, fresh)
    return fresh
  }
}
