import { Moment } from './time.tsx'

export interface ThreadFile {
  readonly name: string
  /** What it is, and how large: `JPEG, 412 KB`. */
  readonly words: string
  readonly href: string
  /** Shown where it stands. */
  readonly isPicture: boolean
}

/** One thing said in a case. */
export interface ThreadPart {
  readonly id: string
  readonly who: string
  readonly how: string
  readonly at: string
  readonly text: string
  readonly files: readonly ThreadFile[]
  /** Staff alone see it; or the site has added it. */
  readonly look?: 'note' | 'site'
}

/** What was said in a case, in its order. */
export function CaseThread({ parts }: { parts: readonly ThreadPart[] }) {
  return (
    <ol class="thread" aria-label="Conversation">
      {parts.map((part) => (
        <li id={`m-${part.id}`} class={part.look}>
          <p class="said-head">
            <span>
              <strong>{part.who}</strong> <span class="second">{part.how}</span>
            </span>
            <span class="second">
              <Moment at={part.at} />
            </span>
          </p>
          {part.text !== '' && (
            <p class="said" dir="auto">
              {part.text}
            </p>
          )}
          {part.files.map((file) => (
            <SentFile file={file} who={part.who} />
          ))}
        </li>
      ))}
    </ol>
  )
}

function SentFile({ file, who }: { file: ThreadFile; who: string }) {
  return (
    <div class="sent-file">
      {file.isPicture && (
        <a href={file.href}>
          <img src={file.href} alt={`Picture from ${who}: ${file.name}`} />
        </a>
      )}
      <p>
        <strong class="file-name">{file.name}</strong>
        <span class="second-line">{file.words}</span>
        {file.isPicture ? (
          <a href={file.href} aria-label={`Open full size: ${file.name}`}>
            Open full size
          </a>
        ) : (
          <a href={file.href} aria-label={`Download ${file.name}`}>
            Download
          </a>
        )}
      </p>
    </div>
  )
}
