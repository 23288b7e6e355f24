/** What development starts with, written by `bin/development-data.ts` before each build. */
declare module 'development-data' {
  const data: import('./start.ts').DevelopmentData
  export { data }
}
