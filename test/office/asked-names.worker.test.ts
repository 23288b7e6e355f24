import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import { randomId } from '../../src/adapters/secrets.ts'
import { openCase } from '../../src/data/cases/cases.ts'
import { goesTo, hiddenIn, officeOfTests, pageOf } from '../support/office.ts'
import { db, newCandidate } from '../support/site.ts'

const { signedIn } = officeOfTests()
const asked = { first_name: 'Ana', last_name: 'Novák', localized_first_name: '', localized_last_name: '' }

/** A case in which somebody asks for another name. */
async function askedForName() {
  const candidateId = await newCandidate()
  const reference = randomId().slice(0, 10)
  await openCase(db, {
    reference,
    candidateId,
    topic: 'name',
    about: '',
    message: 'New name: Ana Novák',
    askedName: JSON.stringify(asked),
    replyTo: `${candidateId}@example.com`,
    fileName: null,
    fileType: null,
    createdAt: new Date().toISOString(),
  })
  return { candidateId, reference, at: `/office/cases/${reference}` }
}

const nameOf = (id: string) =>
  env.DB.prepare('select first_name, last_name from candidates where id = ?').bind(id).first()

/** The hidden fields of the form that is sent to an address. */
const formTo = (html: string, action: string) =>
  hiddenIn(html.slice(html.indexOf(`action="${action}"`)).split('</form>')[0]!)

describe('a name that a case asks for', () => {
  test('is approved from the case: a preview, a yes, and back to the case with a note', async () => {
    const clerk = await signedIn(['records'])
    const { candidateId, reference, at } = await askedForName()
    const change = `/office/people/${candidateId}/changes/correct`
    const preview = await pageOf(clerk.post(change, formTo(await pageOf(clerk.get(at)), change)))
    expect(preview).toContain('<td>Ana</td>')
    expect(preview).toContain('<td>Novák</td>')
    // Only what differs is decided: files go on saying the rest.
    expect(preview).not.toContain('Localized')
    expect(await nameOf(candidateId)).toMatchObject({ first_name: '' })

    expect(goesTo(await clerk.post(`${change}/confirm`, formTo(preview, `${change}/confirm`)))).toEqual([303, at])
    expect(await nameOf(candidateId)).toEqual({ first_name: 'Ana', last_name: 'Novák' })
    const after = await pageOf(clerk.get(at))
    expect(after).toContain('The record has the name they asked for.')
    expect(after).toContain(`Corrected a person’s data. Case ${reference}`)
    expect(after).not.toContain('Approve the name')
  })

  test('can be changed first: the form begins with what was asked', async () => {
    const clerk = await signedIn(['records'])
    const { candidateId, reference, at } = await askedForName()
    const form = await pageOf(clerk.get(`/office/people/${candidateId}/changes/correct?case=${reference}`))
    expect(form).toMatch(/name="last_name"[^>]*value="Novák"/)
    expect(form).toContain(`Case ${reference}`)
    expect(form).toContain(`<a href="${at}">Cancel</a>`)
  })

  test('is not the help desk’s to approve, and the page says whose it is', async () => {
    const desk = await signedIn(['helpdesk'])
    const { candidateId, at } = await askedForName()
    const html = await pageOf(desk.get(at))
    expect(html).toContain('Records or Owner can do this: assign the case to one of them.')
    expect(html).not.toContain('Approve the name')
    const answer = await desk.post(`/office/people/${candidateId}/changes/correct`, { ...asked, why: 'request' })
    expect(answer.status).toBe(404)
  })

  test('a case of someone else is not named in the change', async () => {
    const clerk = await signedIn(['records'])
    const [one, other] = [await askedForName(), await askedForName()]
    const form = await pageOf(clerk.get(`/office/people/${one.candidateId}/changes/correct?case=${other.reference}`))
    expect(form).not.toContain(`Case ${other.reference}`)
    expect(form).toContain(`<a href="/office/people/${one.candidateId}">Cancel</a>`)
    expect(form).not.toContain('Novák')
  })
})
