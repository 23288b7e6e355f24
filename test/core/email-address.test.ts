import { describe, expect, test } from 'vitest'
import { isEmailAddress, maskEmail } from '../../src/core/email-address.ts'

const labelOf = (length: number) => 'd'.repeat(length)
/** An address of so many bytes, each part as long as it may be. */
const long = (bytes: number) => {
  const start = `${'a'.repeat(64)}@${labelOf(63)}.${labelOf(63)}.`
  return `${start}${labelOf(bytes - start.length - 4)}.com`
}

describe('an email address', () => {
  test.each([
    'name@example.com',
    'first.last@example.com',
    'name+tag@sub.example.co.uk',
    "o'brien@example.com",
    'NAME@EXAMPLE.COM',
    'a@b.cd',
    '1234@example.com',
    'name@123.example',
    'name@a-b.example',
    'jörg@example.com',
    'jo\u0308rg@example.com',
    '用户@例子.公司',
    'name@xn--fsqu00a.example',
    `${'a'.repeat(64)}@example.com`,
    long(254),
  ])('is %s', (text) => {
    expect(isEmailAddress(text)).toBe(true)
  })

  test.each([
    ['nothing', ''],
    ['a word', 'name'],
    ['no name', '@example.com'],
    ['no domain', 'name@'],
    ['a domain without a dot', 'name@example'],
    ['a last label of one letter', 'name@example.c'],
    ['two signs @', 'name@other@example.com'],
    ['two addresses', 'name@example.com, other@example.com'],
    ['two addresses with a semicolon', 'name@example.com;other@example.com'],
    ['a space in it', 'na me@example.com'],
    ['a space before it', ' name@example.com'],
    ['a space after it', 'name@example.com '],
    ['a line break after it', 'name@example.com\n'],
    ['another header after a line break', 'name@example.com\r\nBcc: other@example.com'],
    ['a header before it', 'Bcc: x\nname@example.com'],
    ['a carriage return alone', 'name\r@example.com'],
    ['a zero byte', 'name\0@example.com'],
    ['a line separator', 'name\u2028@example.com'],
    ['a sign that is not seen', 'name\u200B@example.com'],
    ['a sign that turns the direction', 'name\u202E@example.com'],
    ['a name before it', 'Name <name@example.com>'],
    ['brackets', '<name@example.com>'],
    ['quotation marks', '"na me"@example.com'],
    ['a comment', 'name(comment)@example.com'],
    ['a number for a domain', 'name@[192.0.2.1]'],
    ['a dot first', '.name@example.com'],
    ['a dot last', 'name.@example.com'],
    ['two dots', 'na..me@example.com'],
    ['two dots in the domain', 'name@example..com'],
    ['a dot at the end', 'name@example.com.'],
    ['a hyphen first', 'name@-example.com'],
    ['a hyphen last', 'name@example-.com'],
    ['a name of 65 characters', `${'a'.repeat(65)}@example.com`],
    ['a label of 64 characters', `name@${labelOf(64)}.com`],
    ['255 bytes', long(255)],
    ['few letters but more than 254 bytes', `${'ö'.repeat(60)}@${'ö'.repeat(60)}.${'ö'.repeat(10)}.com`],
    ['ten thousand characters', `${'a.'.repeat(5000)}a@example.com`],
  ])('is not %s', (_, text) => {
    expect(isEmailAddress(text)).toBe(false)
  })

  test('of 255 bytes is refused for its length alone', () => {
    expect([long(254).length, long(255).length]).toEqual([254, 255])
  })
})

test.each([
  ['joanna@example.com', 'j•••@example.com'],
  ['j@example.com', 'j•••@example.com'],
  ['Łucja@example.com', 'Ł•••@example.com'],
  ['𝒥oanna@example.com', '𝒥•••@example.com'],
])('%s is shown as %s', (email, masked) => {
  expect(maskEmail(email)).toBe(masked)
})
