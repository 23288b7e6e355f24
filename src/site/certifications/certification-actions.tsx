import { Section } from '../../ui/section.tsx'
import { Say } from '../../ui/sentence.tsx'
import type { ProfileCard } from '../../wording/profile.ts'
import type { ActionsView } from './view/actions.ts'

/** What the candidate can do with a certification, above everything else. */
export function Actions({ view }: { view: ActionsView }) {
  return (
    <>
      {view.claim && (
        <p class="claim-kit">
          <a class="button main" href={view.claim}>
            Claim your free kit
          </a>
        </p>
      )}
      {view.why && (
        <p class="why">
          <Say words={view.why} />
        </p>
      )}
      {view.actions.length > 0 && (
        <ul class="actions" aria-label="What you can do">
          {view.actions.map(({ label, note, href, isFile }) => (
            <li>
              <a href={href} download={isFile}>
                {label}
              </a>
              <span>{note}</span>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

/** LinkedIn's form, filled in; and its fields one by one, for a form that is filled in by hand. */
export function LinkedIn({ profile: { href, fields } }: { profile: ProfileCard }) {
  return (
    <Section
      id="linkedin"
      title="Add to LinkedIn"
      class="linkedin"
      beside={
        <a href={href} rel="noopener noreferrer" target="_blank">
          Open LinkedIn with these filled in
        </a>
      }
    >
      <dl class="to-copy">
        {fields.map(([label, value]) => (
          <div>
            <dt>{label}</dt>
            <dd data-copy={label}>{value}</dd>
          </div>
        ))}
      </dl>
    </Section>
  )
}
