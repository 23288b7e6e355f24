// Loads Turnstile as it wants to be loaded: as a plain script. Only the page that shows a challenge asks for this file.
const { script } = document.querySelector('.cf-turnstile')?.dataset ?? {}
if (script) document.head.append(Object.assign(document.createElement('script'), { src: script, async: true }))
