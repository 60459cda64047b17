import { joined } from '../core/domain/joined.ts'
import { broadcastWords } from './broadcasts/broadcast-words.ts'
import { exportWords } from './broadcasts/export-verbs.ts'
import { delegationWords } from './delegations/delegation-words.ts'
import { callWords } from './calls/call-words.ts'
import { campaignWords } from './campaigns/campaign-words.ts'
import { circuitWords } from './circuits/circuit-words.ts'
import { allWeekWords } from './week/week-slice.ts'
import { agendaWords } from './agenda/agenda-words.ts'
import { registerWords } from './register/register-verbs.ts'
import { relayWords } from './relays/relay-words.ts'
import { releaseWords } from './releases/release-words.ts'
import { sectionWords } from './sections/section-words.ts'
import { databaseWords } from './database/database-verbs.ts'
import { deliveredWords } from './posts/delivered-words.ts'
import { callOffWords } from './broadcasts/call-off-words.ts'
import { listWords } from './audiences/list-words.ts'
import { attendanceWords } from './events/attendance-words.ts'
import { attestationWords } from './events/attestation-words.ts'
import { assistantWords } from './events/assistant-words.ts'
import { boardWords } from './events/board-words.ts'
import { thanksWords } from './events/thanks-words.ts'
import { eventWords } from './events/event-words.ts'
import { warningWords } from './events/warning-words.ts'
import { figuresWords } from './figures/figures-words.ts'
import { historyWords } from './journal/history-words.ts'
import { initiativeWords } from './initiatives/initiative-words.ts'
import { creditWords } from './initiatives/credit-verbs.ts'
import { laterWords } from './initiatives/later-words.ts'
import { editionWords } from './newspapers/journal-words.ts'
import { newspaperWords } from './newspapers/newspaper-words.ts'
import { noteWords } from './notes/note-words.ts'
import { charterWords } from './charter/charter-verbs.ts'
import { perimeterWords } from './perimeters/perimeter-verbs.ts'
import { mediaWords } from './pictures/media-words.ts'
import { consentWords } from './posts/consent-words.ts'
import { placementWords } from './placements/placement-verbs.ts'
import { postponeWords } from './posts/postpone-words.ts'
import { personalWords } from './personal/personal-words.ts'
import { postWords } from './posts/post-words.ts'
import { variantWords } from './posts/variant-words.ts'
import { videoWords } from './posts/video-words.ts'
import { copyWords } from './releases/copy-words.ts'
import { replyWords } from './releases/reply-words.ts'
import { retentionWords } from './retention/retention-words.ts'
import { sectorWords } from './sectors/sector-words.ts'
import { plainWords } from './said.ts'
import { urgentWords } from './urgent/urgent-words.ts'
import { validationWords } from './validations/validation-words.ts'
import { commentWords } from './validations/comment-words.ts'
import { proposalWords } from './validations/proposal-words.ts'
import { submissionWords } from './validations/submission-verbs.ts'

/** What people type, of all slices. */
export const allWords = joined([
  plainWords,
  historyWords,
  figuresWords,
  personalWords,
  registerWords,
  initiativeWords,
  laterWords,
  creditWords,
  callWords,
  campaignWords,
  newspaperWords,
  relayWords,
  editionWords,
  releaseWords,
  postWords,
  variantWords,
  videoWords,
  listWords,
  validationWords,
  commentWords,
  proposalWords,
  submissionWords,
  broadcastWords,
  exportWords,
  deliveredWords,
  eventWords,
  boardWords,
  attendanceWords,
  thanksWords,
  attestationWords,
  assistantWords,
  warningWords,
  postponeWords,
  noteWords,
  consentWords,
  mediaWords,
  placementWords,
  perimeterWords,
  charterWords,
  delegationWords,
  circuitWords,
  sectionWords,
  sectorWords,
  retentionWords,
  agendaWords,
  allWeekWords,
  copyWords,
  replyWords,
  databaseWords,
  callOffWords,
  urgentWords,
])
