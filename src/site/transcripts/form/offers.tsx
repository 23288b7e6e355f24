import { Time } from '../../../ui/time.tsx'
import type { OfferGroup } from './view.ts'

interface OffersProps {
  readonly offers: readonly OfferGroup[]
  readonly fields: Readonly<Record<string, string>>
}

/** The person's certifications by level, each to be ticked. */
export function Offers({ offers, fields }: OffersProps) {
  if (offers.length === 0) return <p class="hint">You don’t hold any certifications yet.</p>
  return (
    <div class="offers">
      {offers.map(({ label, rows }) => (
        <>
          <p class="offer-level">{label}</p>
          {rows.map(({ code, title, earnedOn, note }) => (
            <label>
              <input type="checkbox" name={`show-${code}`} value="yes" checked={fields[`show-${code}`] === 'yes'} />
              <span>
                {title}
                {note && <span class="second-line">{note}</span>}
              </span>
              <Time day={earnedOn} />
            </label>
          ))}
        </>
      ))}
    </div>
  )
}
