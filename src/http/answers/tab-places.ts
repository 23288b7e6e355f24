import { madeOnce } from '../../core/made-once.ts'
import { paths } from '../../paths.ts'
import type { Program } from '../../program/program.ts'

interface Place {
  /** The key of its label, where a program has one of its own. */
  readonly key?: keyof NonNullable<Program['tabLabels']>
  readonly label: string
  /** Absent means that every program has it. */
  readonly isHad?: (program: Program) => boolean
}

export interface SubTab extends Place {
  readonly href: string
}

export interface Tab extends Place {
  /** Everything at and below this address belongs to the tab. */
  readonly at: string
  /** The tab itself leads to the first of them. */
  readonly subTabs: readonly SubTab[]
}

const sells = ({ fulfillment }: Program) => fulfillment !== undefined

/** The navigation, in the guide's words and order. */
const allTabs: readonly Tab[] = [
  { label: 'Home', at: paths.home, subTabs: [] },
  {
    label: 'Personal Info',
    at: paths.personalInfo,
    subTabs: [
      { label: 'Settings', href: paths.settings, isHad: ({ questions }) => questions.length > 0 },
      { label: 'Notifications', href: paths.notifications },
      { label: 'Attributes', href: paths.attributes },
      { label: 'Identification', href: paths.identification },
      { label: 'Contact', href: paths.contact },
      { label: 'Name', href: paths.name },
      { label: 'Security', href: paths.security },
      { label: 'Sessions', href: paths.sessions },
      { label: 'Emails', href: paths.mail },
      { label: 'Data', href: paths.data },
    ],
  },
  {
    key: 'testingHistory',
    label: 'Testing History',
    at: paths.testingHistory,
    subTabs: [
      { key: 'exams', label: 'Exams', href: paths.exams, isHad: ({ exams }) => exams.length > 0 },
      {
        key: 'ceActivities',
        label: 'CE Activities',
        href: paths.ceActivities,
        isHad: ({ credits }) => credits !== undefined,
      },
      { label: 'E-commerce Transactions', href: paths.transactions, isHad: sells },
    ],
  },
  {
    label: 'Certifications',
    at: paths.certifications,
    subTabs: [
      { label: 'Certifications', href: paths.certifications },
      {
        key: 'agreement',
        label: 'Certification Agreement',
        href: paths.certificationAgreement,
        isHad: ({ agreements }) => agreements.some(({ acceptedBy }) => acceptedBy === 'exam'),
      },
      { label: 'Download Logos', href: paths.logos },
    ],
  },
  {
    label: 'Certificates & Plaques',
    at: paths.fulfillment,
    isHad: sells,
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

/** The tabs that a program has, with its own labels; one under which nothing is left is left out itself. */
export const tabsOf = madeOnce((program: Program): readonly Tab[] =>
  ownOf(program, allTabs)
    .map((tab) => ({ ...tab, subTabs: ownOf(program, tab.subTabs), wasAlone: tab.subTabs.length === 0 }))
    .filter(({ subTabs, wasAlone }) => wasAlone || subTabs.length > 0),
)

function ownOf<T extends Place>(program: Program, places: readonly T[]): readonly T[] {
  return places
    .filter(({ isHad }) => isHad === undefined || isHad(program))
    .map((place) => ({ ...place, label: (place.key && program.tabLabels?.[place.key]) ?? place.label }))
}

/** The addresses of tabs that a program lacks. */
export const addressesLacking = madeOnce((program: Program): readonly string[] => {
  const addressesOf = (tabs: readonly Tab[]) =>
    tabs.flatMap(({ at, subTabs }) => [at, ...subTabs.map(({ href }) => href)])
  const had = addressesOf(tabsOf(program))
  return addressesOf(allTabs).filter((address) => !had.includes(address))
})
