import { paths } from '../../paths.ts'
import type { NavLink } from '../../ui/frame.ts'

interface Tab {
  readonly label: string
  /** Everything at and below this address belongs to the tab. */
  readonly at: string
  /** The tab itself leads to the first of them. */
  readonly subTabs: readonly NavLink[]
}

/** The navigation, in the guide's words and order. */
const tabs: readonly Tab[] = [
  { label: 'Home', at: paths.home, subTabs: [] },
  {
    label: 'Personal Info',
    at: paths.personalInfo,
    subTabs: [
      { label: 'Settings', href: paths.settings },
      { label: 'Attributes', href: paths.attributes },
      { label: 'Identification', href: paths.identification },
      { label: 'Contact', href: paths.contact },
      { label: 'Name', href: paths.name },
      { label: 'Security', href: paths.security },
      { label: 'Sessions', href: paths.sessions },
      { label: 'Mail', href: paths.mail },
      { label: 'Data', href: paths.data },
    ],
  },
  {
    label: 'Testing History',
    at: paths.testingHistory,
    subTabs: [
      { label: 'Exams', href: paths.exams },
      { label: 'CE Activities', href: paths.ceActivities },
      { label: 'E-commerce Transactions', href: paths.transactions },
    ],
  },
  {
    label: 'Certifications',
    at: paths.certifications,
    subTabs: [
      { label: 'Certifications', href: paths.certifications },
      { label: 'Certification Agreement', href: paths.certificationAgreement },
      { label: 'Download Logos', href: paths.logos },
    ],
  },
  {
    label: 'Certificates & Plaques',
    at: paths.fulfillment,
    subTabs: [
      { label: 'Fulfillment History', href: paths.fulfillment },
      { label: 'Claim & Purchase Fulfillment', href: paths.claim },
    ],
  },
  {
    label: 'Transcripts',
    at: paths.transcripts,
    subTabs: [
      { label: 'Transcripts', href: paths.transcripts },
      { label: 'Who saw me', href: paths.whoSawMe },
    ],
  },
  { label: 'Digital Badges', at: paths.digitalBadges, subTabs: [] },
]

/** Pages that Security leads to. */
const ofSecurity = [paths.password, paths.passkeys]

interface TabsAround {
  readonly tabs: readonly NavLink[]
  readonly subTabs: readonly NavLink[]
}

/** The tabs as they stand around the page at a path, and the sub-tabs of the current one; the same lists each time. */
export function tabsAround(path: string): TabsAround {
  const current = tabs.find((tab) => isWithin(path, tab.at))
  const nearest = current?.subTabs
    .filter(
      ({ href }) => isWithin(path, href) || (href === paths.security && ofSecurity.some((at) => isWithin(path, at))),
    )
    .sort(byLength)
    .at(-1)
  const isItself = path === (nearest?.href ?? current?.at)
  const place = `${current?.at} ${nearest?.href} ${isItself}`
  const around = known.get(place) ?? listTabs(current, nearest, isItself ? 'page' : 'true')
  known.set(place, around)
  return around
}

const known = new Map<string, TabsAround>()

function listTabs(current: Tab | undefined, nearest: NavLink | undefined, mark: 'page' | 'true'): TabsAround {
  return {
    tabs: tabs.map((tab) => ({
      label: tab.label,
      href: tab.subTabs[0]?.href ?? tab.at,
      current: tab !== current ? undefined : tab.subTabs.length === 0 ? mark : 'true',
    })),
    subTabs: (current?.subTabs ?? []).map((subTab) => ({ ...subTab, current: subTab === nearest ? mark : undefined })),
  }
}

function isWithin(path: string, address: string): boolean {
  return path === address || path.startsWith(`${address}/`)
}

function byLength(one: NavLink, other: NavLink): number {
  return one.href.length - other.href.length
}
