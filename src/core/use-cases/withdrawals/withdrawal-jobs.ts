import type { SliceJobs } from '../slice-jobs.ts'
import { forgetWithdrawal, remindOfWithdrawal } from './end-withdrawal.ts'
import { mendWithdrawal } from './mend-withdrawal.ts'

export const withdrawalJobs = {
  'withdrawal.mend': (ports, { id }) => mendWithdrawal(ports, id),
  'withdrawal.remind': (ports, { id }) => remindOfWithdrawal(ports, id),
  'withdrawal.forget': (ports, { id }) => forgetWithdrawal(ports, id),
} satisfies SliceJobs
