/** A text of the guide: what stands between pairs of stars is as the page has it, what is in brackets leads there. */
export function Told({ text }: { text: string }) {
  return <>{[...text.matchAll(pieces)].map(([piece, bold, link, href]) => one(piece, bold, link, href))}</>
}

const pieces = /\*\*([^*]+)\*\*|\[([^[\]]+)\]\(([^()]+)\)|[^*[]+/g

function one(piece: string, bold: string | undefined, link: string | undefined, href: string | undefined) {
  if (bold) return <b>{bold}</b>
  return link ? <a href={href}>{link}</a> : piece
}
