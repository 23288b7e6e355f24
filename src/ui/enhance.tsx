/** The small script of pages with forms; nothing depends on it. */
export function Enhance() {
  return <script type="module" src="/enhance.js" />
}
