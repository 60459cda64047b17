import type { Locale } from '../core/domain/actor.ts'
import type { Conversations } from '../core/ports/people.ts'
import { onceAMinute } from '../timing/once-a-minute.ts'
import type { Words } from '../words.ts'
import { createAcquaintance } from './turn/acquaintance.ts'
import { recipients } from './posts/editor-view.ts'
import { inOwnChat } from './send/own-chat.ts'
import { createReplies, createReplyNow, type RepliesOptions } from './send/replies.ts'
import { exportVerbs } from './broadcasts/export-verbs.ts'
import { progressVerbs } from './broadcasts/progress-verbs.ts'
import { scheduleVerbs } from './broadcasts/schedule-verbs.ts'
import { sendVerbs } from './broadcasts/send-verbs.ts'
import { delegationVerbs } from './delegations/delegation-verbs.ts'
import { callVerbs } from './calls/call-verbs.ts'
import { allWeekVerbs } from './week/week-slice.ts'
import { campaignVerbs } from './campaigns/campaign-verbs.ts'
import { circuitVerbs } from './circuits/circuit-verbs.ts'
import { allWords } from './all-words.ts'
import { agendaVerbs } from './agenda/agenda-verbs.ts'
import { sectionVerbs } from './sections/section-verbs.ts'
import { stepVerbs } from './circuits/step-verbs.ts'
import { databaseVerbs } from './database/database-verbs.ts'
import { correctVerbs } from './posts/correct-verbs.ts'
import { leaveVerbs, whyVerbs } from './broadcasts/leave-verbs.ts'
import { callOffVerbs } from './broadcasts/call-off-verbs.ts'
import { takeBackVerbs } from './broadcasts/take-back-verbs.ts'
import { findPeople } from './audiences/search-people.ts'
import { findRecipients } from './audiences/offers.ts'
import { listVerbs } from './audiences/list-verbs.ts'
import { attendanceVerbs } from './events/attendance-verbs.ts'
import { erasureVerbs } from './personal/erasure-verbs.ts'
import { mydataVerbs } from './personal/mydata-verbs.ts'
import { attestationVerbs } from './events/attestation-verbs.ts'
import { assistantVerbs } from './events/assistant-verbs.ts'
import { boardVerbs } from './events/board-verbs.ts'
import { thanksVerbs } from './events/thanks-verbs.ts'
import { eventVerbs } from './events/event-verbs.ts'
import { warningVerbs } from './events/warning-verbs.ts'
import { registerVerbs } from './register/register-verbs.ts'
import { relayVerbs } from './relays/relay-verbs.ts'
import { releaseVerbs } from './releases/release-verbs.ts'
import { figuresVerbs } from './figures/figures-verbs.ts'
import { historyVerbs } from './journal/history-verbs.ts'
import { initiativeVerbs } from './initiatives/initiative-verbs.ts'
import { findCards } from './anywhere/find-cards.ts'
import { messageVerbs } from './anywhere/message-verbs.ts'
import { creditVerbs } from './initiatives/credit-verbs.ts'
import { ownVerbs } from './initiatives/see-own.ts'
import { laterVerbs } from './initiatives/later-verbs.ts'
import { editionFormVerbs } from './newspapers/edition-forms.ts'
import { feedVerbs } from './newspapers/feed-verbs.ts'
import { piecePictureVerbs } from './newspapers/piece-picture-verbs.ts'
import { mastheadVerbs } from './newspapers/masthead-verbs.ts'
import { editionVerbs } from './newspapers/edition-verbs.ts'
import { erratumVerbs } from './newspapers/erratum-verbs.ts'
import { printVerbs } from './newspapers/print-verbs.ts'
import { newspaperVerbs } from './newspapers/newspapers-verbs.ts'
import { noteVerbs } from './notes/note-verbs.ts'
import { charterVerbs } from './charter/charter-verbs.ts'
import { perimeterVerbs } from './perimeters/perimeter-verbs.ts'
import { agreementVerbs } from './pictures/agreement-verbs.ts'
import { mediaVerbs } from './pictures/medias-verbs.ts'
import { consentVerbs } from './posts/consent-verbs.ts'
import { pictureVerbs } from './posts/picture-verbs.ts'
import { placementVerbs } from './placements/placement-verbs.ts'
import { postponeVerbs } from './posts/postpone-verbs.ts'
import { postVerbs } from './posts/post-verbs.ts'
import { testVerbs } from './posts/test-verbs.ts'
import { variantVerbs } from './posts/variant-verbs.ts'
import { videoVerbs } from './posts/video-verbs.ts'
import { hearChannel } from '../core/use-cases/sectors/hear-channel.ts'
import { channelEvent } from './sectors/channel-event.ts'
import { withdrawalVerbs } from './pictures/withdrawal-verbs.ts'
import { copyVerbs } from './releases/copy-verbs.ts'
import { retentionVerbs } from './retention/retention-verbs.ts'
import { sectorVerbs } from './sectors/sector-verbs.ts'
import { createSaid, wordVerbs } from './said.ts'
import { templateVerbs } from './urgent/template-verbs.ts'
import { urgentVerbs } from './urgent/urgent-verbs.ts'
import { validationVerbs } from './validations/validation-verbs.ts'
import { waitingVerbs } from './validations/waiting-verbs.ts'
import { commentVerbs } from './validations/comment-verbs.ts'
import { proposalVerbs } from './validations/proposal-verbs.ts'
import { submissionVerbs } from './validations/submission-verbs.ts'
import type { Bot } from './turn/bot.ts'
import { asking } from './turn/second-steps.ts'
import { people } from './turn/search.ts'
import { joined } from '../core/domain/joined.ts'

const verbs = joined([
  initiativeVerbs,
  figuresVerbs,
  registerVerbs,
  relayVerbs,
  releaseVerbs,
  ownVerbs,
  laterVerbs,
  creditVerbs,
  callVerbs,
  campaignVerbs,
  newspaperVerbs,
  editionVerbs,
  feedVerbs,
  mastheadVerbs,
  piecePictureVerbs,
  editionFormVerbs,
  printVerbs,
  erratumVerbs,
  messageVerbs,
  postVerbs,
  testVerbs,
  variantVerbs,
  videoVerbs,
  listVerbs,
  validationVerbs,
  waitingVerbs,
  commentVerbs,
  proposalVerbs,
  submissionVerbs,
  sendVerbs,
  scheduleVerbs,
  progressVerbs,
  exportVerbs,
  correctVerbs,
  takeBackVerbs,
  callOffVerbs,
  whyVerbs,
  leaveVerbs,
  eventVerbs,
  boardVerbs,
  attendanceVerbs,
  attestationVerbs,
  erasureVerbs,
  mydataVerbs,
  thanksVerbs,
  assistantVerbs,
  warningVerbs,
  postponeVerbs,
  noteVerbs,
  perimeterVerbs,
  charterVerbs,
  historyVerbs,
  delegationVerbs,
  circuitVerbs,
  stepVerbs,
  sectionVerbs,
  sectorVerbs,
  retentionVerbs,
  agendaVerbs,
  allWeekVerbs,
  copyVerbs,
  withdrawalVerbs,
  pictureVerbs,
  consentVerbs,
  mediaVerbs,
  agreementVerbs,
  placementVerbs,
  databaseVerbs,
  urgentVerbs,
  templateVerbs,
])

export type BotOptions = RepliesOptions & {
  words: Record<Locale, Words>
  conversations: Conversations
}

/** Every verb and every word of every slice, in one table each. */
export function createBot(options: BotOptions): Bot {
  const spoken = Object.values(options.words)
  const acquaintance = createAcquaintance(options.conversations, options.log)
  const said = createSaid(spoken, allWords)
  const { log } = options
  // One person may press what is no button as often as they like.
  const misread = onceAMinute<{ why: string; verb: string; actor: string }>({
    first: ({ why, ...pressed }) => log.warn(pressed, `a card sent ${why}`),
    more: ({ why, ...pressed }, more) => log.warn({ ...pressed, more }, `cards sent ${why} within a minute`),
  })
  return {
    verbs: joined([verbs, wordVerbs(spoken, allWords)]),
    searches: { choices: { [recipients]: findRecipients, [people]: findPeople }, cards: { find: findCards } },
    said: async turn => (await said(turn)).map(answer => asking(answer, turn.ports.now())),
    happened: async (incoming, ports) => {
      const heard = channelEvent(incoming)
      return heard ? hearChannel(ports, heard) : acquaintance.happened(incoming, ports)
    },
    remember: acquaintance.met,
    misread: (pressed, why) => void misread(why, { ...pressed, why }),
    replyNow: createReplyNow(options),
    reply: inOwnChat(createReplies(options), options.conversations, options.log),
  }
}
