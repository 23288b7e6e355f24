import { gradeOf } from '../grade.ts'
import { mostBytes } from '../limits.ts'
import { readPasted } from '../pasted.ts'
import type { CheckResult } from '../result.ts'
import { askWorker, type Question } from './ask-worker.ts'
import { readOutside } from './read-outside.ts'
import { part, say, show } from './show.ts'

interface Chosen {
  /** How it is called while it is checked. */
  readonly name: string
  readonly size: number
  readonly read: () => Promise<ArrayBuffer>
  /** Hosts that the visitor has let this page ask about it. */
  readonly allowed: readonly string[]
}

const place = document.getElementById('checker')!
const pasted = place.querySelector('textarea')!
let turn = 0
/** Status lists of other sites, as long as those let them be used: so each is asked for few of many files. */
let lists: Question['lists'] = new Map()

part(place, 'without-script').hidden = true
part(place, 'needs-script').hidden = false
place.addEventListener('change', ({ target }) => {
  if (target instanceof HTMLInputElement && target.files?.[0]) void check(fileChosen(target.files[0]))
})
part(place, 'paste').addEventListener('click', () => void checkPasted())
// What was pasted stands there only after the event.
pasted.addEventListener('paste', () => setTimeout(() => void checkPasted()))
place.addEventListener('dragover', (event) => {
  event.preventDefault()
  place.classList.add('over')
})
place.addEventListener('dragleave', () => place.classList.remove('over'))
place.addEventListener('drop', (event) => {
  event.preventDefault()
  place.classList.remove('over')
  const file = event.dataTransfer?.files[0]
  if (file) void check(fileChosen(file))
})
// Beside its place a dropped file would open instead of this page.
for (const kind of ['dragover', 'drop'] as const) addEventListener(kind, (event) => event.preventDefault())

function fileChosen(file: File): Chosen {
  return { name: file.name, size: file.size, read: () => file.arrayBuffer(), allowed: [] }
}

async function checkPasted(): Promise<void> {
  const found = readPasted(pasted.value, location.origin)
  if ('sentence' in found) {
    turn++
    say(place, { sentence: found.sentence })
  } else if ('page' in found) location.assign(found.page)
  else if ('file' in found) await checkAddress(found.file)
  else await check(textChosen(found.text))
}

function textChosen(text: string): Chosen {
  const blob = new Blob([text])
  return { name: 'what you pasted', size: blob.size, read: () => blob.arrayBuffer(), allowed: [] }
}

/** What this site gives out at an address, checked like a file. */
async function checkAddress(path: string): Promise<void> {
  const own = ++turn
  say(place, { sentence: `Reading ${path} …` })
  const answer = await readOwn(path)
  if (own !== turn) return
  if ('text' in answer) await check(textChosen(answer.text))
  else say(place, { sentence: answer.sentence, tone: 'unknown' })
}

async function readOwn(path: string): Promise<{ readonly text: string } | { readonly sentence: string }> {
  try {
    const { href } = new URL(path, location.origin)
    const { status, text } = await readOutside(href, new URL(location.origin))
    return status === 200 ? { text } : { sentence: whyNot(text) }
  } catch {
    return { sentence: 'This site didn’t answer. Try again.' }
  }
}

/** The site says why in a problem's own words. */
function whyNot(text: string): string {
  try {
    const { detail } = JSON.parse(text) as { readonly detail?: unknown }
    if (typeof detail === 'string') return detail
  } catch {
    // A page is no problem in words.
  }
  return 'There is no badge to check at this address. Ask its holder for the file.'
}

/** Of two files chosen one after the other, the answer to the later one stands. */
async function check(chosen: Chosen): Promise<void> {
  const own = ++turn
  say(place, { sentence: `Checking ${chosen.name} …` })
  const result = await judge(chosen)
  if (own !== turn) return
  if (!result.ok) say(place, { sentence: result.sentence, tone: 'unknown', link: result.link })
  else {
    const ask = (host: string) => void check({ ...chosen, allowed: [...chosen.allowed, host] })
    show(place, result.checked, gradeOf(result.checked), ask)
  }
}

async function judge({ size, read, allowed }: Chosen): Promise<CheckResult> {
  if (size > mostBytes) return { ok: false, sentence: tooLarge }
  try {
    const [{ origin }, timeZone] = [location, place.dataset.timeZone!]
    const answer = await askWorker({ bytes: await read(), allowed, origin, timeZone, lists })
    lists = answer.lists
    return answer.result
  } catch {
    return { ok: false, sentence: unreadable }
  }
}

const tooLarge = 'The file is larger than 5 MB. Credentials are smaller: choose the file that the issuer gave out.'
const unreadable = 'The file can’t be read. If it is a folder, choose the file inside it.'
