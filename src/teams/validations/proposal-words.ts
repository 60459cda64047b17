import { isComms } from '../../core/domain/actor.ts'
import { mayDecide } from '../../core/domain/validations/decide.ts'
import { isOutdated } from '../../core/use-cases/validations/decline-proposal.ts'
import type { Proposal } from '../../core/domain/validations/proposal.ts'
import { drawProposal } from './drawn/draw-proposal.ts'
import type { Answer } from '../turn/answer.ts'
import { refusal } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { ableFirst, pickOne, press, type TypedWords } from '../turn/typed-table.ts'
import { type Commented, concerning } from './comment-words.ts'
import { proposalVerbs } from './proposal-verbs.ts'
import { notOfficers, type Say, word } from '../turn/word-facts.ts'

export const proposalWords = {
  proposeCorrection: word(notOfficers, async (turn, reference) => {
    const mine = ableFirst(
      await concerning(turn),
      reference,
      ({ validation }) =>
        validation.state === 'waiting' && mayDecide(validation, validation.current, turn.actor.id, turn.ports.now()),
    )
    return pickOne(turn, mine, reference, async ({ post, validation }) => [
      await press(turn, proposalVerbs, 'proposal.open', {
        postId: post.id,
        seal: validation.seal,
        step: validation.current,
      }),
    ])
  }),
  acceptProposal: word(notOfficers, answering('proposal.accept')),
  declineProposal: word(notOfficers, answering('proposal.decline')),
} satisfies TypedWords

/** Counts where one proposal waits for this person and its card lies in their chat; else they are shown what waits. */
function answering(name: keyof typeof proposalVerbs): Say {
  return async (turn, reference, rest) => {
    const able = ableFirst(await concerning(turn), reference, one => waiting(turn, one).length > 0)
    return pickOne(turn, able, reference, async one => {
      const proposals = waiting(turn, one)
      const [only] = proposals
      const known = only && proposals.length === 1 && only.to.includes(turn.actor.id)
      // What was answered meanwhile is told, rather than « not found ».
      const meant = known ? only : one.validation.proposals.findLast(({ by }) => by.id !== turn.actor.id)
      if (known || (!only && meant))
        return [
          await press(turn, proposalVerbs, name, {
            validationId: one.validation.id,
            proposalId: meant!.id,
            reason: rest,
          }),
        ]
      if (!only) return [refusal(turn, { kind: 'nothing-proposed' })]
      return proposals.map((proposal): Answer => ({
        kind: 'card',
        card: drawProposal({ ...one, proposal, reader: turn.actor.id }, turn.look),
      }))
    })
  }
}

function waiting({ actor }: Turn, { validation, post }: Commented): Proposal[] {
  const may = isComms(actor) || post.authors.some(({ id }) => id === actor.id)
  if (!may || isOutdated({ validation, post })) return []
  return validation.proposals.filter(({ state, by }) => state === 'offered' && by.id !== actor.id)
}
