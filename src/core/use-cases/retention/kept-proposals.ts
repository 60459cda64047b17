import { inChannel } from '../../domain/placements/placement.ts'
import type { Ports } from '../../ports.ts'
import { type KeptCards, neverWaitedFor } from '../kept-card.ts'
import { readCategory } from './change-rule.ts'
import { ruleOf } from './see-retention.ts'

/** In the channel without names: the proposer is named to people who ask, in their own chat. */
export const keptProposals: KeptCards<'rule-proposal', Pick<Ports, 'retentionRules'>> = {
  'rule-proposal': {
    see: async (ports, { category: text, at }) => {
      const category = readCategory(text)
      if (category === null) return null
      const rule = await ruleOf(ports, category)
      const waits = await ports.retentionRules.proposal(category)
      const next = waits?.at === at ? waits.rule : null
      const isConfirmed = (await ports.retentionRules.changed(category))?.proposedAt === at
      return { to: inChannel(null), face: { face: 'rule-proposal', rule, next, isConfirmed } }
    },
    isWaitedFor: neverWaitedFor,
    tellsNobody: ({ next }) => next === null,
  },
}
