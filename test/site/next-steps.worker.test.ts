import { expect, test } from 'vitest'
import { addMonths, dayOf } from '../../src/core/calendar.ts'
import { program as neutral } from '../programs/neutral/index.ts'
import { feedName, newCandidate, newToken, postForm, sendFeed, signIn, visit } from '../support/site.ts'

const today = dayOf(new Date(), neutral.timeZone)
const plain = (html: string) => html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ')

/** Somebody with a DECK for a year, signed in. */
async function deckHolder() {
  const token = await newToken()
  const id = await newCandidate({ '200-301': addMonths(today, -12) })
  const Cookie = await signIn(id)
  const get = async (path: string) => (await visit(path, { headers: { Cookie } })).text()
  return { id, token, Cookie, get }
}

test('a certification’s page has what can be done with it while it is active', async () => {
  const { get } = await deckHolder()
  const html = await get('/certifications/DECK')
  for (const href of [
    '/fulfillment/claim',
    '/certifications/DECK/certificate.pdf',
    '/digital-badges#badge-DECK',
    '/certifications/logos#DECK',
    '/transcripts/new?show=DECK',
    '#linkedin',
  ])
    expect(html).toContain(`href="${href}"`)
  expect(html).toMatch(/href="\/verify\/[0-9A-Z]{16}"[^>]*>Verify link</)
  expect(html).toMatch(/href="https:\/\/www\.linkedin\.com\/profile\/add\?[^"]*certId=[0-9A-Z]{16}/)
  expect(plain(html)).toMatch(/Credential ID [0-9A-Z]{16} Credential URL http/)
  expect(await get('/transcripts/new?show=DECK')).toMatch(/name="show-DECK" value="yes" checked/)
  expect(await get('/digital-badges')).toContain('id="badge-DECK"')
  expect(await get(`/certifications/DECK?on=${addMonths(today, -1)}`)).not.toContain('Claim your free kit')
})

test('of one that is suspended, only the verify link is left', async () => {
  const { id, token, get } = await deckHolder()
  const rows = `adjustment_id,candidate_id,certification,kind,on,reason\n${id},${id},DECK,suspend,${addMonths(today, -1)},Asked\n`
  await sendFeed(token, feedName('adjustments'), rows)
  const html = await get('/certifications/DECK')
  expect(html).toContain('>Verify link<')
  for (const gone of ['Claim your free kit', 'certificate.pdf', '#badge-DECK', '#linkedin'])
    expect(html).not.toContain(gone)
})

test('after the settings are saved, a link leads on', async () => {
  const { Cookie, get } = await deckHolder()
  const answers = Object.fromEntries(neutral.questions.map(({ code }) => [code, 'no']))
  const saved = await postForm('/personal-info/settings', answers, { Cookie })
  expect(await get(saved.headers.get('Location')!)).toContain('<a href="/home">Continue to Home</a>')
  expect(await get('/personal-info/settings')).not.toContain('Continue to Home')
  expect(await get('/personal-info/settings')).toContain('Required *')
})

test('support’s form knows the address of whoever is signed in, and what it is about', async () => {
  const { id, get } = await deckHolder()
  const html = await get('/support?topic=wrong&about=About%20DECK')
  expect(html).toMatch(new RegExp(`name="replyTo"[^>]*value="${id}@example.com"`, 'i'))
  expect(html).toMatch(/name="about"[^>]*value="About DECK"/)
  expect(await (await visit('/support')).text()).toMatch(/name="replyTo"[^>]*value=""/)
})

test('a transcript that is edited says when others see the change', async () => {
  const { Cookie, get } = await deckHolder()
  expect(await get('/transcripts/new')).toContain('Nobody sees it until you share it.')
  const fields = { description: 'For Kim', expires: 'never', names: 'latin', choice: 'active' }
  await postForm('/transcripts', fields, { Cookie })
  const [, edit] = /href="(\/transcripts\/[^"/]+\/edit)"/.exec(await get('/transcripts'))!
  const html = await get(edit!)
  expect(html).toContain('others see your changes as soon as you save them')
  expect(html).not.toContain('Nobody sees it')
})

test('rows at 360 pixels have labels', async () => {
  const { Cookie, get } = await deckHolder()
  const fields = { description: 'For Kim', expires: 'never', names: 'latin', choice: 'active', remarks: 'Hello' }
  await postForm('/transcripts', fields, { Cookie })
  const html = await get('/transcripts')
  for (const label of ['Shows: ', 'Remarks: ', 'State: '])
    expect(html).toContain(`<span class="narrow">${label}</span>`)
})

test('a score report that did not match has a way on, and the answer is the same for all', async () => {
  const fields = { lastName: 'Nobody', registrationNumber: 'x-1', newEmail: 'x@example.com' }
  const answer = await postForm('/first-time/score-report', fields, { 'CF-Connecting-IP': crypto.randomUUID() })
  const Location = answer.headers.get('Location')!
  const text = plain(await (await visit(Location)).text())
  expect(text).toContain('Check all three fields against your score report and send the form again.')
  expect(text).toContain('For privacy, we show this message whether or not we found a record.')
})
