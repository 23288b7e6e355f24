import { paths } from '../../paths.ts'
import type { OfficeFrame } from '../../ui/office/office-frame.ts'
import { OfficeLayout } from '../../ui/office/office-layout.tsx'
import { Section } from '../../ui/section.tsx'
import { Moment } from '../../ui/time.tsx'
import { RoleBoxes } from './role-boxes.tsx'
import type { ColleagueView } from './view.ts'

interface ColleagueProps {
  readonly frame: OfficeFrame
  readonly colleague: ColleagueView
  readonly isSelf: boolean
}

/** A colleague, what they may do, and the way to end it. */
export function ColleaguePage({ frame, colleague, isSelf }: ColleagueProps) {
  const { id, name, email, addedAt, seenAt, roles, hasSignedIn } = colleague
  return (
    <OfficeLayout title={name} frame={frame}>
      <h1>{name}</h1>
      <p class="lede">{isSelf ? 'This is you.' : seenAt ? 'They have signed in.' : 'They have not signed in yet.'}</p>
      <dl class="facts">
        <div>
          <dt>Email</dt>
          <dd class="address">{email}</dd>
        </div>
        <div>
          <dt>Added</dt>
          <dd>
            <Moment at={addedAt} />
          </dd>
        </div>
        <div>
          <dt>Last seen</dt>
          <dd>{seenAt ? <Moment at={seenAt} /> : 'Never'}</dd>
        </div>
        <div>
          <dt>Known by</dt>
          <dd>{hasSignedIn ? 'Their work account' : 'The email address, until they first sign in'}</dd>
        </div>
      </dl>
      <Section id="roles-of" title="What they may do">
        <form method="post" action={paths.colleagueRoles(id)} class="narrow-form">
          <RoleBoxes ticked={roles} />
          <div class="deeds">
            <button class="button main">Save roles</button>
            <span class="aside">Taking a role away signs them out everywhere.</span>
          </div>
        </form>
      </Section>
      <Section id="end" title={`End ${name}`}>
        <form method="post" action={paths.endColleague(id)} class="deeds">
          <button class="button final">End this colleague</button>
          <span class="aside">All roles end, and they’re signed out at once. What they did stays in the log.</span>
        </form>
      </Section>
    </OfficeLayout>
  )
}
