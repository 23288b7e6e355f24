import { Actions, LinkedIn } from './certification-actions.tsx'
import { paths } from '../../paths.ts'
import { AsOfForm } from '../../ui/as-of-form.tsx'
import { LargeBadge } from '../../ui/badge.tsx'
import { Code } from '../../ui/code.tsx'
import { ErrorSummary } from '../../ui/fields.tsx'
import type { Frame } from '../../ui/frame.ts'
import { Layout } from '../../ui/layout.tsx'
import { ProgressTree, TreeLegend } from '../../ui/progress-tree.tsx'
import { Say } from '../../ui/sentence.tsx'
import { Credits, History, KeyFacts } from './certification-sections.tsx'
import { TakenBackNote } from './taken-back-page.tsx'
import type { CertificationView } from './view.ts'

/** One certification: where it stands, what it takes, what it stands on. */
export function CertificationPage({ frame, view }: { frame: Frame; view: CertificationView }) {
  const { asOf, heading } = view
  return (
    <Layout
      title={asOf.errors.length > 0 ? `Error: ${view.title}` : view.title}
      frame={frame}
      strip={asOf.strip}
      styles="withoutRecords"
    >
      {asOf.errors.length > 0 && <ErrorSummary errors={asOf.errors} />}
      <nav class="crumbs" aria-label="Breadcrumb">
        <a href={view.listHref}>Certifications</a> <span aria-hidden="true">/</span>{' '}
        <span aria-current="page">{view.shortName}</span>
      </nav>
      <div class="title-row with-badge">
        <LargeBadge {...view.badge} />
        <div class="title">
          <h1>
            {heading.name} {heading.abbreviation && <span class="aside">{heading.abbreviation}</span>}
          </h1>
          <p>{view.subheading}</p>
        </div>
        <AsOfForm {...asOf.field} />
      </div>
      {view.takenBack && <TakenBackNote takenBack={view.takenBack} name={view.shortName} />}
      {view.actions && <Actions view={view.actions} />}
      <KeyFacts facts={view.keyFacts} />
      <section class="progress" aria-labelledby="progress">
        <div class="progress-head">
          <h2 id="progress">Current progress</h2>
          {'root' in view.progress && <TreeLegend title="Icon Legend" />}
        </div>
        {'root' in view.progress ? (
          <ProgressTree root={view.progress.root} />
        ) : (
          <p class="empty">
            <Say words={view.progress.sentence} />
          </p>
        )}
      </section>
      <div class="two-columns">
        {(view.credits || view.actions?.profile) && (
          <div>
            {view.credits && <Credits credits={view.credits} />}
            {view.actions?.profile && <LinkedIn profile={view.actions.profile} />}
          </div>
        )}
        <History rows={view.history} />
      </div>
      {view.code && (
        <p class="aside wrong-record">
          Anyone can verify it with this code:{' '}
          <span data-copy="the code">
            <a href={paths.verifyCode(view.code)}>
              <Code text={view.code} />
            </a>
          </span>
          . Your <a href={paths.settings}>settings</a> decide whether they see your name.
        </p>
      )}
      <p class="aside wrong-record">
        Is something wrong with this record?{' '}
        <a href={paths.supportAbout('wrong', `About ${view.shortName}`)}>Tell support</a>.
      </p>
    </Layout>
  )
}
