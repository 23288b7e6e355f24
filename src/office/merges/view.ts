import { sortOf } from '../../core/feeds/preview.ts'
import { bareLastName } from '../../core/last-names.ts'
import { fullName } from '../../core/person-name.ts'
import type { Program } from '../../program/program.ts'
import { figureOf, listWith } from '../../ui/words.ts'
import { shortNameOn } from '../../wording/names.ts'
import type { MergePreview } from '../../work/merges/preview-merge.ts'
import type { Side } from './load-sides.ts'
import { certificationRow, emailOf, handRows, idsIn, type MergeRow, otherRows, personRows, type Shown } from './rows.ts'

export interface MergeView {
  readonly from: { readonly id: string; readonly name: string }
  readonly into: { readonly id: string; readonly name: string }
  readonly question: string
  readonly lede: string
  /** Signs that both records are the same person's. */
  readonly alike: string
  readonly groups: readonly { readonly title: string; readonly rows: readonly MergeRow[] }[]
  /** Codes of certifications whose badge is revoked for good. */
  readonly ending: readonly string[]
  readonly factsVersions: MergePreview['factsVersions']
}

/** Both records side by side, and what there is after a merge. */
export function viewMerge(shown: Shown): MergeView {
  const { program, on, from, into, preview } = shown
  const nameOf = (code: string) => shortNameOn(program, code, on)
  const name = personName(program, into)
  const lost = preview.changes.filter(({ kind }) => ['lost', 'suspended'].includes(sortOf[kind]))
  const ending = preview.badges.ending.map(nameOf)
  const active = (which: 'from' | 'into' | 'after') =>
    preview.certifications.filter((one) => one[which]?.status === 'active').length
  return {
    from: { id: from.id, name: personName(program, from) },
    into: { id: into.id, name },
    question: `Merge ${from.id} into ${into.id}?`,
    lede: [
      `${name} would hold ${figureOf(active('after'), 'certification')} instead of ${active('into')} and ${active('from')}.`,
      lost.length === 0
        ? 'Nobody loses anything'
        : `They lose ${listWith(
            'and',
            lost.map(({ certification }) => nameOf(certification)),
          )}`,
      ending.length === 0
        ? 'and no badge is revoked.'
        : `and ${figureOf(ending.length, 'badge')} would be revoked for good.`,
    ].join(' '),
    alike: alikeOf(program, from, into),
    groups: [
      { title: 'Person', rows: personRows(shown) },
      { title: 'Certifications', rows: preview.certifications.map((one) => certificationRow(one, nameOf)) },
      { title: 'Codes, badges and transcripts', rows: handRows(shown) },
      { title: 'Everything else', rows: otherRows(shown) },
    ],
    ending,
    factsVersions: preview.factsVersions,
  }
}

function personName(program: Program, { id, person }: Side): string {
  return fullName({ first: person.firstName, last: person.lastName }, program.familyNameFirst) || id
}

function alikeOf(program: Program, from: Side, into: Side): string {
  const [one, other] = [idsIn(from), idsIn(into)]
  const same = program.outsideIds.flatMap(({ column, label }) =>
    one[column] && one[column] === other[column] ? [`same ${label}`] : [],
  )
  const names = [from, into].map(({ person }) => bareLastName(person.lastName))
  const words = [
    ...same,
    ...(emailOf(from).toLowerCase() === emailOf(into).toLowerCase() ? ['same email address'] : []),
    names[0] === names[1] ? 'same last name' : 'different last names',
  ]
  return listWith('and', words)
}
