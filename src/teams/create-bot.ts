import type { Locale } from '../core/actor.ts'
import type { Conversations } from '../core/ports/people.ts'
import type { Words } from '../words.ts'
import { createAcquaintance } from './acquaintance.ts'
import { recipients } from './draw/posts/editor-view.ts'
import { createReplies, type RepliesOptions } from './replies.ts'
import { broadcastWords } from './slices/broadcasts/broadcast-words.ts'
import { exportVerbs } from './slices/broadcasts/export-verbs.ts'
import { exportWords } from './slices/broadcasts/export-words.ts'
import { progressVerbs } from './slices/broadcasts/progress-verbs.ts'
import { scheduleVerbs } from './slices/broadcasts/schedule-verbs.ts'
import { sendVerbs } from './slices/broadcasts/send-verbs.ts'
import { delegationVerbs } from './slices/delegations/delegation-verbs.ts'
import { delegationWords } from './slices/delegations/delegation-words.ts'
import { circuitVerbs } from './slices/circuits/circuit-verbs.ts'
import { circuitWords } from './slices/circuits/circuit-words.ts'
import { stepVerbs } from './slices/circuits/step-verbs.ts'
import { databaseVerbs } from './slices/database/database-verbs.ts'
import { databaseWords } from './slices/database/database-words.ts'
import { correctVerbs } from './slices/delivered/correct-verbs.ts'
import { deliveredWords } from './slices/delivered/delivered-words.ts'
import { leaveVerbs } from './slices/delivered/leave-verbs.ts'
import { takeBackVerbs } from './slices/delivered/take-back-verbs.ts'
import { whyVerbs } from './slices/delivered/why-verbs.ts'
import { findRecipients } from './slices/audiences/offers.ts'
import { listVerbs } from './slices/audiences/list-verbs.ts'
import { listWords } from './slices/audiences/list-words.ts'
import { eventVerbs } from './slices/events/event-verbs.ts'
import { eventWords } from './slices/events/event-words.ts'
import { historyVerbs } from './slices/journal/history-verbs.ts'
import { historyWords } from './slices/journal/history-words.ts'
import { initiativeVerbs } from './slices/initiatives/initiative-verbs.ts'
import { initiativeWords } from './slices/initiatives/initiative-words.ts'
import { noteVerbs } from './slices/notes/note-verbs.ts'
import { noteWords } from './slices/notes/note-words.ts'
import { perimeterVerbs } from './slices/perimeters/perimeter-verbs.ts'
import { perimeterWords } from './slices/perimeters/perimeter-words.ts'
import { consentVerbs } from './slices/pictures/consent-verbs.ts'
import { consentWords } from './slices/pictures/consent-words.ts'
import { pictureVerbs } from './slices/posts/picture-verbs.ts'
import { placementVerbs } from './slices/placements/placement-verbs.ts'
import { placementWords } from './slices/placements/placement-words.ts'
import { postVerbs } from './slices/posts/post-verbs.ts'
import { postWords } from './slices/posts/post-words.ts'
import { createSaid, wordVerbs } from './slices/said.ts'
import { templateVerbs } from './slices/urgent/template-verbs.ts'
import { urgentVerbs } from './slices/urgent/urgent-verbs.ts'
import { urgentWords } from './slices/urgent/urgent-words.ts'
import { validationVerbs } from './slices/validation-verbs.ts'
import { waitingVerbs } from './slices/validations/waiting-verbs.ts'
import { validationWords } from './slices/validation-words.ts'
import { commentVerbs } from './slices/validations/comment-verbs.ts'
import { commentWords } from './slices/validations/comment-words.ts'
import { proposalVerbs } from './slices/validations/proposal-verbs.ts'
import { proposalWords } from './slices/validations/proposal-words.ts'
import { submissionVerbs } from './slices/validations/submission-verbs.ts'
import { submissionWords } from './slices/validations/submission-words.ts'
import type { Bot } from './turn/bot.ts'
import { notice } from './turn/refusal.ts'

const tables = [
  historyWords,
  initiativeWords,
  postWords,
  listWords,
  validationWords,
  commentWords,
  proposalWords,
  submissionWords,
  broadcastWords,
  exportWords,
  deliveredWords,
  eventWords,
  noteWords,
  consentWords,
  placementWords,
  perimeterWords,
  delegationWords,
  circuitWords,
  databaseWords,
  urgentWords,
]

export type BotOptions = RepliesOptions & {
  words: Record<Locale, Words>
  conversations: Conversations
}

/** Every verb and every word of every slice, in one table each. */
export function createBot(options: BotOptions): Bot {
  const acquaintance = createAcquaintance(options.conversations, options.log)
  return {
    verbs: {
      ...initiativeVerbs,
      ...postVerbs,
      ...listVerbs,
      ...validationVerbs,
      ...waitingVerbs,
      ...commentVerbs,
      ...proposalVerbs,
      ...submissionVerbs,
      ...sendVerbs,
      ...scheduleVerbs,
      ...progressVerbs,
      ...exportVerbs,
      ...correctVerbs,
      ...takeBackVerbs,
      ...whyVerbs,
      ...leaveVerbs,
      ...eventVerbs,
      ...noteVerbs,
      ...perimeterVerbs,
      ...historyVerbs,
      ...delegationVerbs,
      ...circuitVerbs,
      ...stepVerbs,
      ...pictureVerbs,
      ...consentVerbs,
      ...placementVerbs,
      ...databaseVerbs,
      ...urgentVerbs,
      ...templateVerbs,
      ...wordVerbs(Object.values(options.words), tables),
    },
    searches: { [recipients]: findRecipients },
    said: createSaid(Object.values(options.words), tables),
    happened: acquaintance.happened,
    remember: acquaintance.met,
    reply: createReplies(options),
    notice: (turn, key, values = {}) => notice(turn, key, values, 'warning'),
  }
}
