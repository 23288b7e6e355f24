/** Everything on the page that a guide may name: each piece of its text, and what is said of buttons and links. */
export default () => {
  const plain = (text) => text.replace(/\s+/g, ' ').trim()
  const labels = [...document.querySelectorAll('a, button, label, legend, summary, th')].map((one) => one.textContent)
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  while (texts.nextNode()) labels.push(texts.currentNode.data)
  return labels.map(plain)
}
