import type { Frame } from '../../ui/frame.ts'
import { AsOfForm } from '../../ui/as-of-form.tsx'
import { ErrorSummary } from '../../ui/fields.tsx'
import { Layout } from '../../ui/layout.tsx'
import { FoldableSection } from '../../ui/section.tsx'
import { Say } from '../../ui/sentence.tsx'
import { BegunTable, DatedTable } from './certification-tables.tsx'
import type { CertificationsView } from './view.ts'
import type { ListSection } from './view/list.ts'

/** What the candidate holds, works towards and held, on a day. */
export function CertificationsPage({ frame, view }: { frame: Frame; view: CertificationsView }) {
  const { asOf, lede, notices, sections } = view
  return (
    <Layout
      title={asOf.errors.length > 0 ? 'Error: Certifications' : 'Certifications'}
      frame={frame}
      strip={asOf.strip}
    >
      {asOf.errors.length > 0 && <ErrorSummary errors={asOf.errors} />}
      <div class="title-row">
        <div class="title">
          <h1>Certifications</h1>
          <p class="lede">
            <Say words={lede} />
          </p>
        </div>
        <AsOfForm {...asOf.field} />
      </div>
      {notices.map((notice) => (
        <p class="notice">
          <strong>Note</strong>
          <span>
            <Say words={notice} />
          </span>
        </p>
      ))}
      {sections.map((section) => (
        <Listed section={section} />
      ))}
    </Layout>
  )
}

function Listed({ section }: { section: ListSection }) {
  return (
    <FoldableSection id={section.id} title={section.title} count={section.count}>
      {section.empty && <p class="empty">{section.empty}</p>}
      {section.count > 0 && section.id === 'in-progress' && <BegunTable section={section} />}
      {section.count > 0 && section.id !== 'in-progress' && <DatedTable section={section} />}
    </FoldableSection>
  )
}
