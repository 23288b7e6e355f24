import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Program } from '../src/program/program.ts'
import { programEntry } from './program-name.ts'

/** The program that is chosen; see program-name.ts. */
export const { program } = (await import(pathToFileURL(resolve(programEntry)).href)) as { program: Program }

/** What `wrangler` takes to build it into the Worker, which imports it as `chosen-program`. */
export const programOptions: readonly string[] = ['--alias', `chosen-program:./${programEntry}`]
