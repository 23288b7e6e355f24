import { paths } from '../../../paths.ts'
import type { Program } from '../../../program/program.ts'
import type { OpenFrame } from '../../../ui/frame.ts'
import { OpenLayout } from '../../../ui/layout.tsx'
import type { Chapter, Picture, Topic } from './chapter.ts'
import { chaptersOf } from './chapters.ts'
import { sizes } from './sizes.ts'

/** How everything is done, chapter by chapter, in steps and pictures. */
export function UserGuidePage({ frame, program }: { frame: OpenFrame; program: Program }) {
  const all = chaptersOf(program)
  return (
    <OpenLayout title="User Guide" frame={frame} look="guide" styles="plain">
      <h1>User Guide</h1>
      <p class="lede">
        How everything here is done, in steps.{program.guidePictures && ' The pictures show people who are made up.'}
      </p>
      <nav aria-label="Chapters">
        <ol class="contents">
          {all.map(({ id, title }) => (
            <li>
              <a href={`#${id}`}>{title}</a>
            </li>
          ))}
        </ol>
      </nav>
      {all.map((chapter, at) => (
        <ChapterSection chapter={chapter} number={at + 1} />
      ))}
    </OpenLayout>
  )
}

function ChapterSection({ chapter: { id, title, topics }, number }: { chapter: Chapter; number: number }) {
  return (
    <section class="section" aria-labelledby={id}>
      <h2 id={id}>
        {number}. {title}
      </h2>
      {topics.map((topic) => (
        <TopicPart topic={topic} />
      ))}
    </section>
  )
}

function TopicPart({ topic: { title, lede, steps, notes, pictures } }: { topic: Topic }) {
  return (
    <div class="topic">
      <div>
        <h3>{title}</h3>
        {lede && (
          <p>
            <Told text={lede} />
          </p>
        )}
        {steps && (
          <ol>
            {steps.map((step) => (
              <li>
                <Told text={step} />
              </li>
            ))}
          </ol>
        )}
        {notes?.map((note) => (
          <p>
            <Told text={note} />
          </p>
        ))}
      </div>
      {pictures && (
        <div>
          {pictures.map((picture) => (
            <Shown picture={picture} />
          ))}
        </div>
      )}
    </div>
  )
}

function Shown({ picture: { name, alt } }: { picture: Picture }) {
  const [width, height] = sizes[name] ?? []
  return (
    <picture>
      <source srcset={paths.guidePicture(`${name}-dark`)} media="(prefers-color-scheme:dark)" />
      <img src={paths.guidePicture(`${name}-light`)} alt={alt} width={width} height={height} loading="lazy" />
    </picture>
  )
}

/** A text of the guide: what stands between pairs of stars is as the page has it, what is in brackets leads there. */
function Told({ text }: { text: string }) {
  return <>{[...text.matchAll(pieces)].map(([piece, bold, link, href]) => one(piece, bold, link, href))}</>
}

const pieces = /\*\*([^*]+)\*\*|\[([^[\]]+)\]\(([^()]+)\)|[^*[]+/g

function one(piece: string, bold: string | undefined, link: string | undefined, href: string | undefined) {
  if (bold) return <b>{bold}</b>
  return link ? <a href={href}>{link}</a> : piece
}
