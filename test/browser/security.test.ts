import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { sendFeed } from '../../bin/send.ts'
import { closePages, openBrowser } from '../support/browser.ts'
import { idOf, organisation } from '../support/chosen.ts'
import { expectWellMade, narrow, openPage, wide } from '../support/walk.ts'

const { url, operatorToken } = inject('dev')
let browser: Browser

const [first, second, third] = [idOf(7, 61), idOf(7, 62), idOf(7, 63)] as const
const [own, others, later] = ['three quiet rivers meet', 'nine loud engines start', 'five green hills wait'] as const
const emailOf = (id: string) => `${id}@example.com`
const feed = `candidate_id,last_name,email
${[first, second, third].map((id) => `${id},Person ${id},${emailOf(id)}`).join('\n')}
`

beforeAll(async () => {
  browser = await openBrowser()
  await sendFeed({ url, token: operatorToken }, 'candidates-20260301-080100.csv', new TextEncoder().encode(feed))
})

afterAll(() => closePages(browser))

test('the thief changes the address, connects an account and resets; the owner undoes all of it', async () => {
  const owner = await openPage(browser, { ...wide, javaScriptEnabled: false })
  await makeLogin(owner, first)
  // The stolen session, in a browser of the thief's own.
  const thief = await openPage(browser, { ...narrow, javaScriptEnabled: true })
  await thief.context().addCookies(await owner.context().cookies())
  await thief.goto(`${url}/personal-info/identification/connect/start`)
  await logInThere(thief, 'thief')
  await press(thief, 'Connect this account')
  await thief.goto(`${url}/personal-info/contact`)
  const newEmail = `thief-of-${first}@example.com`
  await thief.getByLabel('New email address').fill(newEmail)
  await press(thief, 'Send the link')
  const undo = await linkIn(emailOf(first), '/undo/')
  await thief.goto(await linkIn(newEmail, '/confirm-email/'))
  await press(thief, 'Confirm this address')
  await thief.goto(`${url}/first-time`)
  await thief.getByLabel('Email address', { exact: true }).fill(newEmail)
  await press(thief, 'Send the link')
  await thief.goto(await linkIn(newEmail, '/set-password/'))
  await choosePassword(thief, others)
  await thief.getByRole('heading', { name: 'Your password is set' }).waitFor()
  await expectWellMade(thief, true)

  await owner.goto(await linkIn(emailOf(first), '/undo/', undo))
  await expectWellMade(owner, false)
  await press(owner, 'Secure my account')
  await owner.getByRole('heading', { name: 'Your account is secured' }).waitFor()
  expect(await owner.locator('main').innerText()).toMatch(/password no longer works[^]*thief@organisation\.example/)
  await expectWellMade(owner, false)

  expect(await signIn(thief, first, others)).toBe(false)
  await thief.goto(`${url}/oidc/start`)
  await thief.getByRole('heading', { name: `Your ${organisation} account` }).waitFor()
  await owner.goto(await linkIn(emailOf(first), '/set-password/'))
  await choosePassword(owner, own)
  expect(await signIn(owner, first, own)).toBe(true)
  await owner.goto(`${url}/personal-info/security`)
  expect(await owner.locator('main').innerText()).toContain('Secured the account')
  await expectWellMade(owner, false)
  await Promise.all([thief, owner].map((page) => page.context().close()))
})

test('a browser that the thief made known is a stranger after a reset; the owner asks again and secures', async () => {
  const [owner, thief] = [await openPage(browser, narrow), await openPage(browser, wide)]
  await makeLogin(owner, second)
  expect(await signIn(thief, second, own)).toBe(true)
  await owner.goto(`${url}/.well-known/change-password`)
  await choosePassword(owner, later, 'Change password')
  await owner.getByRole('heading', { name: 'Security' }).waitFor()
  await expectWellMade(owner, true)
  await thief.goto(`${url}/home`)
  await thief.getByRole('heading', { name: 'Sign in' }).waitFor()
  await owner.goto(`${url}/personal-info/security`)
  expect(await owner.getByRole('button', { name: 'Forget all others' }).count()).toBe(0)
  await owner.goto(`${url}/personal-info/sessions`)
  await owner.getByRole('link', { name: 'Secure my account' }).click()
  await owner.getByRole('heading', { name: 'Secure my account' }).waitFor()
  await expectWellMade(owner, true)
  await press(owner, 'Secure my account')
  await owner.getByRole('heading', { name: 'Your account is secured' }).waitFor()
  expect(await signIn(thief, second, later)).toBe(false)
  await Promise.all([thief, owner].map((page) => page.context().close()))
})

test('a passkey is added, named, signs in alone and is removed; a password is shown while it is typed', async () => {
  const page = await openPage(browser, wide)
  await addAuthenticator(page)
  await makeLogin(page, third)
  await page.goto(`${url}/personal-info/security`)
  await page.getByRole('link', { name: 'Add a passkey' }).click()
  await page.getByRole('heading', { name: 'Add a passkey' }).waitFor()
  await expectWellMade(page, true)
  await press(page, 'Create a passkey')
  await page.getByLabel('Name', { exact: true }).fill('Test key')
  await expectWellMade(page, true)
  await press(page, 'Save')
  await page.getByRole('rowheader', { name: /Test key/ }).waitFor()
  await expectWellMade(page, true)

  await page.context().clearCookies()
  await page.goto(`${url}/sign-in`)
  const password = page.getByLabel('Password', { exact: true })
  await password.fill('seen')
  await page.getByRole('button', { name: 'Show password' }).click()
  expect(await password.getAttribute('type')).toBe('text')
  await expectWellMade(page, true)
  await press(page, 'Use a passkey')
  await page.waitForURL(({ pathname }) => !pathname.startsWith('/sign-in'))
  await page.goto(`${url}/personal-info/security`)
  expect(await page.locator('main').innerText()).toContain('With a passkey')
  await page.getByRole('link', { name: 'Remove Test key' }).click()
  await press(page, 'Remove the passkey')
  await page.getByText('You have no passkey.').waitFor()
  await page.context().close()
})

async function addAuthenticator(page: Page): Promise<void> {
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('WebAuthn.enable')
  await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
}

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()

async function makeLogin(page: Page, id: string): Promise<void> {
  await page.goto(`${url}/first-time`)
  await page.getByLabel('Email address', { exact: true }).fill(emailOf(id))
  await press(page, 'Send the link')
  await page.goto(await linkIn(emailOf(id), '/set-password/'))
  await choosePassword(page, own)
  expect(await signIn(page, id, own)).toBe(true)
}

async function choosePassword(page: Page, password: string, deed = 'Set the password'): Promise<void> {
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByLabel('Password again').fill(password)
  await press(page, deed)
}

async function signIn(page: Page, id: string, password: string): Promise<boolean> {
  await page.goto(`${url}/sign-in`)
  await page.getByLabel('Login ID or email address').fill(id)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await press(page, 'Sign in')
  await page.waitForLoadState()
  return !new URL(page.url()).pathname.startsWith('/sign-in')
}

async function logInThere(page: Page, account: string): Promise<void> {
  await page.getByPlaceholder('Enter any login').fill(account)
  await page.getByPlaceholder('and password').fill('any')
  await page.getByRole('button', { name: 'Sign-in' }).click()
  await page.getByRole('button', { name: 'Continue' }).click()
}

/** The newest link of a kind in the mails to an address, other than one that is known. */
async function linkIn(address: string, kind: string, known = ''): Promise<string> {
  for (let tries = 0; tries < 200; tries++) {
    const mails = (await (await fetch(`${url}/dev/mail.json`)).json()) as { to: string; text: string | null }[]
    const found = mails
      .filter(({ to, text }) => to === address && text?.includes(kind))
      .flatMap(({ text }) => text!.match(/^https?:\S+$/gm) ?? [])
      .find((link) => link.includes(kind) && link !== known)
    if (found) return found
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error(`No ${kind} to ${address}`)
}
