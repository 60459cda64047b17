import type { PersonId } from '../../core/domain/actor.ts'
import type { Proposal } from '../../core/domain/validations/proposal.ts'
import type { Validation } from '../../core/domain/validations/validation.ts'
import type { Words } from '../../words.ts'
import { escapeLine } from '../cards/markdown.ts'

export type ProposalLines = { hasProposals: boolean; proposals: { text: string }[] }

/**
 * On the cards of a version: what was proposed for it, and which proposal it comes from. `asked`: the reader's visa is
 * waited for.
 */
export function proposalLines(
  { proposals }: Validation,
  reader: PersonId,
  asked: boolean,
  words: Words,
): ProposalLines {
  const lines = proposals.map(one =>
    words.text(`validations.proposal.${lineKey(one, one.by.id === reader, asked)}`, {
      name: escapeLine(one.by.name),
      decider: escapeLine(one.decided?.by.name ?? ''),
      date: words.date(one.decided?.at ?? one.at),
    }),
  )
  return { hasProposals: lines.length > 0, proposals: lines.map(text => ({ text })) }
}

function lineKey({ state }: Proposal, own: boolean, asked: boolean): string {
  switch (state) {
    case 'offered':
      return own ? 'lineYours' : 'lineOffered'
    case 'declined':
      return own ? 'lineYoursDeclined' : 'lineDeclined'
    case 'accepted':
      return own && asked ? 'lineConfirm' : 'lineAccepted'
  }
}
