import { endMedia, followMedia } from './follow-media.ts'
import { followSilence } from './remind-agreement.ts'
import type { SliceJobs } from '../slice-jobs.ts'

export const consentJobs = {
  'media.follow': (ports, { id }) => followMedia(ports, id),
  'media.end': (ports, { id }) => endMedia(ports, id),
  'agreement.silent': followSilence,
} satisfies SliceJobs
