import type { PersonId } from '../../../core/domain/actor.ts'
import type { Post } from '../../../core/domain/posts/post.ts'
import { reasonMax } from '../../../core/domain/validations/decide.ts'
import { isOutdated } from '../../../core/use-cases/validations/decline-proposal.ts'
import type { Proposal } from '../../../core/domain/validations/proposal.ts'
import type { Validation } from '../../../core/domain/validations/validation.ts'
import { type Card, drawCard, type Look } from '../../cards/card-templates.ts'
import { escapeLine, escapeMarkdown } from '../../cards/markdown.ts'
import { pairRuns } from './what-changed.ts'
import { differing } from './word-diff.ts'
import { keysOf } from '../../../words.ts'

/** Of one field; a correction is a few words. */
const changesMost = 8

export type ProposalData = { validation: Validation; post: Post; proposal: Proposal; reader: PersonId }

/** For the authors: the words that an approver would change. For the approver who proposed them: the outcome. */
export function drawProposal({ validation, post, proposal, reader }: ProposalData, look: Look): Card {
  const { words } = look
  const own = proposal.by.id === reader
  const waits = proposal.state === 'offered' && !isOutdated({ validation, post })
  const key = keysOf('validations.proposal')
  return drawCard(
    'validations/proposal',
    {
      validationId: validation.id,
      proposalId: proposal.id,
      kicker: words.text(key('kicker'), { reference: validation.reference }),
      heading: words.text(key(own ? 'yours' : 'heading'), {
        name: escapeLine(proposal.by.name),
        title: escapeLine(validation.title),
      }),
      decided: !waits,
      outcome: outcome(proposal, words),
      color: proposal.state === 'accepted' ? 'good' : 'default',
      fields: changedFields(proposal, words),
      open: waits && !own,
      reasonMax,
    },
    look,
  )
}

function outcome({ state, decided }: Proposal, words: Look['words']): string {
  const key = keysOf('validations.proposal')
  if (!decided) return words.text(key('outdated'))
  const said = { name: escapeLine(decided.by.name), date: words.date(decided.at) }
  if (state === 'accepted') return words.text(key('accepted'), said)
  return decided.reason === null
    ? words.text(key('declined'), said)
    : words.text(key('declinedBecause'), { ...said, reason: escapeMarkdown(decided.reason) })
}

type ChangedField = { label: string; changes: { inlines: Card[] }[]; more: string }

function changedFields({ before, after }: Proposal, words: Look['words']): ChangedField[] {
  return (['title', 'summary', 'body'] as const).flatMap(name => {
    const pairs = differing(lines(before[name]), lines(after[name]))
    const rest = pairs.length - changesMost
    return pairs.length === 0
      ? []
      : [
          {
            label: words.text(`posts.editor.meanwhile.fields.${name}`),
            changes: pairs.slice(0, changesMost).map(pair => ({ inlines: pairRuns(pair, words) })),
            more: rest > 0 ? words.count('validations.proposal.more', rest) : '',
          },
        ]
  })
}

function lines(text: string): string[] {
  return text.split('\n').filter(line => line.trim() !== '')
}
