import { continuingEducation, firstLogin, history, home, personalInfo, progress } from './own-record.ts'
import { badges, fulfillment, logos, support, transcripts, verification } from './shown-to-others.ts'
import { newPage, signIn, type World } from './world.ts'

/** Goes through the site as the guide tells it, and calls at each thing that it pictures. */
export async function takeTour(world: World): Promise<void> {
  await firstLogin(world)
  const cleo = await newPage(world)
  await signIn(world, cleo, 'Cleo')
  const [ben, john] = [await newPage(world), await newPage(world)]
  await signIn(world, ben, 'Ben')
  await home(world, ben)
  await signIn(world, john, 'John Doe')
  await progress(world, john)
  const ada = await newPage(world)
  await signIn(world, ada, 'Ada')
  await personalInfo(world, ada)
  await continuingEducation(world, ada)
  await history(world, john)
  await logos(world, cleo)
  await fulfillment(world, cleo)
  const stranger = await newPage(world)
  await transcripts(world, ben, stranger)
  await badges(world, cleo)
  await verification(world, cleo, stranger)
  await support(world, stranger)
}
