import type { Actor } from '../../domain/actor.ts'
import type { Broadcast } from '../../domain/broadcasts/broadcast.ts'
import { newBroadcast } from '../../domain/broadcasts/new-broadcast.ts'
import { ownStart, startsAtOnce, startsByItself, urgentStart } from '../broadcasts/sending/begin-broadcast.ts'
import { dropBroadcast } from '../broadcasts/sending/not-yet-sent.ts'
import { type Change, refresh } from '../../change.ts'
import { warnedEvent } from '../../domain/events/warning.ts'
import type { JournalVerb } from '../../domain/journal/journal.ts'
import { currentVersion, type Post, type PostState } from '../../domain/posts/post.ts'
import { withoutCorrection } from '../../domain/posts/sent-post.ts'
import { asDraft } from '../../domain/posts/pictures/sort-pictures.ts'
import type { Reference } from '../../domain/reference.ts'
import type { Day, Instant } from '../../domain/time.ts'
import { ideaCard } from '../cards/idea-card.ts'
import { askedCards, trackingCards, verdictCards } from '../cards/validation-cards.ts'
import { stepOpened } from './deadline-jobs.ts'
import type { Decision, DecisionKind, Validation } from '../../domain/validations/validation.ts'

/** The rows at the time of the decision, and id and reference for a new broadcast. */
export type Before = {
  validation: Validation
  post: Post
  broadcast: Broadcast | null
  next: { id: string; reference: Reference; leaves: Leaves } | null
}
/** When something that leaves by itself would leave: not while people should be left alone. */
export type Leaves = { at: Instant; day: Day }
export type After = { validation: Validation; post: Post; broadcast: Broadcast | null; changes: Change[] }

const verbs: Record<DecisionKind, JournalVerb> = {
  approve: 'validation.approved',
  changes: 'validation.changes-requested',
  refuse: 'validation.refused',
  withdraw: 'validation.visa-withdrawn',
}

/** All consequences of one decision, to be committed with it. */
export function consequences(before: Before, decided: Validation, decision: Decision, actor: Actor): After {
  const broadcast = decided.state === 'approved' ? readied(before, decision) : null
  const validation = { ...decided, version: before.validation.version + 1 }
  const declined = validation.state === 'refused' && before.post.correcting !== null
  const post = declined
    ? kept(before.post, decision.at)
    : moved(before.post, postStateOf(validation), broadcast?.id ?? null, decision.at)
  const { reference: subject, seal } = validation
  const step = validation.steps[decision.step]
  const opened = stepOpened(before.validation, validation)
  const details = {
    step: decision.step,
    name: step?.name ?? null,
    facets: step?.facets.join(' ') ?? null,
    chairs: decision.chairs.join(' '),
    reason: decision.reason,
    at: decision.at,
    dues: JSON.stringify(validation.steps.map(({ due }) => due)),
  }
  return {
    validation,
    post,
    broadcast,
    changes: [
      { save: 'validation', row: validation, ifVersion: before.validation.version },
      ...(post === before.post ? [] : [{ save: 'post', row: post, ifVersion: before.post.version } as const]),
      { journal: { verb: verbs[decision.kind], actor, subject, seal, details } },
      ...(declined
        ? [{ journal: { verb: 'post.correction-abandoned', actor, subject, seal, details: {} } } as const]
        : []),
      ...(broadcast ? placed(broadcast, actor) : []),
      ...(before.broadcast ? dropBroadcast(before.broadcast, actor, decision.at, 'visa-withdrawn') : []),
      ...askedCards(validation, opened.length > 0 ? validation.current : null),
      ...trackingCards(post, validation),
      ...opened,
      ...(decision.kind === 'changes' || decision.kind === 'refuse' ? verdictCards(post, validation) : []),
      ...(post.state === 'refused' && post.initiativeId !== null
        ? [refresh({ card: 'post-ended', initiativeId: post.initiativeId })]
        : []),
      ...ideaCard(before.post, post),
    ],
  }
}

/** The post moves its version even if nothing else changes: an edit voids the validation in the same commit. */
function moved(post: Post, state: PostState, broadcastId: string | null, at: Instant): Post {
  if (state === post.state && broadcastId === post.broadcastId) return post
  const next = state === 'draft' ? asDraft(post, at) : { ...post, state }
  return { ...next, version: post.version + 1, broadcastId, updatedAt: at }
}

/**
 * People have the card: a refused correction leaves it as it is, under its own visas. The post remembers the refusal,
 * for people who press its card once more.
 */
function kept(post: Post, at: Instant): Post {
  const sentUnder = post.correcting?.validationId ?? null
  return { ...withoutCorrection(post, at), sentUnder, version: post.version + 1 }
}

function placed(broadcast: Broadcast, actor: Actor): Change[] {
  return [
    { save: 'broadcast', row: broadcast, ifVersion: 0 },
    refresh({ card: 'broadcast', broadcastId: broadcast.id }),
    ...urgentStart(broadcast, actor),
    ...ownStart(broadcast),
  ]
}

function readied({ post, next, validation }: Before, { by, at }: Decision): Broadcast {
  const version = currentVersion(post)
  if (!version || !next) throw new Error('approved without a sealed version')
  const ready = newBroadcast(post, version, { ...next, at })
  const askedBy = validation.submittedBy
  if (validation.urgent) return startsAtOnce(ready, { askedBy, visaBy: by })
  return warnedEvent(post) !== null && ready.kind === 'send'
    ? startsByItself(ready, { askedBy, ...next.leaves })
    : ready
}

function postStateOf({ state, urgent }: Validation): PostState {
  switch (state) {
    case 'waiting':
      return 'in-validation'
    case 'approved':
      return urgent ? 'broadcasting' : 'approved'
    case 'refused':
      return 'refused'
    case 'changes-requested':
    case 'void':
      return 'draft'
  }
}
