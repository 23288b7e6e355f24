/** The program that the Worker is built with: an alias of `src/programs/<name>/index.ts`, see `bin/program.ts`. */
declare module 'chosen-program' {
  const program: import('../program/program.ts').Program
  export { program }
}
