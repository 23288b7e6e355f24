import { paths } from '../../../paths.ts'
import { ErrorSummary, type FieldError, SelectField, TextField } from '../../../ui/fields.tsx'
import type { Frame } from '../../../ui/frame.ts'
import { Layout } from '../../../ui/layout.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { Moment } from '../../../ui/time.tsx'

interface ContactProps {
  readonly frame: Frame
  readonly labels: Readonly<Record<string, string>>
  readonly fields: Readonly<Record<string, string>>
  readonly email: string
  /** What the program's offices have sent instead. */
  readonly otherEmail: string | undefined
  readonly lockedUntil: string | undefined
  readonly countries: readonly (readonly [code: string, name: string])[]
  readonly errors: readonly FieldError[]
  readonly done: 'sent' | 'kept' | undefined
}

/** How the candidate is reached. */
export function ContactPage(props: ContactProps) {
  const { frame, errors, email, otherEmail, lockedUntil, done } = props
  return (
    <Layout title={errors.length > 0 ? 'Error: Contact' : 'Contact'} frame={frame}>
      {errors.length > 0 && <ErrorSummary errors={errors} />}
      {done === 'sent' && (
        <Notice title="Check your email">
          <p>
            We’ve sent a link to the new address. Open it within 24 hours to start using that address. We told the
            address you have now.
          </p>
        </Notice>
      )}
      {done === 'kept' && (
        <Notice title="Saved">
          {' '}
          <p>Your contact details are below.</p>
        </Notice>
      )}
      <h1>Contact</h1>
      <p class="lede">
        {email ? (
          <>
            We email you at <span class="address">{email}</span>.
          </>
        ) : (
          'You have no email address on file. Add one below.'
        )}
      </p>
      {lockedUntil && (
        <p>
          Your login was made with a score report. You can change this page from <Moment at={lockedUntil} />. Until
          then, the owner of the earlier address can object.
        </p>
      )}
      {otherEmail && (
        <p>
          The program has another email address for you, <b class="address">{otherEmail}</b>. To use it here, enter it
          below.
        </p>
      )}
      <div class="two-ways">
        <EmailSection {...props} />
        <AddressSection {...props} />
      </div>
    </Layout>
  )
}

function EmailSection({ fields, labels, errors }: ContactProps) {
  return (
    <section class="section" aria-labelledby="email">
      <h2 id="email">Email address</h2>
      <form method="post" action={paths.contactEmail} novalidate>
        <p class="aside">
          We send a link to the new address, to check that it’s yours. We also tell the address you have now. You can
          undo the change from there for 72 hours.
        </p>
        <TextField {...fieldOf('newEmail', { fields, labels, errors })} type="email" autocomplete="email" />
        <button class="button">Send the link</button>
      </form>
    </section>
  )
}

function AddressSection({ fields, labels, errors, countries }: ContactProps) {
  const field = (name: string) => fieldOf(name, { fields, labels, errors })
  return (
    <section class="section" aria-labelledby="post">
      <h2 id="post">Telephone and post</h2>
      <form method="post" action={paths.contact} novalidate>
        <p class="aside">All fields are optional. What you enter here stays until the program sends something newer.</p>
        <TextField {...field('phone')} autocomplete="tel" />
        <TextField {...field('address1')} autocomplete="address-line1" />
        <TextField {...field('address2')} autocomplete="address-line2" />
        <TextField {...field('city')} autocomplete="address-level2" />
        <TextField {...field('state')} autocomplete="address-level1" />
        <TextField {...field('postalCode')} autocomplete="postal-code" width="day" />
        <SelectField {...field('country')} autocomplete="country" options={countries} none="Choose a country" />
        <button class="button main">Save</button>
      </form>
    </section>
  )
}

function fieldOf(name: string, { fields, labels, errors }: Pick<ContactProps, 'fields' | 'labels' | 'errors'>) {
  return {
    name,
    label: labels[name] ?? name,
    value: fields[name] ?? '',
    error: errors.find((error) => error.field === name)?.sentence,
  }
}
