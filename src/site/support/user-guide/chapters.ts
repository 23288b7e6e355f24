import type { Program } from '../../../program/program.ts'
import type { Chapter, Topic, WriteChapter } from './chapter.ts'
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
const chapters: readonly WriteChapter[] = [
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

/** The chapters about what a program has; pictures are of one program alone. */
export function chaptersOf(program: Program): readonly Chapter[] {
  const written = chapters
    .filter((one) => program.credits || one !== continuingEducation)
    .map((write) => write(program))
  if (program.guidePictures) return written
  return written.map((chapter) => ({ ...chapter, topics: chapter.topics.map(withoutPictures) }))
}

function withoutPictures(topic: Topic): Topic {
  const { pictures: _, ...rest } = topic
  return rest
}
