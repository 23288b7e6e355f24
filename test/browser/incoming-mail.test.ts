import { readFileSync } from 'node:fs'
import { parseEnv } from 'node:util'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { mailKeyFileIn, mailKeyName } from '../../bin/mail-key.ts'
import { closePages, openBrowser } from '../support/browser.ts'
import { program } from '../support/chosen.ts'
import { answerOf, noticeOf, replyAddressOf } from '../support/incoming.ts'
import { until } from '../support/patience.ts'
import { expectWellMade, narrow, openAs } from '../support/walk.ts'

const { url } = inject('dev')
const key = parseEnv(readFileSync(mailKeyFileIn(inject('stateFolder')), 'utf8'))[mailKeyName]!
const { mailFrom, supportEmail } = program.operator
const writer = 'somebody@example.org'
let browser: Browser
let page: Page

beforeAll(async () => {
  browser = await openBrowser()
  page = await openAs(browser, 'Ben', narrow)
})

afterAll(() => closePages(browser))

interface DevMail {
  readonly id: string
  readonly to: string
  readonly text: string
  readonly state: string
}

/** The newest mail to an address, once it is out, with the address that answers to it go to. */
async function mailTo(
  recipient: string,
  about = '',
): Promise<{ id: string; recipient: string; text: string; answersTo: string }> {
  const look = async () => {
    const mails = (await (await fetch(`${url}/dev/mail.json`)).json()) as DevMail[]
    return mails.find(({ to, state, text }) => to === recipient && state === 'sent' && text.includes(about))
  }
  const mail = await until(look, { every: 100, orElse: 'No mail' })
  return { ...mail, recipient, answersTo: await replyAddressOf(key, { id: mail.id, recipient }) }
}

interface Arrival {
  readonly messageId: string
  readonly rejectReason?: string
  readonly forwards: readonly { readonly recipient: string; readonly headers: readonly [string, string][] }[]
}

/** Hands a mail to the local email endpoint, as the platform would to the Worker; gives what the platform saw of it. */
async function arrive(from: string, to: string, raw: string | Uint8Array<ArrayBuffer>): Promise<Arrival> {
  const id = `<${crypto.randomUUID()}@example.org>`
  const body = new Blob([`Message-ID: ${id}\r\n`, raw])
  const query = new URLSearchParams({ from, to })
  await fetch(`${url}/cdn-cgi/local/email?${query.toString()}`, { method: 'POST', body })
  const listed = await fetch(`${url}/cdn-cgi/local/explorer/api/local/email/routing`)
  const { result } = (await listed.json()) as { result: Arrival[] }
  const arrival = result.find(({ messageId }) => messageId === id)
  if (!arrival) throw new Error('It did not arrive')
  return arrival
}

/** Without the field that the endpoint wants, which it gets a new one of. */
const bare = (raw: string) => raw.replace(/^Message-ID: .*\r\n/m, '')
const answer = (to: string, more: Record<string, string> = {}, body?: string) => bare(answerOf(writer, to, more, body))

async function openCase(): Promise<{ reference: string; answersTo: string }> {
  // Only the address on file is told the reference, five times a day: the browser's person has it.
  const replyTo = 'ben@example.com'
  await page.goto(`${url}/testing-history/exams`)
  await page.getByRole('link', { name: 'Tell support' }).click()
  await page.getByRole('textbox', { name: 'About' }).fill('Exam, registration number 430000999')
  await page.getByLabel('Message').fill('It is missing.')
  await page.getByLabel('Reply address').fill(replyTo)
  await page.getByRole('button', { name: 'Open a case' }).click()
  const reference = (await page.locator('.code').textContent())!
  const { answersTo } = await mailTo(replyTo, reference)
  return { reference, answersTo }
}

async function caseOnPage(reference: string): Promise<string> {
  await page.goto(`${url}/testing-history/exams`)
  return (await page.locator('.open-cases form', { hasText: reference }).textContent())!
}

/** A transcript that went to these addresses. */
async function share(...recipients: string[]): Promise<void> {
  await page.goto(`${url}/transcripts/new`)
  await page.getByLabel('Description').fill('For those who answer')
  await page.getByRole('button', { name: 'Create transcript' }).click()
  await page.getByRole('link', { name: 'For those who answer', exact: true }).first().click()
  await page.getByLabel('To', { exact: true }).fill(recipients.join('\n'))
  await page.getByRole('button', { name: 'Send' }).click()
}

const beneath = (recipient: string) => page.getByRole('rowheader', { name: recipient }).textContent()

test('an answer is in its case, goes on to support, and its owner sees that it did', async () => {
  const { reference, answersTo } = await openCase()
  expect(await caseOnPage(reference)).not.toContain('We received')
  const { forwards, rejectReason } = await arrive(writer, answersTo, answer(answersTo))
  expect(rejectReason).toBeUndefined()
  expect(forwards).toMatchObject([{ recipient: supportEmail }])
  expect(forwards[0]!.headers).toContainEqual(['x-certification-case', reference])
  expect(await caseOnPage(reference)).toMatch(/We received your reply of \d{4}-\w{3}-\d\d, \d\d:\d\d UTC\./)
  await expectWellMade(page, true)
  await page.goto(`${url}/personal-info/mail`)
  const row = page.getByRole('row', { name: reference })
  expect(await row.textContent()).toMatch(/Your last answer: \d{4}-\w{3}-\d\d, \d\d:\d\d UTC/)
  await expectWellMade(page, true)
})

test('a genuine notice marks the recipient, a forged one nobody', async () => {
  const [gone, there, other] = ['gone', 'there', 'other'].map((name) => `${name}-${Date.now()}@example.org`)
  await share(gone!, there!, other!)
  const [toGone, toThere, toOther] = [await mailTo(gone!), await mailTo(there!), await mailTo(other!)]
  const notice = (parts: Parameters<typeof noticeOf>[0]) => bare(noticeOf(parts))
  const quoting = (address: string) => `From: ${mailFrom}\r\nReply-To: ${address}`
  const forged = [
    notice({ to: mailFrom, recipient: other!, quoted: quoting(toGone.answersTo) }),
    notice({ to: mailFrom, recipient: other!, quoted: quoting(await replyAddressOf('a guess', toOther)) }),
    notice({ to: mailFrom, recipient: other!, quoted: `X-Certification-Mail-Id: ${toOther.id}` }),
    notice({ to: mailFrom, recipient: gone!, quoted: quoting(toOther.answersTo) }),
  ]
  for (const raw of forged) expect((await arrive('<>', mailFrom, raw)).forwards).toEqual([])
  await page.reload()
  for (const recipient of [gone, there, other]) expect(await beneath(recipient!)).not.toMatch(/deliver/i)

  await arrive('<>', mailFrom, notice({ to: mailFrom, recipient: gone!, quoted: quoting(toGone.answersTo) }))
  const taken = notice({ to: toThere.answersTo, recipient: there!, action: 'delivered', status: '2.0.0' })
  expect((await arrive('<>', toThere.answersTo, taken)).forwards).toEqual([])
  await page.reload()
  expect(await beneath(gone!)).toMatch(/Could not be delivered \d{4}-\w{3}-\d\d, \d\d:\d\d UTC/)
  expect(await beneath(there!)).toMatch(/Delivered \d{4}-\w{3}-\d\d, \d\d:\d\d UTC/)
  expect(await beneath(other!)).not.toMatch(/deliver/i)
  await expectWellMade(page, true)

  page.once('dialog', (dialog) => void dialog.accept())
  await page.getByRole('button', { name: `End the link of ${gone}` }).click()
  await page.getByLabel('To', { exact: true }).fill(gone!)
  await page.getByRole('button', { name: 'Send' }).click()
  expect(await page.getByRole('alert').textContent()).toContain('came back or was reported as spam in the last 30 days')
})

describe('of a case', () => {
  let opened: Awaited<ReturnType<typeof openCase>>
  beforeAll(async () => {
    opened = await openCase()
  })

  test.each([
    ['an automatic answer', { 'Auto-Submitted': 'auto-replied' }],
    ['a mail that was passed on before', { 'X-Certification-Passed-On': 'case-opened' }],
    ['a mail in our own name', { From: mailFrom }],
    ['a mail to many', { Precedence: 'bulk' }],
  ])('%s ends there, without a word', async (_, head) => {
    const { forwards, rejectReason } = await arrive(writer, opened.answersTo, answer(opened.answersTo, head))
    expect([forwards, rejectReason]).toEqual([[], undefined])
    expect(await caseOnPage(opened.reference)).not.toContain('We received')
  })

  test('an answer with another’s proof comes back with a sentence', async () => {
    const to = await replyAddressOf('a guess', { id: 'x', recipient: writer })
    expect((await arrive(writer, to, answer(to))).rejectReason).toContain(`Write to ${supportEmail} instead.`)
  })

  const japanese = [0x1b, 0x24, 0x42, 0x25, 0x33, 0x21, 0x3c, 0x25, 0x49, 0x1b, 0x28, 0x42, 0x0d, 0x0a]
  test.each<[string, () => string | Uint8Array<ArrayBuffer>]>([
    ['25 MB', () => answer(opened.answersTo, {}, 'x'.repeat(25_000_000))],
    // The least that the endpoint itself lets through.
    ['no head but its sender', () => `From: ${writer}\r\n\r\nHello.`],
    [
      'ISO-2022-JP',
      () =>
        withBody(
          { 'Content-Type': 'text/plain; charset=ISO-2022-JP', Subject: '=?ISO-2022-JP?B?GyRCJTMhPCVJGyhC?=' },
          japanese,
        ),
    ],
    ['windows-1251', () => withBody({ 'Content-Type': 'text/plain; charset=windows-1251' }, [0xcf, 0xf0, 0xe8])],
    [
      'bytes that its charset does not have',
      () => withBody({ 'Content-Type': 'text/plain; charset=utf-8' }, [0xff, 0xfe, 0x00, 0xc3]),
    ],
  ])('an answer of %s goes on to support', async (_, raw) => {
    const { forwards, rejectReason } = await arrive(writer, opened.answersTo, raw())
    expect(rejectReason).toBeUndefined()
    expect(forwards).toMatchObject([{ recipient: supportEmail }])
  })

  function withBody(head: Record<string, string>, body: readonly number[]): Uint8Array<ArrayBuffer> {
    return new Uint8Array([...new TextEncoder().encode(answer(opened.answersTo, head, '')), ...body])
  }
})
