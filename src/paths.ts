/** Every address of the site, by name. */
export const paths = {
  home: '/',
  signIn: '/sign-in',
  signInThen: (next: string) => `/sign-in?next=${encodeURIComponent(next)}`,
  signOut: '/sign-out',
  health: '/healthz',

  certifications: '/certifications',
  certification: (code: string) => `/certifications/${encodeURIComponent(code)}`,

  imports: '/api/v1/imports',
  import: (id: string) => `/api/v1/imports/${encodeURIComponent(id)}`,
} as const

/** The address of a page as of another day. */
export function asOf(path: string, on: string | undefined): string {
  return on ? `${path}?on=${encodeURIComponent(on)}` : path
}
