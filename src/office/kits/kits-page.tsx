import { kitPlaces, type KitPlace } from '../../core/kit-actions.ts'
import type { Sorting } from '../../core/sorting.ts'
import { mostKitsCounted } from '../../data/office/kits.ts'
import { paths } from '../../paths.ts'
import { ListPager, ListSearch, ListTools } from '../../ui/office/list-parts.tsx'
import type { OfficeFrame } from '../../ui/office/office-frame.ts'
import { OfficeLayout } from '../../ui/office/office-layout.tsx'
import { waited } from '../../ui/office/waited.ts'
import { Sign } from '../../ui/sign.tsx'
import { SortHeads, SortLine } from '../../ui/sort-head.tsx'
import { Time } from '../../ui/time.tsx'
import { figureOf } from '../../ui/words.ts'
import type { KitRow } from './view.ts'
import { emptyPlaces, placeNames, placeSigns } from './words.ts'

interface KitsProps {
  readonly frame: OfficeFrame
  readonly kits: readonly KitRow[]
  readonly counts: readonly { readonly place: KitPlace; readonly count: number }[]
  readonly place: KitPlace
  readonly search: string | undefined
  readonly sorting: Sorting<string>
  readonly addressFor: (changes?: Readonly<Record<string, string>>) => string
  readonly paging: Parameters<typeof ListPager>[0]
  readonly csv: string
  readonly now: Date
}

export function KitsPage(props: KitsProps) {
  const { frame, kits, counts, place, search, addressFor, paging, csv } = props
  const count = (one: KitPlace) => counts.find((row) => row.place === one)?.count ?? 0
  const facets = kitPlaces.map((one) => ({
    label: placeNames[one],
    ...(one !== 'complete' && one !== 'cancelled' && { count: count(one) }),
    href: addressFor({ place: one, q: '', sort: '' }),
    isCurrent: one === place && !search,
  }))
  return (
    <OfficeLayout title="Kits" frame={frame}>
      <h1>Kits</h1>
      <p class="lede">{ledeOf(count('held'), count('returned'))}</p>
      <ListSearch
        action={paths.officeKits}
        label="Kit, order, candidate ID or tracking number"
        typed={search ?? ''}
        hidden={{ place }}
      />
      <section class="section" aria-label="Kits">
        <ListTools facets={facets} most={mostKitsCounted} csv={csv} />
        {kits.length > 0 ? (
          <Rows {...props} />
        ) : (
          <p class="empty">{search ? 'No kit has this number.' : emptyPlaces[place]}</p>
        )}
        <ListPager {...paging} />
      </section>
    </OfficeLayout>
  )
}

function ledeOf(held: number, returned: number): string {
  if (held + returned === 0) return 'No kit needs your attention.'
  const parts = [
    held > 0 && `${figureOf(held, 'kit')} on hold`,
    returned > 0 && `${figureOf(returned, 'kit')} returned`,
  ].filter((part) => part !== false)
  return `${parts.join(', ')}.`
}

function Rows({ kits, sorting, addressFor, search, now, place }: KitsProps) {
  const columns = [
    { name: 'ordered', label: 'Waiting' },
    { name: 'sent', label: 'Sent' },
  ]
  const sort = { columns, sorting, hrefOf: (to: string) => addressFor({ sort: to }) }
  const isSorted = !search && place !== 'waiting' && place !== 'held' && place !== 'printer'
  const heads = isSorted ? columns : columns.slice(0, 1)
  return (
    <>
      {!search && <SortLine {...sort} columns={heads} />}
      <table class="rows">
        <caption class="hidden">Kits</caption>
        <thead>
          {search ? (
            <tr>
              <th scope="col">Waiting</th>
              <th scope="col">Sent</th>
              <Others />
            </tr>
          ) : (
            <SortHeads {...sort} columns={heads}>
              {!isSorted && <th scope="col">Sent</th>}
              <Others />
            </SortHeads>
          )}
        </thead>
        <tbody>
          {kits.map((kit) => (
            <Row kit={kit} now={now} />
          ))}
        </tbody>
      </table>
    </>
  )
}

function Others() {
  return (
    <>
      <th scope="col">Kit</th>
      <th scope="col">State</th>
      <th scope="col">Carrier</th>
    </>
  )
}

function Row({ kit, now }: { kit: KitRow; now: Date }) {
  const isOpen = kit.place === 'held' || kit.place === 'returned' || kit.place === 'waiting' || kit.place === 'printer'
  const { words, isLong } = waited(kit.since, now)
  return (
    <tr>
      <td class="age">{isOpen && isLong ? <strong>{words}</strong> : words}</td>
      <td class="age">
        <span class="narrow">Sent </span>
        {kit.sentOn ? <Time day={kit.sentOn} /> : '–'}
      </td>
      <th scope="row" class="what">
        <a href={paths.officeKit(kit.id)}>{kit.name}</a>
        <span class="second-line">
          {kit.person} · <span class="code">{kit.id}</span>
        </span>
      </th>
      <td>
        <span class="signed">
          {kit.place && <Sign state={placeSigns[kit.place]} />}
          {kit.status}
        </span>
        {kit.note && <span class="second-line">{kit.note}</span>}
      </td>
      <td>
        <span class="narrow">Carrier </span>
        {kit.carrier || '–'}
        {kit.trackingNumber && <span class="second-line code">{kit.trackingNumber}</span>}
      </td>
    </tr>
  )
}
