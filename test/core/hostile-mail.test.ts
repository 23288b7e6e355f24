import { describe, expect, test } from 'vitest'
import { readDeliveryNotice } from '../../src/adapters/delivery-notice.ts'
import { isEmailAddress } from '../../src/core/email-address.ts'
import { addressIn, isByMachine, isReport, senderOf } from '../../src/core/incoming-mail.ts'
import { readDeliveryStatus } from '../../src/core/mail-outcome.ts'
import { isOwnAddress, readReplyAddress } from '../../src/core/reply-address.ts'
import { growth, square } from '../support/growth.ts'

const from = 'tracking@certifications.example.com'

/** What froze the site for seconds, and its kin, each far longer than it was then. */
const units = ['+', '@', '+@', '<', '>', '<>', '"', ' ', ';', '; ', 'a@', '.', 'a.', '-', '\t', ',', '\\', 'é', '=?']
const hostileOf = (length: number) =>
  units.flatMap((unit) => {
    const long = unit.repeat(length)
    return [long, `a${long}@b`, `<${long}>`, `rfc822;${long}`, `${from}${long}`, `tracking+${long}`]
  })
const hostile = hostileOf(200_000)

const readers: Readonly<Record<string, (text: string) => unknown>> = {
  isOwnAddress: (text) => isOwnAddress(from, text),
  readReplyAddress: (text) => readReplyAddress(from, text),
  addressIn,
  senderOf,
  isByMachine: (text) => isByMachine(() => text),
  isReport: (text) => isReport(() => text),
  isEmailAddress,
  'Final-Recipient': (text) => readDeliveryStatus(`Action: failed\nFinal-Recipient: ${text}`),
  Action: (text) => readDeliveryStatus(`Action: ${text}\nFinal-Recipient: rfc822; a@example.com`),
  Status: (text) => readDeliveryStatus(`Action: failed\nStatus: ${text}\nFinal-Recipient: rfc822; a@example.com`),
  groups: (text) => readDeliveryStatus(text.replaceAll('a', '\n')),
}

describe('a field of a mail that is hundreds of thousands of letters long', () => {
  test.each(Object.entries(readers))('takes %s no more time than its length asks for', async (_, read) => {
    const texts = new Map([300_000, 75_000].map((length) => [length, hostileOf(length)] as const))
    const readAll = (length: number) => texts.get(length)!.forEach((text) => read(text))
    // What tried each beginning against each end would take minutes for one.
    expect(await growth(readAll, 300_000)).toBeLessThan(square)
  })

  test('is no address', () => {
    for (const text of hostile.filter((one) => one.trim().length > 320)) {
      expect(isOwnAddress(from, text)).toBe(false)
      expect(addressIn(text).length).toBeLessThanOrEqual(320)
      expect(readDeliveryStatus(`Action: failed\nFinal-Recipient: rfc822;${text}`)).toEqual([])
    }
  })

  test('in a notice of delivery takes a moment', async () => {
    const parts = (text: string) =>
      `Content-Type: multipart/report; boundary=b\r\n\r\n--b\r\nContent-Type: message/delivery-status\r\n\r\nAction: failed\r\nFinal-Recipient: rfc822; ${text}\r\n\r\n--b--\r\n`
    for (const unit of ['@', '+', 'a@', '<']) {
      const read = async (length: number) => {
        const notice = await readDeliveryNotice(new Blob([parts(unit.repeat(length))]).stream())
        expect(notice?.outcomes).toEqual([])
      }
      expect(await growth(read, 40_000)).toBeLessThan(square)
    }
  })
})

describe('the addresses that a mail names', () => {
  test.each([
    ['Ada <ada@example.com>', 'ada@example.com'],
    ['"a < b" <Ada@Example.com> ', 'ada@example.com'],
    ['ada@example.com', 'ada@example.com'],
    [`${'long name '.repeat(40)}<ada@example.com>`, 'ada@example.com'],
    [null, ''],
  ])('%j', (field, address) => {
    expect(addressIn(field)).toBe(address)
  })

  test.each([
    ['tracking@certifications.example.com', true],
    ['Tracking+abc.def@Certifications.example.com', true],
    ['tracking+a+b@certifications.example.com', true],
    ['tracking@certifications.example.com+', false],
    ['other@certifications.example.com', false],
    ['tracking+x', false],
    ['', false],
  ])('%j is our own: %s', (address, isOwn) => {
    expect(isOwnAddress(from, address)).toBe(isOwn)
  })

  test.each([
    ['rfc822; Ada@Example.com', ['ada@example.com']],
    ['rfc822;<ada@example.com>', ['ada@example.com']],
    ['utf-8; ada@example.com ', ['ada@example.com']],
    ['ada@example.com', []],
    ['rfc822; ada@a@example.com', []],
    ['rfc822; ada example.com', []],
  ])('the recipient %j', (field, recipients) => {
    const outcomes = readDeliveryStatus(`Action: failed\r\nFinal-Recipient: ${field}\r\n`)
    expect(outcomes.map(({ recipient }) => recipient)).toEqual(recipients)
  })
})
