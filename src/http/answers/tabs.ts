import { madeOnce } from '../../core/made-once.ts'
import { paths } from '../../paths.ts'
import type { Program } from '../../program/program.ts'
import type { NavLink } from '../../ui/frame.ts'
import { addressesLacking, type SubTab, type Tab, tabsOf } from './tab-places.ts'

/** Pages that Security leads to. */
const ofSecurity = [paths.password, paths.passkeys]

interface TabsAround {
  readonly tabs: readonly NavLink[]
  readonly subTabs: readonly NavLink[]
}

/** The tabs as they stand around the page at a path, and the sub-tabs of the current one; the same lists each time. */
export function tabsAround(program: Program, path: string): TabsAround {
  const tabs = tabsOf(program)
  const known = knownOf(program)
  const current = tabs.find((tab) => isWithin(path, tab.at))
  const nearest = current?.subTabs
    .filter(
      ({ href }) => isWithin(path, href) || (href === paths.security && ofSecurity.some((at) => isWithin(path, at))),
    )
    .sort(byLength)
    .at(-1)
  const isItself = path === (nearest?.href ?? current?.at)
  const place = `${current?.at} ${nearest?.href} ${isItself}`
  const around = known.get(place) ?? listTabs(tabs, current, nearest, isItself ? 'page' : 'true')
  known.set(place, around)
  return around
}

const knownOf: (program: Program) => Map<string, TabsAround> = madeOnce(() => new Map())

/** What a program calls the tab that leads to an address. */
export function labelOf(program: Program, href: string): string {
  const tabs = tabsOf(program)
  const subTab = tabs.flatMap(({ subTabs }) => subTabs).find((one) => one.href === href)
  return (subTab ?? tabs.find(({ at }) => at === href))?.label ?? ''
}

/** Is a path within a tab that a program lacks? */
export function isLacking(program: Program, path: string): boolean {
  return addressesLacking(program).some((address) => isWithin(path, address))
}

function listTabs(
  tabs: readonly Tab[],
  current: Tab | undefined,
  nearest: SubTab | undefined,
  mark: 'page' | 'true',
): TabsAround {
  return {
    tabs: tabs.map((tab) => ({
      label: tab.label,
      href: tab.subTabs[0]?.href ?? tab.at,
      current: tab !== current ? undefined : tab.subTabs.length === 0 ? mark : 'true',
    })),
    subTabs: (current?.subTabs ?? []).map((subTab) => ({
      label: subTab.label,
      href: subTab.href,
      current: subTab === nearest ? mark : undefined,
    })),
  }
}

function isWithin(path: string, address: string): boolean {
  return path === address || path.startsWith(`${address}/`)
}

function byLength(one: SubTab, other: SubTab): number {
  return one.href.length - other.href.length
}
