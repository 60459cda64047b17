import type { Instant } from '../../domain/time.ts'
import type { Ports } from '../../ports.ts'
import { cardOf } from './change-rule.ts'

/** Changes of a rule that nobody decided on for so long; the card of each says then that it is over. How many. */
export async function endOldProposals(
  { retentionRules, commit }: Pick<Ports, 'retentionRules' | 'commit'>,
  before: Instant,
): Promise<number> {
  let gone = 0
  for (const proposal of await retentionRules.proposals()) {
    if (proposal.at >= before) continue
    const { id, version } = proposal
    const done = await commit({ remove: 'rule_proposal', id, ifVersion: version }, cardOf(proposal))
    // Somebody decided on it meanwhile.
    if (done === 'done') gone++
  }
  return gone
}
