import { paths } from '../../../paths.ts'
import type { Frame } from '../../../ui/frame.ts'
import { Layout } from '../../../ui/layout.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { capitalize, countOf } from '../../../ui/words.ts'
import type { LogoView } from './view.ts'
import { zipOfAll } from './zips.ts'

interface LogosProps {
  readonly frame: Frame
  readonly logos: readonly LogoView[]
  /** Where the guidelines stand, if the program has any. */
  readonly guidelines: string | undefined
  readonly isAccepted: boolean
  /** The file that the guidelines were accepted for, a moment ago. */
  readonly wanted: string | undefined
}

/** The logos that a candidate may use now, as files. */
export function LogosPage({ frame, logos, guidelines, isAccepted, wanted }: LogosProps) {
  return (
    <Layout title="Download Logos" frame={frame} look="logos">
      {wanted && (
        <Notice title="Guidelines accepted">
          <p>
            You can now download{' '}
            <a href={paths.logo(wanted)} download>
              {wanted}
            </a>{' '}
            and the files below.
          </p>
        </Notice>
      )}
      <h1>Certification Logos</h1>
      <p class="lede">
        {logos.length === 0
          ? 'No logos available. You get one with each certification, while it’s active.'
          : `${capitalize(countOf(logos.length, 'logo'))} available.`}
      </p>
      {guidelines && (
        <p>
          {isAccepted ? 'You have accepted the ' : 'Before your first download, accept the '}
          <a href={guidelines}>logo guidelines and agreement</a>.
        </p>
      )}
      {logos.length > 0 && (
        <div class="section-head logos-head">
          <h2>Available logo files</h2>
          {logos.length > 1 && (
            <a href={paths.logo(zipOfAll)} download={isAccepted}>
              All logos in one ZIP file
            </a>
          )}
        </div>
      )}
      {logos.map((logo) => (
        <LogoFiles logo={logo} isAccepted={isAccepted} />
      ))}
      <p class="aside after-form">
        An SVG file is sharp at any size. Add the alternative text to the picture, for people who can’t see it. A logo
        is here while you hold it. See <a href={paths.certifications}>Certifications</a>.
      </p>
    </Layout>
  )
}

/** Before the guidelines are accepted a link leads to them: a page, which is not to be saved as a file. */
function LogoFiles({ logo, isAccepted }: { logo: LogoView; isAccepted: boolean }) {
  return (
    <section class="section" aria-labelledby={logo.code} id={`files-${logo.code}`}>
      <div class="section-head">
        <h3 id={logo.code}>{logo.name}</h3>
        <a href={logo.zip} download={isAccepted}>
          All files in one ZIP file<span class="hidden"> of {logo.name}</span>
        </a>
      </div>
      <p class="hint">
        Alternative text: <span data-copy={`the alternative text of ${logo.name}`}>{logo.alt}</span>
      </p>
      <div class="logo">
        <ul class="logo-pictures">
          {logo.pictures.map(({ variant, src, on }) => (
            <li>
              <img class={`ground ${variant}`} src={src} alt="" width="96" height="96" loading="lazy" />
              <span class="second-line">{on}</span>
            </li>
          ))}
        </ul>
        <table class="logo-files">
          <thead>
            <tr>
              <th scope="col">Pixels</th>
              <th scope="col">Light</th>
              <th scope="col">Dark</th>
              <th scope="col">One colour</th>
            </tr>
          </thead>
          <tbody>
            {logo.rows.map(({ size, cells }) => (
              <tr>
                <th scope="row">{size}</th>
                {cells.map((links) => (
                  <td>
                    {links.map(({ label, href, said }) => (
                      <>
                        <a href={href} download={isAccepted}>
                          {label}
                          <span class="hidden">
                            {' '}
                            of {logo.name}, {said}
                          </span>
                        </a>{' '}
                      </>
                    ))}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}
