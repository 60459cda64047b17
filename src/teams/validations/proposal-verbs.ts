import type { Post } from '../../core/domain/posts/post.ts'
import { cleanText } from '../../core/domain/text.ts'
import { acceptProposal, type AcceptResult } from '../../core/use-cases/posts/submission/accept-proposal.ts'
import { declineProposal } from '../../core/use-cases/validations/decline-proposal.ts'
import type { Proposal, ProposedWords } from '../../core/domain/validations/proposal.ts'
import {
  mayNotPropose,
  proposeCorrection,
  type ProposeResult,
} from '../../core/use-cases/posts/ending/propose-correction.ts'
import type { Validation } from '../../core/domain/validations/validation.ts'
import { drawNotice } from '../cards/draw-notice.ts'
import { drawProposal } from './drawn/draw-proposal.ts'
import { drawPropose, type ProposeData } from './drawn/draw-propose.ts'
import { fieldErrors } from '../cards/faults.ts'
import { names, waitedNames } from '../cards/names.ts'
import { noApproverValues } from '../cards/no-approver-text.ts'
import type { Answer } from '../turn/answer.ts'
import { notice, refusal } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { verb, type Verbs } from '../turn/verbs.ts'
import { validationAnswer } from './validation-verbs.ts'
import { orders } from '../turn/verb-facts.ts'

type Fields = Record<string, unknown>
type Seen = { validation: Validation; post: Post }

const ofCard = ['postId', 'seal', 'step'] as const
const ofProposal = ['validationId', 'proposalId'] as const

export const proposalVerbs = {
  'proposal.open': verb(orders('uncounted'), ofCard, open),
  'proposal.send': verb(orders('proposeCorrection'), ofCard, send),
  'proposal.accept': verb(orders('uncounted'), ofProposal, async (turn, ids) =>
    accepted(turn, await acceptProposal(turn.ports, turn.actor, ids, turn.settings)),
  ),
  'proposal.decline': verb(orders('uncounted'), ofProposal, async (turn, ids, fields) => {
    const result = await declineProposal(turn.ports, turn.actor, { ...ids, reason: fields['reason'] })
    if (result.kind !== 'declined-proposal') return answered(turn, result)
    return turn.road === 'typed'
      ? notice(turn, 'declined-proposal', { name: result.proposal.by.name })
      : proposalCard(turn, result)
  }),
} satisfies Verbs

async function open(turn: Turn, { postId, seal, step }: Record<(typeof ofCard)[number], string>): Promise<Answer> {
  const post = await turn.ports.posts.byId(postId)
  const validation = post?.validationId ? await turn.ports.validations.byId(post.validationId) : null
  if (!post || !validation) return refusal(turn, { kind: 'not-found' })
  const seen = { validation, post }
  const refused = mayNotPropose(turn.ports, turn.actor, seen, { seal, step: Number(step) })
  if (!refused) return form(turn, seen)
  const fresh = refused.kind === 'stale' && turn.road !== 'fetch'
  return fresh ? validationAnswer(turn, refused, 'stale') : refusal(turn, refused)
}

/** A dialog if it was opened as one, else a card beside the pressed one. */
function form(turn: Turn, seen: Seen, more: Partial<ProposeData> = {}): Answer {
  const dialog = turn.road === 'dialog' || turn.road === 'fetch'
  const card = drawPropose({ ...seen, dialog, ...more }, turn.look)
  return dialog
    ? { kind: 'dialog', title: turn.look.words.text('dialogs.propose'), card, size: 'large' }
    : { kind: 'card', card, beside: turn.road === 'submit' }
}

async function send(
  turn: Turn,
  { postId, seal, step }: Record<(typeof ofCard)[number], string>,
  fields: Fields,
): Promise<Answer> {
  const result = await proposeCorrection(
    turn.ports,
    turn.actor,
    { postId, seal, step: Number(step), fields },
    turn.settings,
  )
  const { words } = turn.look
  switch (result.kind) {
    case 'proposed':
    case 'already-proposed':
      return sent(turn, result)
    case 'faults':
      return form(turn, result, {
        values: typedIn(fields),
        errors: Object.fromEntries(result.faults.map(({ field, key }) => [field, key])),
      })
    case 'nothing-changed':
      return form(turn, result, { values: typedIn(fields), refused: words.text('notices.nothing-changed') })
    case 'stale':
      // What was typed concerns other words: it is shown, and the fields hold the present words.
      return mayNotPropose(turn.ports, turn.actor, result, {
        seal: result.validation.seal,
        step: result.validation.current,
      })
        ? refusal(turn, result)
        : form(turn, result, { typed: typedIn(fields), refused: words.text('notices.stale') })
    default:
      return refusal(turn, result)
  }
}

/** The form is done: a card with what was done takes its place. */
function sent(turn: Turn, result: Extract<ProposeResult, { kind: 'proposed' | 'already-proposed' }>): Answer {
  const asked = [...result.post.authors, result.validation.submittedBy].filter(({ id }) =>
    result.proposal.to.includes(id),
  )
  const people = [...new Map(asked.map(one => [one.id, one])).values()]
  const values = { names: names(people, turn.look.words) }
  if (turn.road === 'dialog') return notice(turn, result.kind, values)
  return { kind: 'card', card: drawNotice({ text: result.kind, values, tone: 'ok' }, turn.look) }
}

function typedIn(fields: Fields): Partial<ProposedWords> {
  return Object.fromEntries(
    (['title', 'summary', 'body'] as const).flatMap(name =>
      typeof fields[name] === 'string' ? [[name, cleanText(fields[name])]] : [],
    ),
  )
}

function accepted(turn: Turn, result: AcceptResult): Answer {
  const { words } = turn.look
  switch (result.kind) {
    case 'accepted': {
      const waiting = waitedNames(result.validation, words)
      const values = { title: result.validation.title, reference: result.post.reference, names: waiting }
      if (turn.road === 'typed') return notice(turn, waiting !== '' ? 'accepted' : 'accepted-approved', values)
      return proposalCard(turn, result)
    }
    case 'faults': {
      const errors = Object.fromEntries(result.faults.map(({ field, key }) => [field, key]))
      return refusal(
        turn,
        { kind: 'accept-faults' },
        { faults: Object.values(fieldErrors(Object.keys(errors), errors, words)).join(' ') },
      )
    }
    case 'outside-perimeter':
      return refusal(turn, result)
    case 'no-approver':
      return refusal(turn, result, noApproverValues(result, words))
    default:
      return answered(turn, result)
  }
}

type Refusal =
  | Exclude<AcceptResult, { kind: 'accepted' | 'faults' | 'outside-perimeter' | 'no-approver' }>
  | Exclude<Awaited<ReturnType<typeof declineProposal>>, { kind: 'declined-proposal' }>

/** The card of the proposal tells its outcome, even when that changed meanwhile. */
function answered(turn: Turn, result: Refusal): Answer {
  const tells =
    result.kind === 'already-accepted' || result.kind === 'already-declined' || result.kind === 'proposal-outdated'
  return tells && turn.road !== 'typed' ? proposalCard(turn, result) : refusal(turn, result)
}

function proposalCard(turn: Turn, { validation, post, proposal }: Seen & { proposal: Proposal }): Answer {
  return { kind: 'card', card: drawProposal({ validation, post, proposal, reader: turn.actor.id }, turn.look) }
}
