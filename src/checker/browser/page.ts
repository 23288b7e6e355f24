import type { CheckResult } from '../result.ts'
import { mostBytes } from '../limits.ts'
import { askWorker } from './ask-worker.ts'
import { part, show } from './show.ts'

interface Chosen {
  readonly file: File
  /** Hosts that the visitor has let this page ask about it. */
  readonly allowed: readonly string[]
}

const place = document.getElementById('checker')!
const says = part(place, 'says')
const shown = part(place, 'shown')
let turn = 0

part(place, 'without-script').hidden = true
part(place, 'needs-script').hidden = false
place.addEventListener('change', ({ target }) => {
  if (target instanceof HTMLInputElement && target.files?.[0]) void check({ file: target.files[0], allowed: [] })
})
place.addEventListener('dragover', (event) => {
  event.preventDefault()
  place.classList.add('over')
})
place.addEventListener('dragleave', () => place.classList.remove('over'))
place.addEventListener('drop', (event) => {
  event.preventDefault()
  place.classList.remove('over')
  const file = event.dataTransfer?.files[0]
  if (file) void check({ file, allowed: [] })
})
// Beside its place a dropped file would open instead of this page.
for (const kind of ['dragover', 'drop'] as const) addEventListener(kind, (event) => event.preventDefault())

/** Of two files chosen one after the other, the answer to the later one stands. */
async function check(chosen: Chosen): Promise<void> {
  const own = ++turn
  says.textContent = `Checking ${chosen.file.name} …`
  shown.replaceChildren()
  const result = await judge(chosen)
  if (own !== turn) return
  if (!result.ok) {
    says.textContent = result.sentence
    return
  }
  show(place, result.checked, (host) => void check({ ...chosen, allowed: [...chosen.allowed, host] }))
}

async function judge({ file, allowed }: Chosen): Promise<CheckResult> {
  if (file.size > mostBytes) return { ok: false, sentence: tooLarge }
  try {
    const { origin } = location
    return await askWorker({ bytes: await file.arrayBuffer(), allowed, origin })
  } catch {
    return { ok: false, sentence: unreadable }
  }
}

const tooLarge = 'The file is larger than 5 MB. No credential is; choose the one that the issuer gave out.'
const unreadable = 'The file could not be read. If it is a folder, choose the file inside it.'
