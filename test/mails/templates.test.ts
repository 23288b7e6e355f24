import { describe, expect, test } from 'vitest'
import { accountMails } from '../../src/mails/account-mails.ts'
import { announcementMails } from '../../src/mails/announcement-mails.ts'
import { badgeMails } from '../../src/mails/badge-mails.ts'
import { linkPathOf } from '../../src/mails/link-paths.ts'
import { mappingMails } from '../../src/mails/mapping-mails.ts'
import { securedMails } from '../../src/mails/secured-mails.ts'
import { reminderMails } from '../../src/mails/reminder-mails.ts'
import { supportMails } from '../../src/mails/support-mails.ts'
import { type About, mailOf, type Template } from '../../src/mails/template.ts'
import { transcriptMails } from '../../src/mails/transcript-mails.ts'
import { templateOf } from '../../src/mails/templates.ts'
import { writeMail } from '../../src/mails/write-mail.tsx'

/** Its subject names the person, as the guide's does, and its link is the recipient's own: it has tests of its own. */
const { 'transcript-share': share, ...others } = transcriptMails
const templates: [string, Template][] = Object.entries({
  ...mappingMails,
  ...accountMails,
  ...securedMails,
  ...supportMails,
  ...badgeMails,
  ...others,
})
const withLink = templates.filter(([, template]) => template.link)

const data = {
  at: '2026-03-01T10:20:00.000Z',
  browser: 'Firefox on Linux',
  country: 'SE',
  newEmail: 'z•••@example.com',
  reference: '0123456789',
  topic: 'My name',
  replyTo: 'reply@example.com',
  candidate: 'HARB70000001',
  file: 'report.pdf',
  message: 'It is spelled otherwise.',
  answer: 'Hello,\n\nWhich day was it?\nAnd where?',
  own: 'yes',
  share: '0123456789BCDEFG',
  expiresOn: '2030-12-10',
  needsCode: 'yes',
  code: '012345',
  organisation: 'Example.com',
  account: 'given@example.com',
  passkey: 'Work laptop',
  password: '1',
  sessions: '2',
  browsers: '1',
  passkeys: 'Phone',
  accounts: 'given@example.com',
  keptPasskeys: 'Old key',
  keptAccounts: 'old@example.com',
  links: '3',
  cases: '0123456789',
  orders: 'ORDER1',
  badges: 'Network Associate',
}
const link = 'https://test.invalid/some/link-of_this-mail'
const person: About = {
  siteName: 'Tracking',
  candidateIdLabel: 'Candidate ID',
  loginId: 'HARB70000009',
  name: 'Given Family',
  data,
  link,
  unsubscribe: 'https://test.invalid/unsubscribe/x.y',
  addressOf: (path) => new URL(path, 'https://test.invalid').href,
}

function write(template: Template, about: Partial<About> = {}) {
  return writeMail(mailOf(template, { ...person, ...about }), {
    siteName: 'Tracking',
    operatorName: 'Example Office',
    supportAddress: 'https://test.invalid/support',
  })
}

describe.each(templates)('the mail “%s”', (name, template) => {
  test('is found by its name', () => {
    expect(templateOf(name)).toBe(template)
  })

  test('says the same as text and as HTML, with nothing left open', () => {
    const { subject, text, html } = write(template)
    for (const part of [subject, text, html]) expect(part).not.toMatch(/undefined|null|NaN|\[object|Invalid Date/)
    for (const piece of template.pieces(person)) {
      const said = typeof piece === 'string' ? [piece] : 'deed' in piece ? [piece.deed, piece.href] : piece.facts.flat()
      for (const words of said) {
        expect(text).toContain(words)
        expect(html).toContain(words)
      }
    }
    expect(html).toMatch(/^<!doctype html><html lang="en">/)
    expect(html).toContain(`<title>${subject}</title>`)
  })

  test('has lines without spaces at their ends, and none that is a header', () => {
    const { text, subject } = write(template)
    expect(text).not.toMatch(/[^\S\n]$/m)
    expect(text).not.toMatch(/\n{3}|\r/)
    expect(text).toMatch(/\S\n$/)
    expect(subject).toMatch(/^\S[^\p{Cc}]*\S$/u)
  })

  test('tells nothing of the person in its subject', () => {
    const { subject } = write(template)
    for (const value of [...Object.values(data), person.loginId, 'Given', 'Family', link])
      expect(subject).not.toContain(value)
    expect(subject).not.toMatch(/\d|@/)
  })

  test('does without a name and without a country', () => {
    const { text, html } = write(template, { name: '', data: { ...data, country: '' } })
    expect(text).not.toMatch(/Hello ,|[^\S\n]$/m)
    expect(html).not.toContain('Hello ,')
  })

  test('shows whatever it is given as text', () => {
    const bold = '<b>x</b>'
    const given = Object.fromEntries(Object.keys(data).map((key) => [key, bold]))
    const { text, html } = write(template, { name: bold, loginId: bold, data: { ...given, at: data.at } })
    expect(html).not.toContain(bold)
    expect(html.split('&lt;b&gt;x&lt;/b&gt;').length).toBe(text.split(bold).length)
  })

  test('names who has sent it, and where questions go', () => {
    const { text, html } = write(template)
    for (const part of [text, html]) {
      expect(part).toContain('Tracking, Example Office')
      expect(part).toContain('https://test.invalid/support')
    }
  })
})

describe.each(withLink)('the link of the mail “%s”', (_, template) => {
  test('stands on a line of its own in the text, and as a button and in letters in the HTML', () => {
    const { text, html } = write(template)
    expect(text.split('\n').filter((line) => line === link)).toHaveLength(1)
    expect(html).toContain(`href="${link}"`)
    expect(html).toContain(`>${link}<`)
  })

  test('is the first address of the text, and the only secret', () => {
    const { text } = write(template)
    expect(/^https?:\S+$/m.exec(text)?.[0]).toBe(link)
  })

  test('is good for as long as the mail says', () => {
    const { purpose, hours } = template.link!
    expect(linkPathOf[purpose]('token')).toMatch(/^\/(set-password|confirm-email|undo)\/token$/)
    expect(write(template).text).toContain(hours % 24 === 0 && hours > 72 ? `${hours / 24} days` : `${hours} hours`)
  })
})

test('a mail without a link of its own does not show one', () => {
  const without = templates.filter(([, template]) => !template.link)
  expect(without.length).toBeGreaterThan(0)
  for (const [, template] of without) expect(write(template).text).not.toContain(link)
})

test.each(['', 'no such mail', 'toString', '__proto__', 'constructor'])('“%s” is no mail', (name) => {
  expect(templateOf(name)).toBeUndefined()
})

describe('the mail that shares a transcript', () => {
  test('names the person, the transcript and its last day in full, and says that the owner sees it', () => {
    const { subject, text, html } = write(share)
    expect(subject).toBe('Tracking - Transcript for Given Family')
    for (const part of [text, html]) {
      expect(part).toContain('This transcript currently expires on Tuesday, December 10, 2030.')
      expect(part).toContain(link)
      expect(part).toContain('It asks for a code')
    }
    expect(text).toContain('The sender can see when you open it')
    expect(templateOf('transcript-share')).toBe(share)
  })

  test('shows whatever it is given as text, and says where there is no last day', () => {
    const { html, text } = write(share, { name: '<b>x</b>', data: { expiresOn: '', needsCode: '' } })
    expect(html).not.toContain('<b>x</b>')
    expect(text).toContain('doesn’t expire')
    expect(text).not.toContain('code')
  })
})

describe('mails of a kind that people choose', () => {
  const about = {
    ...person,
    data: { ...data, subject: 'DECK expires', lines: '["One line."]', text: 'One.\n \nTwo. \nThree.' },
  }
  const said = (template: Template, more: Partial<About> = {}) =>
    writeMail(mailOf(template, { ...about, ...more }), {
      siteName: 'Tracking',
      operatorName: 'Example Office',
      supportAddress: 'https://test.invalid/support',
    }).text

  test.each([
    ['a reminder', reminderMails.reminder],
    ['an announcement', announcementMails.announcement],
    ['badges', badgeMails['badges-signed-again']],
  ] as [string, Template][])('%s says how to stop them, and where to choose', (_, template) => {
    expect(said(template)).toContain(
      'Choose which emails you get: https://test.invalid/personal-info/notifications\nStop emails like this: https://test.invalid/unsubscribe/x.y',
    )
    expect(said(template, { unsubscribe: '' })).not.toContain('Stop emails')
  })

  test('a reminder to somebody without a login leads to one, and can be stopped', () => {
    const text = said(reminderMails.reminder, { data: { ...about.data, login: 'no' } })
    expect(text).toContain('You don’t have a login for this site yet.')
    expect(text).toContain('Stop emails like this: ')
    expect(text).not.toContain('Choose which emails you get')
  })

  test('an announcement has its paragraphs as typed', () => {
    expect(said(announcementMails.announcement)).toContain('One.\n\nTwo.\nThree.\n\n')
  })
})
