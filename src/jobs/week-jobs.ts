import { forgetAskedMove } from '../core/use-cases/planning/agree-to-move.ts'
import type { SliceJobs } from '../core/use-cases/slice-jobs.ts'
import { followWeek } from '../core/use-cases/week/follow-week.ts'
import { postDigest } from '../core/use-cases/week/post-digest.ts'

export const weekJobs = {
  'week.digest': { standing: postDigest },
  'week.follow': { standing: (ports, _, settings) => followWeek(ports, settings) },
  'move.forget': (ports, { person }) => forgetAskedMove(ports, person),
} satisfies SliceJobs
