/** How far what is to be seen in these parts of a page reaches: its letters, fields, pictures and tables. */
export default (parts) => {
  const boxes = []
  const keep = (box) => box.width > 1 && box.height > 1 && boxes.push(box)
  for (const part of parts) {
    const own = part.getBoundingClientRect()
    if (part.matches('.header, .strip, table, fieldset, button, .sheet, .happened')) keep(own)
    // The line above a section belongs to it.
    else if (part.matches('.section')) keep(new DOMRect(own.x, own.y, 2, 2))
    const all = document.createTreeWalker(part, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT)
    while (all.nextNode()) {
      const node = all.currentNode
      if (node instanceof Element) {
        if (
          node.matches('input, .button, button, select, textarea, svg, img, table, dl, ul, ol') &&
          node.checkVisibility()
        )
          keep(node.getBoundingClientRect())
      } else if (node.data.trim() && node.parentElement.checkVisibility() && !node.parentElement.closest('.hidden')) {
        const range = document.createRange()
        range.selectNodeContents(node)
        keep(range.getBoundingClientRect())
      }
    }
  }
  const [left, top] = [Math.min(...boxes.map((box) => box.left)), Math.min(...boxes.map((box) => box.top))]
  const [right, bottom] = [Math.max(...boxes.map((box) => box.right)), Math.max(...boxes.map((box) => box.bottom))]
  const margin = 16
  const x = Math.max(0, Math.floor(left - margin))
  const y = Math.max(0, Math.floor(top - margin))
  return {
    x,
    y,
    width: Math.ceil(Math.min(innerWidth, right + margin)) - x,
    height: Math.ceil(Math.min(document.documentElement.scrollHeight, bottom + margin)) - y,
  }
}
