import type { PersonId } from '../../../core/domain/actor.ts'
import { type Post, postBodyMax, postTitleMax, summaryMax } from '../../../core/domain/posts/post.ts'
import type { Proposal, ProposedWords } from '../../../core/domain/validations/proposal.ts'
import type { Validation } from '../../../core/domain/validations/validation.ts'
import type { Words } from '../../../words.ts'
import { type Card, drawCard, type Look } from '../../cards/card-templates.ts'
import { withFaults } from '../../cards/faults.ts'
import { escapeLine, escapeMarkdown } from '../../cards/markdown.ts'

const names = ['title', 'summary', 'body'] as const

export type ProposeData = {
  validation: Validation
  post: Post
  /** False for clients that have no dialogs. */
  dialog: boolean
  /** What was typed, when it comes back. */
  values?: Partial<ProposedWords>
  /** By field, keys under `errors`; `refused`: a whole sentence. */
  errors?: Record<string, string>
  refused?: string
  /** What was typed for another version, to copy from. */
  typed?: Partial<ProposedWords>
}

/** A form with the words of the post, in which an approver corrects a few. */
export function drawPropose(
  { validation, post, dialog, values = {}, errors = {}, refused = '', typed = {} }: ProposeData,
  look: Look,
): Card {
  const { words } = look
  const { title, summary, body } = post.content
  const lost = names.flatMap(name =>
    typed[name] !== undefined && typed[name] !== post.content[name] ? [{ text: escapeMarkdown(typed[name]) }] : [],
  )
  const card = drawCard(
    'validations/propose',
    {
      postId: post.id,
      seal: validation.seal,
      step: validation.current,
      title: `${validation.reference} · ${escapeLine(validation.title)}`,
      refused: refused !== '',
      refusal: refused,
      typed: lost,
      value: { title, summary, body, ...values },
      limits: { postTitleMax, summaryMax, postBodyMax },
      dialog,
      card: !dialog,
    },
    look,
  )
  return withFaults(card, errors, words)
}

export type ProposalLines = { proposals: { text: string }[] }

/**
 * On the cards of a version: the changes proposed for it, and the proposal from which it comes. `asked`: the reader's
 * visa is awaited.
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
  return { proposals: lines.map(text => ({ text })) }
}

function lineKey({ state }: Proposal, own: boolean, asked: boolean) {
  switch (state) {
    case 'offered':
      return own ? 'lineYours' : 'lineOffered'
    case 'declined':
      return own ? 'lineYoursDeclined' : 'lineDeclined'
    case 'accepted':
      return own && asked ? 'lineConfirm' : 'lineAccepted'
  }
}
