import { paths } from '../../paths.ts'
import { FullBadge } from '../../ui/full-badge.tsx'
import type { OpenFrame } from '../../ui/frame.ts'
import { OpenLayout } from '../../ui/layout.tsx'
import type { Preview } from '../../ui/preview.tsx'
import { Section } from '../../ui/section.tsx'
import { Say, type Sentence } from '../../ui/sentence.tsx'
import type { LevelLook } from '../../core/level-look.ts'

export interface RequirementRow {
  readonly title: string
  /** What would meet it, where the program names it. */
  readonly exams: readonly { readonly code: string | undefined; readonly title: string }[]
  readonly children: readonly RequirementRow[]
}

export interface AchievementView {
  readonly title: string
  readonly lede: Sentence
  readonly preview: Preview
  readonly badge: LevelLook & { readonly text: string | undefined }
  readonly earn: RequirementRow | undefined
  readonly noEarn: string
  readonly keep: RequirementRow | undefined
  readonly noKeep: string
}

/** What a certification is, how it is earned, and how it is kept. */
export function AchievementPage({ frame, view }: { frame: OpenFrame; view: AchievementView }) {
  return (
    <OpenLayout title={view.title} frame={frame} preview={view.preview} look="verify">
      <div class="verified">
        <FullBadge {...view.badge} isOpen={false} />
        <div>
          <h1>{view.title}</h1>
          <p class="lede">
            <Say words={view.lede} />
          </p>
          <Section id="earn" title="How to earn it">
            {view.earn ? <Requirement row={view.earn} /> : <p class="empty">{view.noEarn}</p>}
          </Section>
          <Section id="keep" title="How to keep it">
            {view.keep ? <Requirement row={view.keep} /> : <p class="empty">{view.noKeep}</p>}
          </Section>
          <p class="aside after-form">
            Did someone show you a certificate? <a href={paths.verify}>Verify its code</a>.
          </p>
        </div>
      </div>
    </OpenLayout>
  )
}

function Requirement({ row }: { row: RequirementRow }) {
  return (
    <div class="requirement">
      <p>{row.title}</p>
      {row.exams.length > 0 && (
        <ul>
          {row.exams.map(({ code, title }) => (
            <li>
              {code && <b class="code">{code}</b>} {title}
            </li>
          ))}
        </ul>
      )}
      {row.children.length > 0 && (
        <ul>
          {row.children.map((child) => (
            <li>
              <Requirement row={child} />
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
