import { paths } from '../../paths.ts'
import { Mark } from '../../ui/header.tsx'

interface StripProps {
  readonly siteName: string
  readonly colleague: string
  readonly id: string
  readonly name: string
}

/** The bar of the office, and that what is below it is what somebody else sees. */
export function AsStrip({ siteName, colleague, id, name }: StripProps) {
  return (
    <aside class="office viewed-as" aria-label="Office">
      <div class="office-bar">
        <div class="wrap">
          <a class="brand" href={paths.office}>
            <Mark />
            {siteName}
          </a>
          <span class="house">Office</span>
          <div class="who">
            <strong>{colleague}</strong>
          </div>
        </div>
      </div>
      <div class="office-bar as-strip">
        <div class="wrap">
          <p>This is what {name} sees. You can’t change anything here.</p>
          <a href={paths.officePerson(id)}>Back to the record</a>
        </div>
      </div>
    </aside>
  )
}
