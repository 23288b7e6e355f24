import { Say, type Sentence } from './sentence.tsx'

interface AgreementTextProps {
  readonly title: string
  readonly lede: Sentence
  readonly sections:
    | readonly { readonly number: string; readonly title: string; readonly text: readonly string[] }[]
    | undefined
  readonly acceptAt: string | undefined
  readonly isMadeUp: boolean
  /** Where to go on once it is accepted, and the way round it for now. */
  readonly next: string | undefined
  readonly error?: string | undefined
}

/** An agreement to be read, and to be accepted where that is still to be done. */
export function AgreementText({ title, lede, sections, acceptAt, isMadeUp, next, error }: AgreementTextProps) {
  return (
    <article class="agreement">
      <h1>{title}</h1>
      <p class="lede">
        <Say words={lede} />
      </p>
      {isMadeUp && <p class="hint">This is a demonstration. The text is made up and not binding.</p>}
      {!sections && <p>This site doesn’t have the text of this version. Support can send it to you.</p>}
      {sections?.map((section) => (
        <section>
          <h2>
            {section.number}. {section.title}
          </h2>
          {section.text.map((paragraph) => (
            <p>{paragraph}</p>
          ))}
        </section>
      ))}
      {acceptAt && (
        <form method="post" action={acceptAt} novalidate>
          <div class={error ? 'field wrong' : 'field'}>
            {error && (
              <p class="error" id="accept-error">
                <span class="hidden">Error: </span>
                {error}
              </p>
            )}
            <label class="tick">
              <input type="checkbox" id="accept" name="accept" value="yes" aria-describedby={error && 'accept-error'} />{' '}
              I’ve read the agreement and accept it.
            </label>
          </div>
          {next && <input type="hidden" name="next" value={next} />}
          <p class="deeds">
            <button class="button main">Accept</button> {next && <a href={next}>Not now</a>}
          </p>
        </form>
      )}
    </article>
  )
}
