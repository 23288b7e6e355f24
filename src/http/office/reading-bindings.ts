import { readOnlyDatabase } from '../../data/read-only-database.ts'
import type { Bindings } from '../../env.ts'

/** The bindings for whoever only looks: nothing can be written, sent or woken with them. */
export function readingBindings(env: Bindings): Bindings {
  return {
    ...env,
    DB: readOnlyDatabase(env.DB),
    SESSIONS: onlyWith(env.SESSIONS, ['get']),
    FILES: onlyWith(env.FILES, ['get', 'head']),
    EMAIL: onlyWith(env.EMAIL, []),
    WAKE: onlyWith(env.WAKE, []),
  }
}

function onlyWith<T extends object>(binding: T, allowed: readonly (keyof T)[]): T {
  return new Proxy(binding, {
    get(target, name) {
      const method = allowed.find((one) => one === name)
      if (method === undefined) throw new Error(`A binding for reading has no ${String(name)}`)
      const found: unknown = target[method]
      return typeof found === 'function' ? (found.bind(target) as unknown) : found
    },
  })
}
