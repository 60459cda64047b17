import { endCall } from '../core/use-cases/calls/close-call.ts'
import { followProposal, lookAtCall } from '../core/use-cases/calls/follow-call.ts'
import { openCall } from '../core/use-cases/calls/open-call.ts'
import { askAboutCall } from '../core/use-cases/calls/recur-call.ts'
import { redrawCall } from '../core/use-cases/calls/redraw-call.ts'
import { remindDepartments } from '../core/use-cases/calls/remind-call.ts'
import { takeFed } from '../core/use-cases/newspapers/edition/take-fed.ts'
import type { SliceJobs } from '../core/use-cases/slice-jobs.ts'

export const callJobs = {
  'call.open': (ports, { id }, settings) => openCall(ports, id, settings),
  'call.question': askAboutCall,
  'call.remind': remindDepartments,
  'call.close': endCall,
  'call.look': lookAtCall,
  'call.follow': async (ports, data) => {
    await followProposal(ports, data)
    await takeFed(ports, data)
  },
  'call.cards': redrawCall,
} satisfies SliceJobs
