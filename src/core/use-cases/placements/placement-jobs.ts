import { afterQuietHours } from '../../domain/working-time/quiet-hours.ts'
import { refreshPlacement } from './refresh-placement.ts'
import { retireCopy } from './retire-copy.ts'
import { tellDoubts } from './tell-doubts.ts'
import type { SliceJobs } from '../slice-jobs.ts'
import { refreshReminder } from '../validations/post-reminder.ts'

export const placementJobs = {
  'placement.refresh': async (ports, data, settings) => {
    await refreshReminder(ports, data)
    await refreshPlacement(ports, data.key, at => afterQuietHours(at, settings))
  },
  'placement.retire': retireCopy,
  'doubts.tell': tellDoubts,
} satisfies SliceJobs
