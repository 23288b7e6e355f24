import { colours } from '../art/colours.ts'
import type { Mail, Piece, WrittenMail } from './mail.ts'

/** Who it is from, as it stands under each mail. */
export interface Sender {
  readonly siteName: string
  readonly operatorName: string
  readonly supportAddress: string
}

/** The same words as text and as HTML. */
export function writeMail(mail: Mail, sender: Sender): WrittenMail {
  return {
    subject: mail.subject,
    text: textOf(mail, sender),
    html: `<!doctype html>${<Page mail={mail} sender={sender} />}`,
  }
}

function textOf({ pieces }: Mail, sender: Sender): string {
  return [...pieces.map(textOfPiece), `--\n${signatureOf(sender)}`].join('\n\n') + '\n'
}

function textOfPiece(piece: Piece): string {
  if (typeof piece === 'string') return piece
  if ('deed' in piece) return `${piece.deed}:\n${piece.href}`
  return piece.facts.map(([label, value]) => `${label}: ${value}`).join('\n')
}

function signatureOf({ siteName, operatorName, supportAddress }: Sender): string {
  return `${siteName}, ${operatorName}\nThis is an automated email. Questions: ${supportAddress}`
}

const { paper, ink, ink2, rule, accent } = colours

/** Mail programs know no style sheets: every line carries its own. */
const looks = {
  page: `margin:0;padding:32px 16px;background:${paper.light};color:${ink.light};font:16px/24px system-ui,-apple-system,"Segoe UI",Roboto,sans-serif`,
  sheet: 'max-width:560px;margin:0 auto',
  heading: 'margin:0 0 24px;font:400 24px/30px Charter,"Bitstream Charter","Sitka Text",Cambria,Georgia,serif',
  paragraph: 'margin:0 0 16px',
  lines: 'margin:0 0 16px;white-space:pre-line',
  deed: `display:inline-block;padding:9px 23px;background:${accent.light};color:${paper.light};border-radius:2px;font-weight:600;text-decoration:none`,
  address: `margin:8px 0 24px;color:${ink2.light};font-size:13px;line-height:20px;word-break:break-all`,
  label: `padding:4px 16px 4px 0;color:${ink2.light};font-weight:400;text-align:left;vertical-align:top`,
  value: 'padding:4px 0',
  foot: `margin:32px 0 0;padding:16px 0 0;border-top:1px solid ${rule.light};color:${ink2.light};font-size:13px;line-height:20px;white-space:pre-line`,
} as const

function Page({ mail, sender }: { mail: Mail; sender: Sender }) {
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <title>{mail.subject}</title>
      </head>
      <body {...look('page')}>
        <div {...look('sheet')}>
          <h1 {...look('heading')}>{mail.subject}</h1>
          {mail.pieces.map((piece) => (
            <PieceOfPage piece={piece} />
          ))}
          <p {...look('foot')}>{signatureOf(sender)}</p>
        </div>
      </body>
    </html>
  )
}

function PieceOfPage({ piece }: { piece: Piece }) {
  if (typeof piece === 'string') return <p {...look('lines')}>{piece}</p>
  if ('deed' in piece)
    return (
      <>
        <p {...look('paragraph')}>
          <a href={piece.href} {...look('deed')}>
            {piece.deed}
          </a>
        </p>
        <p {...look('address')}>{piece.href}</p>
      </>
    )
  return (
    <table {...look('paragraph')}>
      {piece.facts.map(([label, value]) => (
        <tr>
          <th {...look('label')} scope="row">
            {label}
          </th>
          <td {...look('value')}>{value}</td>
        </tr>
      ))}
    </table>
  )
}

function look(part: keyof typeof looks): { readonly style: string } {
  return { style: looks[part] }
}
