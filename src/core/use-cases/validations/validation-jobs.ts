import { offerDelegations } from '../delegations/offer-delegations.ts'
import type { SliceJobs } from '../slice-jobs.ts'
import { beginStep } from './deadline-jobs.ts'
import { escalate } from './escalate.ts'
import { missSlot } from './miss-slot.ts'
import { remindApprovers } from './nudge.ts'
import { postReminder } from './post-reminder.ts'

export const validationJobs = {
  'validation.remind': remindApprovers,
  'validation.escalate': escalate,
  'validation.missed': missSlot,
  'reminders.post': postReminder,
  'step.opened': async (ports, opened, settings) => {
    await beginStep(ports, opened, settings)
    await offerDelegations(ports, opened.id, opened.step, settings)
  },
} satisfies SliceJobs
