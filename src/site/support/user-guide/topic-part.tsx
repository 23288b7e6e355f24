import { paths } from '../../../paths.ts'
import type { Picture, Topic } from './chapter.ts'
import { sizes } from './sizes.ts'

/** How one thing is done. */
export function TopicPart({ topic: { title, lede, steps, notes, pictures } }: { topic: Topic }) {
  return (
    <div class="topic">
      <div>
        <h2>{title}</h2>
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
