import type { SliceJobs } from '../slice-jobs.ts'
import { ringUrgent } from './ring-urgent.ts'
import { tellOthers } from './tell-others.ts'

export const urgentJobs = {
  'urgent.ring': (ports, { validationId }) => ringUrgent(ports, validationId),
  'urgent.tell': (ports, { broadcastId }, settings) => tellOthers(ports, broadcastId, settings),
} satisfies SliceJobs
