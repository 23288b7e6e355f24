import { describe, expect, test } from 'vitest'
import { contactFields, type Contacts, contactsInForce, entriesFor } from '../../src/core/contacts.ts'

const nothing = Object.fromEntries(contactFields.map((field) => [field, ''])) as Contacts
const told: Contacts = { ...nothing, phone: '+46 8 1', city: 'Lund', country: 'SE' }

describe('what stands', () => {
  test('is what the feed tells where nothing was entered', () => {
    expect(contactsInForce(told, [])).toEqual(told)
  })

  test.each([
    ['an entry, while the feed tells what it told then', '+46 8 1', '+46 70 2', '+46 70 2'],
    ['the feed, once it tells something else', '+46 8 0', '+46 70 2', '+46 8 1'],
    ['the feed, where it told nothing then', '', '+46 70 2', '+46 8 1'],
    ['an entry of nothing: it takes a number away', '+46 8 1', '', ''],
  ])('is %s', (_, toldThen, value, phone) => {
    expect(contactsInForce(told, [{ field: 'phone', value, told: toldThen }])).toEqual({ ...told, phone })
  })

  test('is what was entered where the feed has never told anything', () => {
    const entries = [{ field: 'address1', value: 'Storgatan 1', told: '' }]
    expect(contactsInForce(told, entries)).toEqual({ ...told, address1: 'Storgatan 1' })
  })

  test('is judged field by field', () => {
    const entries = [
      { field: 'phone', value: 'mine', told: '+46 8 1' },
      { field: 'city', value: 'Malmö', told: 'Uppsala' },
    ]
    expect(contactsInForce(told, entries)).toEqual({ ...told, phone: 'mine' })
  })

  test('has the known fields and no others, whatever was kept once', () => {
    const entries = [{ field: 'email', value: 'x', told: '' }]
    expect(Object.keys(contactsInForce(told, entries))).toEqual([...contactFields])
  })
})

describe('what is kept of a form', () => {
  test.each<[string, Partial<Contacts>, { field: string; value: string; told: string }[]]>([
    ['nothing, where all is as it was', {}, []],
    [
      'a field that changed, with what the feed told',
      { city: 'Malmö' },
      [{ field: 'city', value: 'Malmö', told: 'Lund' }],
    ],
    ['a field that was emptied', { phone: '' }, [{ field: 'phone', value: '', told: '+46 8 1' }]],
    [
      'each of several',
      { phone: '1', state: 'Skåne' },
      [
        { field: 'phone', value: '1', told: '+46 8 1' },
        { field: 'state', value: 'Skåne', told: '' },
      ],
    ],
  ])('is %s', (_, typed, entries) => {
    expect(entriesFor({ ...told, ...typed }, told, [])).toEqual(entries)
  })

  test('is nothing for an entry that stands already', () => {
    const entries = [{ field: 'city', value: 'Malmö', told: 'Lund' }]
    expect(entriesFor({ ...told, city: 'Malmö' }, told, entries)).toEqual([])
  })

  test('is the way back to what the feed tells', () => {
    const entries = [{ field: 'city', value: 'Malmö', told: 'Lund' }]
    expect(entriesFor(told, told, entries)).toEqual([{ field: 'city', value: 'Lund', told: 'Lund' }])
  })

  test('makes what was typed stand, also after the feed has moved on', () => {
    const entries = [{ field: 'city', value: 'Malmö', told: 'Uppsala' }]
    const typed = { ...told, city: 'Malmö', phone: '' }
    const kept = entriesFor(typed, told, entries)
    expect(kept).toHaveLength(2)
    expect(contactsInForce(told, kept)).toEqual(typed)
  })
})
