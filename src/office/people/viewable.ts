/**
 * The pages of a candidate that staff may see as they do. Never their data export, sessions, passwords and passkeys, wallet
 * offers, share links and single transcripts, or a file of any kind.
 */
const viewable: readonly RegExp[] = [
  /^\/home$/,
  /^\/personal-info(\/(settings|notifications|attributes|identification|contact|name|security|mail))?$/,
  /^\/testing-history(\/(exams|ce-activities|transactions))?$/,
  /^\/testing-history\/agreements\/[^/]+\/[^/]+$/,
  /^\/certifications(\/(agreement|logos|[^/.]+))?$/,
  /^\/fulfillment(\/claim(\/shipping)?)?$/,
  /^\/fulfillment\/orders\/[^/.]+(\/address)?$/,
  /^\/transcripts(\/who-saw-me)?$/,
  /^\/digital-badges$/,
]

/** May staff see this page of the site as the candidate does? */
export function isViewable(path: string): boolean {
  return viewable.some((pattern) => pattern.test(path))
}
