import { paths } from '../../paths.ts'
import type { Frame } from '../../ui/frame.ts'
import { Layout } from '../../ui/layout.tsx'
import { Say } from '../../ui/sentence.tsx'
import type { TakenBack } from './view/taken-back.ts'

interface TakenBackProps {
  readonly frame: Frame
  readonly name: string
  readonly code: string
  readonly takenBack: TakenBack
}

/** The page of a certification that a person held before: what happened, when, and whom to ask. */
export function TakenBackPage({ frame, name, code, takenBack }: TakenBackProps) {
  return (
    <Layout title={name} frame={frame}>
      <nav class="crumbs" aria-label="Breadcrumb">
        <a href={paths.certifications}>Certifications</a> <span aria-hidden="true">/</span>{' '}
        <span aria-current="page">{name}</span>
      </nav>
      <h1>{name}</h1>
      <TakenBackNote takenBack={takenBack} name={name} />
      <p>
        See <a href={paths.exams}>your exams</a> and <a href={paths.achievement(code)}>how to earn {name}</a>.
      </p>
    </Layout>
  )
}

export function TakenBackNote({ takenBack, name }: { readonly takenBack: TakenBack; readonly name: string }) {
  return (
    <div class="taken-back">
      {takenBack.lines.map((line) => (
        <p>
          <Say words={line} />
        </p>
      ))}
      <p>
        Is this wrong? <a href={paths.supportAbout('wrong', `About ${name}`)}>Tell support</a>.
      </p>
    </div>
  )
}
