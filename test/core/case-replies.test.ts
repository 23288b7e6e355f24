import { describe, expect, test } from 'vitest'
import { replyMarker, replyText } from '../../src/core/cases.ts'

const from = 'tracking@example.com'
const quoted = `> ${replyMarker}\n>\n> Hello,\n> We found it.\n`

describe('what somebody wrote above our email', () => {
  test.each([
    ['without anything quoted', 'Thanks.\n\nBye.', 'Thanks.\n\nBye.'],
    ['by Gmail', `Thanks!\n\nOn Mon, 30 Nov 2026 at 10:00, Office <${from}> wrote:\n\n${quoted}`, 'Thanks!'],
    ['by Gmail, wrapped', `Thanks!\n\nOn Mon, 30 Nov 2026 at 10:00, Office <\n${from}> wrote:\n\n${quoted}`, 'Thanks!'],
    ['in German', `Danke!\r\n\r\nAm 30.11.2026 um 10:00 schrieb Office:\r\n> ${quoted}`, 'Danke!'],
    [
      'in Japanese',
      `ありがとう\n\n2026年11月30日(月) 10:00 Office <tracking+abc.def@example.com>:\n\n${quoted}`,
      'ありがとう',
    ],
    [
      'by Outlook',
      `Thanks\n\n________________________________\nVan: Office <tracking+abc.def@example.com>\nVerzonden: maandag\nAan: Me <me@x.org>\nOnderwerp: Case\n\n${replyMarker}\nHello`,
      'Thanks',
    ],
    [
      'with a signature',
      `Yes.\n-- \nBen\n\nOn Monday, Office wrote:\n${quoted}`,
      'Yes.\n-- \nBen'.replace('-- ', '--'),
    ],
    ['above a quotation alone', `Yes.\n${quoted}`, 'Yes.'],
    ['with nothing', `${quoted}`, ''],
    ['below our email', `> nothing\n\nMy answer below.`, '> nothing\n\nMy answer below.'],
    ['with paragraphs that end with a colon', `Two things:\n\none\n\n${quoted}`, 'Two things:\n\none'],
  ])('%s', (_, text, own) => {
    expect(replyText(text, from)).toBe(own)
  })

  test.each([' ', '\n', '>', '> \n', ':', '–', `${replyMarker}\n`])(
    'is found in no time in a long run of %j',
    (piece) => {
      expect(replyText(piece.repeat(200_000), from).length).toBeGreaterThanOrEqual(0)
    },
  )
})
