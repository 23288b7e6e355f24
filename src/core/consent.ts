/** What a candidate said about verification of their certifications; `undefined` while they have not been asked or have not answered. */
export type Consent = 'yes' | 'no' | undefined

/** What a page that is open to anyone may want to show of a candidate. */
export type Shown = 'certification' | 'name'

/** Yes shows both, no answer shows the certification without the name, and No shows nothing: it reads as unknown. */
export function mayShow(consent: Consent, what: Shown): boolean {
  return consent === 'yes' || (consent === undefined && what === 'certification')
}
