/** Stands in the built Worker for what unpacks WOFF2: its fonts are TrueType, and the dictionary is large. */
function unpack(): never {
  throw new Error('Fonts must be TrueType')
}

export { unpack as default }
