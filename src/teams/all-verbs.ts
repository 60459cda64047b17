import { joined } from '../core/domain/joined.ts'
import { initiativeVerbs } from './initiatives/initiative-verbs.ts'
import { figuresVerbs } from './figures/figures-verbs.ts'
import { registerVerbs } from './register/register-verbs.ts'
import { relayVerbs } from './relays/relay-verbs.ts'
import { releaseVerbs } from './releases/release-verbs.ts'
import { ownVerbs } from './initiatives/see-own.ts'
import { laterVerbs } from './initiatives/later-verbs.ts'
import { creditVerbs } from './initiatives/credit-verbs.ts'
import { callVerbs } from './calls/call-verbs.ts'
import { campaignVerbs } from './campaigns/campaign-verbs.ts'
import { newspaperVerbs } from './newspapers/newspapers-verbs.ts'
import { editionVerbs } from './newspapers/edition-verbs.ts'
import { feedVerbs } from './newspapers/feed-verbs.ts'
import { mastheadVerbs } from './newspapers/masthead-verbs.ts'
import { piecePictureVerbs } from './newspapers/piece-picture-verbs.ts'
import { editionFormVerbs } from './newspapers/edition-forms.ts'
import { printVerbs } from './newspapers/print-verbs.ts'
import { erratumVerbs } from './newspapers/erratum-verbs.ts'
import { messageVerbs } from './anywhere/message-verbs.ts'
import { postVerbs } from './posts/post-verbs.ts'
import { testVerbs } from './posts/test-verbs.ts'
import { variantVerbs } from './posts/variant-verbs.ts'
import { videoVerbs } from './posts/video-verbs.ts'
import { listVerbs } from './audiences/list-verbs.ts'
import { validationVerbs } from './validations/validation-verbs.ts'
import { waitingVerbs } from './validations/waiting-verbs.ts'
import { commentVerbs } from './validations/comment-verbs.ts'
import { proposalVerbs } from './validations/proposal-verbs.ts'
import { submissionVerbs } from './validations/submission-verbs.ts'
import { sendVerbs } from './broadcasts/send-verbs.ts'
import { scheduleVerbs } from './broadcasts/schedule-verbs.ts'
import { progressVerbs } from './broadcasts/progress-verbs.ts'
import { exportVerbs } from './broadcasts/export-verbs.ts'
import { correctVerbs } from './posts/correct-verbs.ts'
import { takeBackVerbs } from './broadcasts/take-back-verbs.ts'
import { callOffVerbs } from './broadcasts/call-off-verbs.ts'
import { whyVerbs, leaveVerbs } from './broadcasts/leave-verbs.ts'
import { eventVerbs } from './events/event-verbs.ts'
import { boardVerbs } from './events/board-verbs.ts'
import { attendanceVerbs } from './events/attendance-verbs.ts'
import { attestationVerbs } from './events/attestation-verbs.ts'
import { erasureVerbs } from './personal/erasure-verbs.ts'
import { mydataVerbs } from './personal/mydata-verbs.ts'
import { thanksVerbs } from './events/thanks-verbs.ts'
import { assistantVerbs } from './events/assistant-verbs.ts'
import { warningVerbs } from './events/warning-verbs.ts'
import { postponeVerbs } from './posts/postpone-verbs.ts'
import { noteVerbs } from './notes/note-verbs.ts'
import { perimeterVerbs } from './perimeters/perimeter-verbs.ts'
import { charterVerbs } from './charter/charter-verbs.ts'
import { historyVerbs } from './journal/history-verbs.ts'
import { delegationVerbs } from './delegations/delegation-verbs.ts'
import { circuitVerbs } from './circuits/circuit-verbs.ts'
import { stepVerbs } from './circuits/step-verbs.ts'
import { sectionVerbs } from './sections/section-verbs.ts'
import { sectorVerbs } from './sectors/sector-verbs.ts'
import { retentionVerbs } from './retention/retention-verbs.ts'
import { agendaVerbs } from './agenda/agenda-verbs.ts'
import { allWeekVerbs } from './week/week-slice.ts'
import { copyVerbs } from './releases/copy-verbs.ts'
import { withdrawalVerbs } from './pictures/withdrawal-verbs.ts'
import { pictureVerbs } from './posts/picture-verbs.ts'
import { consentVerbs } from './posts/consent-verbs.ts'
import { mediaVerbs } from './pictures/medias-verbs.ts'
import { agreementVerbs } from './pictures/agreement-verbs.ts'
import { placementVerbs } from './placements/placement-verbs.ts'
import { databaseVerbs } from './database/database-verbs.ts'
import { urgentVerbs } from './urgent/urgent-verbs.ts'
import { templateVerbs } from './urgent/template-verbs.ts'

/** What cards press, of all slices. */
export const allVerbs = joined([
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
