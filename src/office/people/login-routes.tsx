import { type Context, Hono } from 'hono'
import { findPerson } from '../../data/people/contacts.ts'
import { listSessionsOf } from '../../data/sign-in/sessions.ts'
import type { Env } from '../../env.ts'
import { page } from '../../http/answers/page.ts'
import { officeFrameOf } from '../../http/office/office-frame.ts'
import { readAsColleague } from '../../http/office/read-as-colleague.ts'
import { isErasedPerson } from '../../core/erasure.ts'
import { fullName } from '../../core/person-name.ts'
import { paths } from '../../paths.ts'
import { figureOf } from '../../ui/words.ts'
import { sendMails } from '../../work/mail/send-mails.ts'
import { resendLoginMail, signOutEverywhere } from '../../work/people/login-deeds.ts'
import { ConfirmPage } from './confirm-page.tsx'

/** What the help desk does about a login: sends its email again, and signs it out everywhere. */
export const loginDeedsRoutes = new Hono<Env>()

loginDeedsRoutes.get('/office/people/:id/login-mail', async (c) => {
  const { colleague, person } = await load(c, c.req.param('id'))
  if (!person) return c.notFound()
  const [name, email] = [nameOf(c, person), emailOf(person)]

  return page(
    c,
    <ConfirmPage
      frame={officeFrameOf(c, colleague)}
      id={person.id}
      name={name}
      title={`Send the login email to ${name}?`}
      lede={`It goes to ${email}, the address on file. ${person.loginId ? 'It lets them set a new password.' : 'It lets them make a login.'}`}
      action={paths.resendLoginMail(person.id)}
      button="Send the email"
    >
      <p>
        Ask the person to check their spam folder. An address gets at most 3 of these emails in 24 hours. A mail that is
        sent can’t be undone; the link in it works for 24 hours.
      </p>
    </ConfirmPage>,
  )
})

loginDeedsRoutes.post('/office/people/:id/login-mail', async (c) => {
  const { database, program, now } = c.var
  const { colleague, person } = await load(c, c.req.param('id'))
  if (!person) return c.notFound()

  const doing = { candidateId: person.id, by: { kind: 'colleague', id: colleague.id } as const, at: now }
  const isSent = await resendLoginMail(database, emailOf(person), doing)

  if (isSent) c.executionCtx.waitUntil(sendMails(c.env, program))
  const done = isSent ? 'login-mail' : 'login-mail-refused'
  return c.redirect(paths.officePersonBy(person.id, { done }), 303)
})

loginDeedsRoutes.get('/office/people/:id/sign-out', async (c) => {
  const { colleague, person, sessions } = await load(c, c.req.param('id'))
  if (!person) return c.notFound()
  const name = nameOf(c, person)
  const isAnywhere = sessions.length > 0

  return page(
    c,
    <ConfirmPage
      frame={officeFrameOf(c, colleague)}
      id={person.id}
      name={name}
      title={`Sign ${name} out everywhere?`}
      lede={
        isAnywhere
          ? `They are signed in on ${figureOf(sessions.length, 'device')}. They can sign in again at once.`
          : 'They aren’t signed in anywhere.'
      }
      action={paths.signPersonOut(person.id)}
      button={isAnywhere ? 'Sign out everywhere' : undefined}
    >
      <p>
        Their password, passkeys and linked accounts stay as they are. If someone else may know the password, ask them
        to choose “Secure my account” on their Sessions page.
      </p>
    </ConfirmPage>,
  )
})

loginDeedsRoutes.post('/office/people/:id/sign-out', async (c) => {
  const { colleague, person } = await load(c, c.req.param('id'))
  if (!person) return c.notFound()

  const by = { kind: 'colleague', id: colleague.id } as const
  await signOutEverywhere(c.env, { candidateId: person.id, by, at: c.var.now })

  return c.redirect(paths.officePersonBy(person.id, { done: 'sign-out' }), 303)
})

async function load(c: Context<Env>, id: string) {
  const { database, now } = c.var
  const { person, ...found } = await readAsColleague(c, {
    person: findPerson(database, id),
    sessions: listSessionsOf(database, id, now.toISOString()),
  })
  return { ...found, person: person && !isErasedPerson(person) ? person : undefined }
}

interface Person {
  readonly firstName: string
  readonly lastName: string
  readonly email: string
  readonly provedEmail: string | null
}

function nameOf(c: Context<Env>, { firstName, lastName }: Person): string {
  return fullName({ first: firstName, last: lastName }, c.var.program.familyNameFirst)
}

function emailOf({ email, provedEmail }: Person): string {
  return provedEmail ?? email
}
