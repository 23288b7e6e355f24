import { paths } from '../../../paths.ts'
import { shareLinks } from '../../../program/networks.ts'
import { Section } from '../../../ui/section.tsx'

/** One link for everybody, which opens nothing until the person wants it to. */
export function OpenLinkSection({ id, isOpen, address }: { id: string; isOpen: boolean; address: string }) {
  return (
    <Section id="open-link" title="Public link">
      {isOpen ? (
        <>
          <p class="field">
            <label for="address">Anyone with this address can open the transcript</label>
            <input id="address" class="input" readonly value={address} data-copy="the public link" data-share />
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
            <button class="button">Turn off the public link</button>
          </form>
        </>
      ) : (
        <>
          <p class="aside">
            One address to copy or post on a social network. Anyone who has it can pass it on. It works only while you
            have it turned on.
          </p>
          <form method="post" action={paths.ownTranscriptTo(id, 'open-link/open')}>
            <button class="button">Turn on the public link</button>
          </form>
        </>
      )}
    </Section>
  )
}
