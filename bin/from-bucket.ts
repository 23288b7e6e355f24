import { takeInFromBucket } from '../src/work/keeping/from-bucket.ts'
import { program } from './program.ts'
import { programName } from './program-name.ts'
import { openSite } from './site-bindings.ts'

/** Queues all feed files that are in the bucket; returns the exit code. */
export async function fromBucket(isRemote: boolean): Promise<number> {
  const { env, end } = await openSite(isRemote)
  try {
    const { queued, left, nameless } = await takeInFromBucket(env, program, programName)
    console.log(`${queued} files are queued. The site starts to take them in within a minute. Nobody is emailed.`)
    if (left > 0) console.log(`${left} files were refused, discarded or taken back before. They stay out.`)
    if (nameless > 0) console.log(`${nameless} files were left out: the bucket doesn’t have their names.`)
    return nameless > 0 ? 1 : 0
  } finally {
    await end()
  }
}
