import { Section } from '../../../ui/section.tsx'
import type { NamedProfile } from './view.ts'

/** Each certification on its own, for a profile elsewhere: with its code, not with this transcript. */
export function Profiles({ profiles }: { profiles: readonly NamedProfile[] }) {
  if (profiles.length === 0) return null
  return (
    <Section id="profiles" title="Add to LinkedIn profile">
      <p class="aside">
        This opens LinkedIn’s form, filled in with the verification code of the certification. To fill it in yourself,
        copy the lines.
      </p>
      <ul class="profiles">
        {profiles.map(({ title, href, fields }) => (
          <li>
            <details class="opens">
              <summary>{title}</summary>
              <p>
                <a
                  href={href}
                  rel="noopener noreferrer"
                  target="_blank"
                  aria-label={`Add ${title} to your LinkedIn profile`}
                >
                  Add to profile
                </a>
              </p>
              <textarea class="input line" rows={fields.length} readonly aria-label={`To copy: ${title}`}>
                {fields.map(([label, value]) => `${label}: ${value}`).join('\n')}
              </textarea>
            </details>
          </li>
        ))}
      </ul>
    </Section>
  )
}
