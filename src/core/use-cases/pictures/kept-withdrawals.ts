import { openPlaces, tasksOf, type Withdrawal } from '../../domain/pictures/withdrawal.ts'
import type { Ports } from '../../ports.ts'
import type { KeptCards } from '../kept-card.ts'

const ofWithdrawal = {
  reference: ({ withdrawal }: { withdrawal: Withdrawal }) => withdrawal.reference,
  title: ({ withdrawal }: { withdrawal: Withdrawal }) => withdrawal.name,
  isWaitedFor: ({ withdrawal }: { withdrawal: Withdrawal }) =>
    tasksOf(withdrawal).length > 0 || openPlaces(withdrawal).length > 0,
} as const
const to = { kind: 'channel' } as const

/**
 * The outcome of a withdrawal, in the channel of the communication team; a second card when something is left to do.
 */
export const keptWithdrawals: KeptCards<'withdrawal' | 'withdrawal-due', Pick<Ports, 'withdrawals'>> = {
  withdrawal: {
    ...ofWithdrawal,
    see: async ({ withdrawals }, { withdrawalId }) => {
      const withdrawal = await withdrawals.byId(withdrawalId)
      return withdrawal && { to, face: { face: 'withdrawal', withdrawal } }
    },
  },
  'withdrawal-due': {
    ...ofWithdrawal,
    see: async ({ withdrawals }, { withdrawalId }) => {
      const withdrawal = await withdrawals.byId(withdrawalId)
      return withdrawal && { to, face: { face: 'withdrawal-due', withdrawal } }
    },
  },
}
