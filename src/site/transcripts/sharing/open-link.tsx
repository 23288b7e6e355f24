import { paths } from '../../../paths.ts'
import { shareLinks } from '../../../program/networks.ts'
import { Section } from '../../../ui/section.tsx'

/** One link for everybody, which opens nothing until the person wants it to. */
export function OpenLinkSection({ id, isOpen, address }: { id: string; isOpen: boolean; address: string }) {
  return (
    <Section id="open-link" title="Open link">
      {isOpen ? (
        <>
          <p class="field">
            <label for="address">Whoever has this address can open it</label>
            <input id="address" class="input" readonly value={address} />
          </p>
          <ul class="networks">
            {shareLinks(address).map(({ name, href }) => (
              <li>
                <a href={href} rel="noopener noreferrer" target="_blank">
                  Share on {name}
                </a>
              </li>
            ))}
          </ul>
          <form method="post" action={paths.ownTranscriptTo(id, 'open-link/close')}>
            <button class="button">Close the open link</button>
          </form>
        </>
      ) : (
        <>
          <p class="aside">
            One address for everybody, to copy or to put on a social network. Whoever gets hold of it can pass it on. It
            opens nothing until you open it here, and you can close it again.
          </p>
          <form method="post" action={paths.ownTranscriptTo(id, 'open-link/open')}>
            <button class="button">Open the link</button>
          </form>
        </>
      )}
    </Section>
  )
}
