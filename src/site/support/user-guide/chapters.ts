import type { WriteChapter } from './chapter.ts'
import { certificates } from './chapters/certificates.ts'
import { checking } from './chapters/checking.ts'
import { continuingEducation } from './chapters/continuing-education.ts'
import { digitalBadges } from './chapters/digital-badges.ts'
import { history } from './chapters/history.ts'
import { logIn } from './chapters/log-in.ts'
import { logos } from './chapters/logos.ts'
import { personalInfo } from './chapters/personal-info.ts'
import { progress } from './chapters/progress.ts'
import { support } from './chapters/support.ts'
import { transcripts } from './chapters/transcripts.ts'

/** The eight that such a guide has had of old, in their order, and what came after them. */
export const chapters: readonly WriteChapter[] = [
  logIn,
  personalInfo,
  progress,
  continuingEducation,
  history,
  logos,
  certificates,
  transcripts,
  digitalBadges,
  checking,
  support,
]
