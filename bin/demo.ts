import { existsSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Demo } from '../src/program/demo.ts'
import { programEntry } from './program-name.ts'

const folder = join(dirname(programEntry), 'demo')

/** The demo of the program that is chosen; of a program without one, nobody. */
export const { demoLogins, demoFeeds }: Demo = existsSync(join(folder, 'cast.ts'))
  ? ((await import(pathToFileURL(resolve(folder, 'cast.ts')).href)) as Demo)
  : { demoLogins: [], demoFeeds: () => new Map() }

/** Feed files that are the same on every day. */
export const feedsFolder = join(folder, 'feeds')
