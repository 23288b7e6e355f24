import { paths } from '../../../paths.ts'
import type { Program } from '../../../program/program.ts'
import type { OpenFrame } from '../../../ui/frame.ts'
import { OpenLayout } from '../../../ui/layout.tsx'
import type { Chapter } from './chapter.ts'
import { TopicPart } from './topic-part.tsx'

interface GuideProps {
  readonly frame: OpenFrame
  readonly program: Program
  readonly chapters: readonly Chapter[]
}

/** What the guide has: its chapters, and what each tells how to do. */
export function UserGuidePage({ frame, program, chapters }: GuideProps) {
  return (
    <OpenLayout title="User Guide" frame={frame} look="guide" styles="plain">
      <h1>User Guide</h1>
      <p class="lede">
        How everything here is done, in steps.{program.guidePictures && ' The pictures show people who are made up.'}
      </p>
      <ol class="chapters">
        {chapters.map(({ id, title, topics }, at) => (
          // Links to the guide when it was one page still find their chapter here.
          <li id={id}>
            <h2>
              <a href={paths.guideChapter(id)}>
                {at + 1}. {title}
              </a>
            </h2>
            <p>{topics.map((topic) => topic.title).join(' · ')}</p>
          </li>
        ))}
      </ol>
    </OpenLayout>
  )
}

/** One chapter in steps and pictures, with the next one after it and the contents beside it. */
export function ChapterPage({ frame, chapters, at }: Omit<GuideProps, 'program'> & { readonly at: number }) {
  const { title, topics } = chapters[at]!
  const [previous, next] = [chapters[at - 1], chapters[at + 1]]
  return (
    <OpenLayout title={`${title}, User Guide`} frame={frame} look="guide" styles="plain">
      <div class="guide">
        <div>
          <h1>
            {at + 1}. {title}
          </h1>
          {topics.map((topic) => (
            <TopicPart topic={topic} />
          ))}
          <p class="turn">
            {previous && (
              <a href={paths.guideChapter(previous.id)} rel="prev">
                Previous: {previous.title}
              </a>
            )}
            {next && (
              <a href={paths.guideChapter(next.id)} rel="next">
                Next: {next.title}
              </a>
            )}
          </p>
        </div>
        <nav class="guide-contents" aria-label="Chapters">
          <p>
            <a href={paths.userGuide}>User Guide</a>
          </p>
          <ol>
            {chapters.map((one, place) => (
              <li>
                <a href={paths.guideChapter(one.id)} aria-current={place === at ? 'page' : undefined}>
                  {one.title}
                </a>
              </li>
            ))}
          </ol>
        </nav>
      </div>
    </OpenLayout>
  )
}
