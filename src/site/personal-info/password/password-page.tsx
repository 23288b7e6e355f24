import { paths } from '../../../paths.ts'
import { ChosenPassword } from '../../../ui/chosen-password.tsx'
import { ErrorSummary, type FieldError } from '../../../ui/fields.tsx'
import type { Frame } from '../../../ui/frame.ts'
import { Layout } from '../../../ui/layout.tsx'

interface PasswordProps {
  readonly frame: Frame
  readonly loginId: string
  readonly hasPassword: boolean
  readonly errors: readonly FieldError[]
}

export function PasswordPage({ frame, loginId, hasPassword, errors }: PasswordProps) {
  const title = hasPassword ? 'Change password' : 'Set a password'
  return (
    <Layout title={errors.length > 0 ? `Error: ${title}` : title} frame={frame}>
      {errors.length > 0 && <ErrorSummary errors={errors} />}
      <h1>{title}</h1>
      <p class="lede">You stay signed in here, and are signed out everywhere else.</p>
      <form method="post" action={paths.password} novalidate>
        <ChosenPassword
          loginId={loginId}
          errorOf={(field) => errors.find((error) => error.field === field)?.sentence}
        />
        <div class="deeds">
          <button class="button main">{title}</button>
          <a href={paths.security}>Back to Security</a>
        </div>
      </form>
    </Layout>
  )
}
