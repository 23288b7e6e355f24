import type { PropsWithChildren } from 'hono/jsx'
import { paths } from '../../paths.ts'
import type { OfficeFrame } from '../../ui/office/office-frame.ts'
import { OfficeLayout } from '../../ui/office/office-layout.tsx'

interface ConfirmProps {
  readonly frame: OfficeFrame
  readonly id: string
  readonly name: string
  /** What is asked. */
  readonly title: string
  readonly lede: string
  readonly action: string
  /** The button; without it nothing can be done, and the lede says why. */
  readonly button: string | undefined
}

/** Asks before something is done about a person. */
export function ConfirmPage({
  frame,
  id,
  name,
  title,
  lede,
  action,
  button,
  children,
}: PropsWithChildren<ConfirmProps>) {
  return (
    <OfficeLayout title={title} frame={frame}>
      <nav class="crumbs" aria-label="Where this page is">
        <a href={paths.officePeople}>People</a>
        <span>/</span>
        <a href={paths.officePerson(id)}>{name}</a>
      </nav>
      <h1>{title}</h1>
      <p class="lede">{lede}</p>
      <div class="act-here narrow-form">
        {children}
        {button && (
          <form method="post" action={action}>
            <button class="button main">{button}</button>
          </form>
        )}
        <p>
          <a href={paths.officePerson(id)}>{button ? 'Cancel' : 'Back to the record'}</a>
        </p>
      </div>
    </OfficeLayout>
  )
}
