import { isComms } from '../../core/domain/actor.ts'
import { mayDecide } from '../../core/domain/validations/decide.ts'
import { isOutdated } from '../../core/use-cases/validations/decline-proposal.ts'
import type { Proposal } from '../../core/domain/validations/proposal.ts'
import { drawProposal } from './drawn/draw-proposal.ts'
import type { Answer } from '../turn/answer.ts'
import { among, as, equivalent, on } from '../turn/equivalent.ts'
import { refusal } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { press, type TypedWords } from '../turn/typed-table.ts'
import { type Commented, concerning } from './comment-words.ts'
import { proposalVerbs } from './proposal-verbs.ts'
import { equivalentOf, notOfficers, type TypedWord } from '../turn/word-facts.ts'

const toCorrect = among({
  all: concerning,
  able: ({ validation }, { actor, ports }) =>
    validation.state === 'waiting' && mayDecide(validation, validation.current, actor.id, ports.now()),
})
const step = as(toCorrect, ({ post, validation: { seal, current } }) => ({ postId: post.id, seal, step: current }))
const proposedTo = among({ all: concerning, able: (one, turn) => waiting(turn, one).length > 0 })

export const proposalWords = {
  proposeCorrection: equivalent(notOfficers, proposalVerbs, 'proposal.open', step),
  acceptProposal: answering('proposal.accept'),
  declineProposal: answering('proposal.decline'),
} satisfies TypedWords

/** Counts where one proposal waits for this person and its card lies in their chat; else they are shown what waits. */
function answering(name: 'proposal.accept' | 'proposal.decline'): TypedWord {
  const say = on(proposedTo, (turn, one, reason) => {
    const proposals = waiting(turn, one)
    const [only] = proposals
    const known = only && proposals.length === 1 && only.to.includes(turn.actor.id)
    // What was answered meanwhile is told, rather than « not found ».
    const meant = known ? only : one.validation.proposals.findLast(({ by }) => by.id !== turn.actor.id)
    if (known || (!only && meant)) {
      const ids = { validationId: one.validation.id, proposalId: meant!.id }
      return press(turn, proposalVerbs, name, { ...ids, reason })
    }
    if (!only) return refusal(turn, { kind: 'nothing-proposed' })
    return proposals.map((proposal): Answer => ({
      kind: 'card',
      card: drawProposal({ ...one, proposal, reader: turn.actor.id }, turn.look),
    }))
  })
  return equivalentOf(notOfficers, [name], say)
}

function waiting({ actor }: Turn, { validation, post }: Commented): Proposal[] {
  const may = isComms(actor) || post.authors.some(({ id }) => id === actor.id)
  if (!may || isOutdated({ validation, post })) return []
  return validation.proposals.filter(({ state, by }) => state === 'offered' && by.id !== actor.id)
}
