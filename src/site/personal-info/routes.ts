import { Hono } from 'hono'
import type { Env } from '../../env.ts'
import { notThereYet } from '../../http/not-there-yet.tsx'
import { paths } from '../../paths.ts'
import type { Sentence } from '../../ui/sentence.tsx'

export const personalInfoRoutes = new Hono<Env>()

const correctedBySupport: Sentence = [
  'Until then, ',
  { text: 'support', href: paths.support },
  ' can say how a mistake in it is corrected.',
]

personalInfoRoutes.get('/', (c) => c.redirect(paths.settings, 303))

personalInfoRoutes.get(
  '/settings',
  notThereYet(
    'Settings',
    'This page will ask the program’s questions to you, such as whether others may verify your certifications.',
    ['None of them has been asked on this site so far.'],
  ),
)

personalInfoRoutes.get(
  '/attributes',
  notThereYet(
    'Attributes',
    'This page will show the numbers that the program gave you, and let you enter a job title.',
    correctedBySupport,
  ),
)

personalInfoRoutes.get(
  '/identification',
  notThereYet(
    'Identification',
    'This page will list the ids by which your record is known, here and at the places it comes from.',
    ['Your candidate ID stands at the head of every page; on a small screen, in the menu.'],
  ),
)

personalInfoRoutes.get(
  '/contact',
  notThereYet(
    'Contact',
    'This page will show the email address, telephone number and postal address on file, for you to correct.',
    correctedBySupport,
  ),
)

personalInfoRoutes.get(
  '/name',
  notThereYet(
    'Name',
    'This page will show how your name is written, in Latin letters and in the script of your language.',
    correctedBySupport,
  ),
)

personalInfoRoutes.get(
  '/sessions',
  notThereYet('Sessions', 'This page will list the browsers in which you are signed in, and let you end any of them.', [
    'A session ends when you log out, and by itself after 14 days.',
  ]),
)

personalInfoRoutes.get(
  '/mail',
  notThereYet('Mail', 'This page will list what this site has written to you.', ['So far it sends no mail.']),
)

personalInfoRoutes.get(
  '/data',
  notThereYet('Data', 'This page will let you take your record with you, and show who has read it.', [
    'Which data is kept, why and for how long stands in the ',
    { text: 'privacy notice', href: paths.privacy },
    '.',
  ]),
)
