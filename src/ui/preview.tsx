/** What chats, networks and search engines show of a link; it names nobody, even where the page does. */
export interface Preview {
  readonly title: string
  readonly description: string
  /** The path of a picture that anyone may load. */
  readonly image?: string | undefined
}

/** `address` is that of the page. */
export function PreviewTags({ preview, siteName, address }: { preview: Preview; siteName: string; address: string }) {
  const { title, description, image } = preview
  return (
    <>
      <meta name="description" content={description} />
      <meta property="og:type" content="website" />
      <meta property="og:site_name" content={siteName} />
      <meta property="og:title" content={title} />
      <meta property="og:description" content={description} />
      <meta property="og:url" content={address} />
      {image && <meta property="og:image" content={new URL(image, address).href} />}
      {image && <meta property="og:image:alt" content="The badge of the certification" />}
      <meta name="twitter:card" content="summary" />
    </>
  )
}
