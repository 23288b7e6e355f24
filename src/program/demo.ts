/** Somebody who can sign in to a demo. */
export interface DemoLogin {
  readonly name: string
  readonly candidateId: string
  readonly loginId: string
  readonly email: string
  readonly password: string
}
