import type { Named, PersonId } from '../../../core/domain/actor.ts'
import type { Absent } from '../../../core/domain/delegations/absence.ts'
import type { Post } from '../../../core/domain/posts/post.ts'
import type { Validation, ValidationState } from '../../../core/domain/validations/validation.ts'
import { type Card, drawCard, type Look } from '../../cards/card-templates.ts'
import { escapeLine, escapeMarkdown } from '../../cards/markdown.ts'
import { postState } from '../../cards/state-names.ts'
import { names } from '../../cards/names.ts'
import { commentsView } from './draw-comments.ts'
import { proposalLines } from './draw-propose.ts'
import { trackedSteps } from './waiting-lines.ts'
import { keysOf } from '../../../words.ts'

const colors: Record<ValidationState, string> = {
  waiting: 'warning',
  approved: 'good',
  'changes-requested': 'warning',
  refused: 'attention',
  void: 'default',
}

export type TrackingData = {
  validation: Validation
  post: Post
  reader: PersonId
  unreached?: Named[]
  absent?: Absent[]
}

/** For everybody who had a part in the post: whose decision it awaits. */
export function drawTracking(
  { validation, post, reader, unreached = [], absent = [] }: TrackingData,
  look: Look,
): Card {
  const { words } = look
  const { state, deadline } = validation
  const isWriter = reader === validation.submittedBy.id || reader !== post.proposer?.id
  const key = keysOf('validations.tracking')
  // The proposer has no editor: the communication team writes.
  const editable = post.state === 'draft' && isWriter
  return drawCard(
    'validations/tracking',
    {
      postId: validation.postId,
      kicker: words.text(key('kicker'), { reference: validation.reference }),
      title: escapeLine(validation.title),
      state: trackedState(validation, post, words),
      color: colors[state],
      since: words.text(key('since'), {
        name: escapeLine(validation.submittedBy.name),
        date: words.date(validation.submittedAt),
      }),
      steps: trackedSteps(validation, words),
      userIds: look.teamsUserIds ?? [],
      before: deadline !== null && state === 'waiting' ? words.text(key('before'), { date: words.date(deadline) }) : '',
      // The proposer waits, and cannot do anything about it.
      away: absent.length > 0 && isWriter,
      absent: absent.map(one => absentText(one, words)).join(' '),
      lost: unreached.length > 0,
      unreached: words.text(key('unreached'), { names: escapeLine(names(unreached, words)) }),
      reason: state === 'changes-requested' || state === 'refused' ? reasonText(validation, words) : '',
      waiting: state === 'waiting',
      ...proposalLines(validation, reader, false, words),
      ...commentsView({ validation, post, where: 'tracking' }, look),
      editable,
      resubmits: editable && validation.ended?.because === 'submission-withdrawn',
      withdrawable: (post.state === 'in-validation' || post.state === 'approved') && state !== 'void',
    },
    look,
  )
}

function reasonText({ decisions }: Validation, words: Look['words']): string {
  const last = decisions.findLast(({ kind }) => kind === 'changes' || kind === 'refuse')
  if (!last?.reason) return ''
  return words.text('validations.tracking.reason', {
    name: escapeLine(last.by.name),
    reason: escapeMarkdown(last.reason),
  })
}

function absentText({ name, until }: Absent, words: Look['words']): string {
  if (until === null) return words.text('validations.tracking.absentOpen', { name: escapeLine(name) })
  return words.text('validations.tracking.absent', { name: escapeLine(name), date: words.date(until) })
}

/** After the last visa, the state of the post since then. */
export function trackedState({ state, ended }: Validation, post: Post, words: Look['words']): string {
  if (state === 'approved' && post.state !== 'approved') return postState(post, words)
  if (state !== 'void' || !ended) return words.text(`validations.tracking.state.${state}`)
  return words.text(`validations.tracking.ended.${ended.because}`, {
    name: escapeLine(ended.by.name),
    date: words.date(ended.at),
  })
}
