import { browserSupportsWebAuthn, startAuthentication, startRegistration } from '@simplewebauthn/browser'

type CreationOptions = Parameters<typeof startRegistration>[0]['optionsJSON']
type RequestOptions = Parameters<typeof startAuthentication>[0]['optionsJSON']

/** Forms that a passkey answers: what it says goes along in a hidden field. */
for (const form of document.querySelectorAll<HTMLFormElement>('form[data-passkey]'))
  form.addEventListener('submit', (event) => {
    // The button that was pressed may be one that needs no passkey.
    if (event.submitter?.hasAttribute('data-without-passkey')) return
    event.preventDefault()
    void answer(form)
  })

async function answer(form: HTMLFormElement): Promise<void> {
  say(form, '')
  if (!browserSupportsWebAuthn()) return say(form, 'This browser has no passkeys. Use another way to sign in.')
  try {
    const asked = await fetch(form.dataset.passkey!, { method: 'POST', headers: { Accept: 'application/json' } })
    if (!asked.ok) return say(form, 'That took too long, or was tried too often. Reload the page and try again.')
    const options = (await asked.json()) as CreationOptions | RequestOptions
    const said =
      'user' in options
        ? await startRegistration({ optionsJSON: options })
        : await startAuthentication({ optionsJSON: options })
    form.querySelector<HTMLInputElement>('input[name="passkey"]')!.value = JSON.stringify(said)
    form.submit()
  } catch (error) {
    say(form, sentenceFor(error))
  }
}

function sentenceFor(error: unknown): string {
  const { name } = error as Error
  if (name === 'InvalidStateError') return 'This device already holds a passkey for your record.'
  return 'No passkey was used. Try again, or use another way.'
}

function say(form: HTMLFormElement, sentence: string): void {
  const line = form.querySelector<HTMLElement>('[role="alert"]')!
  line.textContent = sentence
  line.hidden = sentence === ''
}
