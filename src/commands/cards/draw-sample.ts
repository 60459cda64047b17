import type { PeopleList } from '../../core/domain/audiences/people-list.ts'
import type { FaceOf, SectorSeen } from '../../core/domain/faces/face.ts'
import type { Initiative } from '../../core/domain/initiatives/initiative.ts'
import type { Shareable } from '../../core/use-cases/posts/ending/find-shareable.ts'
import { drawCapabilities, drawSwitchingOff } from '../../teams/capabilities/draw-capabilities.ts'
import { broadcastDraws } from './broadcast-draws.ts'
import type { Note } from '../../core/domain/notes/note.ts'
import type { Post, PostContent } from '../../core/domain/posts/post.ts'
import type { Section } from '../../core/domain/sections/section.ts'
import type { RenderPost } from '../../core/ports/outside.ts'
import { type Card, drawCard, inDialog, type Look } from '../../teams/cards/card-templates.ts'
import { drawFound } from '../../teams/anywhere/find-cards.ts'
import { drawFile, drawList, drawLists } from '../../teams/audiences/draw-lists.ts'
import { drawDelegationForm } from '../../teams/delegations/draw-delegation-form.ts'
import { drawDelegations, drawLent, drawOffer } from '../../teams/delegations/draw-delegations.ts'
import { drawCircuit, drawCircuits } from '../../teams/circuits/draw-circuit.ts'
import { drawScopeForm } from '../../teams/circuits/draw-scope-form.ts'
import { drawStepForm } from '../../teams/circuits/draw-step-form.ts'
import { drawField, drawSection, drawSections } from '../../teams/sections/draw-sections.ts'
import { drawInitiativeForm } from '../../teams/initiatives/drawn/draw-initiative-form.ts'
import { drawRewritten, drawRewrittenLines } from '../../teams/initiatives/drawn/draw-listed.ts'
import { drawInboxList, drawWhichInitiative } from '../../teams/initiatives/drawn/draw-inbox-list.ts'
import { drawAnswer, drawPhotoHint, drawQuestion } from '../../teams/initiatives/drawn/draw-question.ts'
import { drawQuoted } from '../../teams/initiatives/drawn/draw-quoted.ts'
import { drawReceipt } from '../../teams/initiatives/drawn/draw-receipt.ts'
import { drawHead, drawHeads, drawHistory } from '../../teams/journal/draw-history.ts'
import { drawCharter, drawCharterForm } from '../../teams/charter/draw-charter.ts'
import { drawPerimeters } from '../../teams/perimeters/draw-perimeters.ts'
import { drawHolder } from '../../teams/placements/draw-holder.ts'
import { drawDirectory } from '../../teams/placements/draw-directory.ts'
import { drawDoubts } from '../../teams/placements/draw-doubts.ts'
import { drawReplaced } from '../../teams/placements/draw-replaced.ts'
import { drawEditor } from '../../teams/posts/drawn/draw-editor.ts'
import { drawPosts } from '../../teams/posts/drawn/draw-posts.ts'
import { drawPostpone } from '../../teams/posts/drawn/draw-postpone.ts'
import { drawPreview } from '../../teams/posts/drawn/draw-preview.ts'
import { drawStart } from '../../teams/posts/drawn/draw-start.ts'
import { drawForwarded } from '../../teams/notes/draw-forwarded.ts'
import { drawAnswerDialog, drawKeptNote, drawNote, drawReply } from '../../teams/notes/draw-note.ts'
import { drawHeld } from '../../teams/database/database-verbs.ts'
import { drawHelp } from '../../teams/cards/draw-help.ts'
import { drawNotice, drawRefused, drawWhichReference } from '../../teams/cards/draw-notice.ts'
import { drawAskDialog, drawDeclineDialog } from '../../teams/initiatives/drawn/triage-dialogs.ts'
import { drawInbox } from '../../teams/initiatives/drawn/draw-inbox.ts'
import { drawArchive } from '../../teams/retention/draw-archive.ts'
import { drawRuleProposal } from '../../teams/retention/draw-rule-proposal.ts'
import { drawRetention, drawRule, drawSuspend } from '../../teams/retention/draw-retention.ts'
import { drawChannelLost } from '../../teams/sectors/draw-channel-lost.ts'
import { drawSectorEnd, drawSectorForm, drawSectors } from '../../teams/sectors/draw-sectors.ts'
import { drawComment } from '../../teams/validations/drawn/draw-comment.ts'
import { drawComments } from '../../teams/validations/drawn/draw-comments.ts'
import { drawEscalated, drawGoneOn, drawMissed } from '../../teams/validations/drawn/draw-escalated.ts'
import { drawReassignDialog } from '../../teams/validations/drawn/draw-reassign-dialog.ts'
import { drawProposal } from '../../teams/validations/drawn/draw-proposal.ts'
import { drawPropose } from '../../teams/validations/drawn/draw-propose.ts'
import { drawToApprove } from '../../teams/validations/drawn/draw-to-approve.ts'
import { drawTracking } from '../../teams/validations/drawn/draw-tracking.ts'
import { drawValidation, type ValidationData } from '../../teams/validations/drawn/draw-validation.ts'
import type { Meant } from '../../teams/turn/typed-words.ts'
import { newspaperDraws, sampleEditions } from './newspaper-draws.ts'
import { releaseDraws } from './release-draws.ts'
import { eventDraws } from './event-draws.ts'
import { ideaDraws } from './idea-samples.ts'
import { sampleAddress, samplePost } from './read-samples.ts'
import { drawAgenda, drawCalendarFile, drawFeedForm } from '../../teams/agenda/draw-agenda.ts'
import { drawIdea, drawIdeaForm, drawIdeas } from '../../teams/agenda/draw-ideas.ts'
import { drawAsked } from '../../teams/calls/draw-asked.ts'
import { drawBoard, drawTally } from '../../teams/calls/draw-board.ts'
import { drawCallForm, drawExtend } from '../../teams/calls/draw-call-form.ts'
import { drawClose } from '../../teams/calls/draw-close.ts'
import { drawArrived, drawCalls, drawMyCalls } from '../../teams/calls/draw-calls.ts'
import { drawCallQuestion, drawPlanned } from '../../teams/calls/draw-planned.ts'
import { drawReminder } from '../../teams/calls/draw-reminder.ts'
import { drawFigures } from '../../teams/figures/draw-figures.ts'
import { drawWorkbook } from '../../teams/figures/draw-workbook.ts'
import { drawRegister } from '../../teams/register/draw-register.ts'
import { drawErasure, drawErasureForm, drawErasures } from '../../teams/personal/draw-erasure.ts'
import { drawMine, drawWritten } from '../../teams/personal/draw-my-data.ts'
import { drawWithdrawal } from '../../teams/pictures/drawn/draw-withdrawal.ts'
import { drawAgreement } from '../../teams/pictures/drawn/draw-agreement.ts'
import { drawConsent } from '../../teams/pictures/drawn/draw-consent.ts'
import { drawConsentLost } from '../../teams/pictures/drawn/draw-consent-lost.ts'
import { drawMedia } from '../../teams/pictures/drawn/draw-media.ts'
import { drawMediaList } from '../../teams/pictures/drawn/draw-media-list.ts'
import { drawMyPictures } from '../../teams/pictures/drawn/draw-my-pictures.ts'
import { drawSigned } from '../../teams/pictures/drawn/draw-signed.ts'
import { drawSilent } from '../../teams/pictures/drawn/draw-silent.ts'
import { drawSpecify } from '../../teams/pictures/drawn/draw-specify.ts'
import { drawAskSites } from '../../teams/relays/draw-ask.ts'
import { drawSitesBoard } from '../../teams/relays/draw-sites-board.ts'
import type { AskedSite } from '../../core/use-cases/relays/sites-asked-of.ts'
import { drawMySites } from '../../teams/relays/draw-my-sites.ts'
import { drawRelay } from '../../teams/relays/draw-relay.ts'
import { drawChoose, drawUrgentForm } from '../../teams/urgent/draw-urgent-form.ts'
import { drawTemplate, drawTemplates } from '../../teams/urgent/draw-templates.ts'
import { drawTold, drawUnanswered } from '../../teams/urgent/draw-told.ts'
import { drawAddress } from '../../teams/week/address-verbs.ts'
import { drawDigest } from '../../teams/week/drawn/draw-digest.ts'
import { drawMove } from '../../teams/week/drawn/draw-move.ts'
import { drawDuplicate, drawElsewhere } from '../../teams/week/drawn/draw-other-times.ts'
import { drawRelease } from '../../teams/week/drawn/draw-release.ts'
import { drawWeek } from '../../teams/week/drawn/draw-week.ts'

type Sample = Record<string, unknown>

/** Samples tell of these days. */
const sampleNow = '2026-11-25T10:00:00.000Z'
type Draw = (data: never, look: Look, renderPost: RenderPost) => Card
type WithInitiative = { initiative: Initiative }

/** Which function draws which card. */
const draws: Record<string, Draw> = {
  'agenda/agenda': drawAgenda,
  'agenda/file': drawCalendarFile,
  'agenda/form': drawFeedForm,
  'agenda/idea': drawIdea,
  'agenda/idea-form': drawIdeaForm,
  'agenda/ideas': drawIdeas,
  ...ideaDraws,
  'urgent/choose': drawChoose,
  'urgent/form': drawUrgentForm,
  'urgent/template': drawTemplate,
  'urgent/templates': drawTemplates,
  'urgent/told': drawTold,
  'urgent/unanswered': drawUnanswered,
  'week/address': drawAddress,
  'week/digest': (face: FaceOf<'week'>, look) => drawDigest(face, look, { now: sampleNow }),
  'week/duplicate': drawDuplicate,
  'week/elsewhere': drawElsewhere,
  'week/move': drawMove,
  'week/release': drawRelease,
  'week/week': drawWeek,
  'anywhere/found': ({ found }: { found: Shareable }, look) => drawFound(found, sampleNow, look),
  'audiences/file': drawFile,
  'audiences/list': ({ list }: { list: PeopleList }, look) => drawList(list, look),
  'audiences/lists': ({ lists }: { lists: PeopleList[] }, look) =>
    drawLists(
      lists.map(({ people, ...list }) => ({ ...list, size: people.length })),
      look,
    ),
  ...broadcastDraws,
  ...releaseDraws,
  ...newspaperDraws,
  'relays/ask': drawAskSites,
  'relays/board': drawSitesBoard,
  'relays/mine': ({ sites }: { sites: AskedSite[] }, look) => drawMySites(sites, look),
  'relays/site': drawRelay,
  'calls/arrived': drawArrived,
  'calls/asked': drawAsked,
  'calls/board': drawBoard,
  'calls/close': drawClose,
  'calls/extend': drawExtend,
  'calls/form': drawCallForm,
  'calls/list': drawCalls,
  'calls/mine': drawMyCalls,
  'calls/planned': drawPlanned,
  'calls/question': drawCallQuestion,
  'calls/reminder': drawReminder,
  'calls/tally': drawTally,
  'delegations/form': drawDelegationForm,
  'delegations/lent': drawLent,
  'delegations/list': drawDelegations,
  'delegations/offer': drawOffer,
  'circuits/circuit': drawCircuit,
  'circuits/list': drawCircuits,
  'circuits/scope': drawScopeForm,
  'circuits/step': drawStepForm,
  ...eventDraws,
  'initiatives/form': drawInitiativeForm,
  'initiatives/photo-hint': ({ initiative }: WithInitiative, look) => drawPhotoHint(initiative, look),
  'initiatives/question': (data: WithInitiative & { index: number }, look) =>
    drawQuestion(data.initiative, data.index, look),
  'initiatives/quoted': ({ initiative }: WithInitiative, look) => drawQuoted(initiative, look),
  'initiatives/receipt': ({ initiative, post }: WithInitiative & { post?: Post }, look) =>
    drawReceipt(initiative, look, post),
  'initiatives/which': (data: { initiatives: Initiative[]; fileKey: string }, look) =>
    drawWhichInitiative(data.initiatives, data.fileKey, look),
  'journal/head': drawHead,
  'journal/heads': (_data: Sample, look) => drawHeads(look),
  'journal/history': drawHistory,
  'charter/charter': drawCharter,
  'charter/form': drawCharterForm,
  'perimeters/list': drawPerimeters,
  'capabilities/list': drawCapabilities,
  'capabilities/off': drawSwitchingOff,
  'placements/directory': drawDirectory,
  'placements/holder': drawHolder,
  'placements/doubts': drawDoubts,
  'placements/replaced': drawReplaced,
  'pictures/asked': drawAgreement,
  'pictures/consent': drawConsent,
  'pictures/list': drawMediaList,
  'pictures/lost': drawConsentLost,
  'pictures/withdrawal': drawWithdrawal,
  'pictures/media': drawMedia,
  'pictures/mine': drawMyPictures,
  'pictures/signed': drawSigned,
  'pictures/silent': drawSilent,
  'pictures/specify': drawSpecify,
  'posts/editor': drawEditor,
  'posts/list': drawPosts,
  'posts/postpone': drawPostpone,
  'posts/preview': drawPreview,
  'posts/sealed': ({ content }: { content: PostContent }, _look, renderPost) =>
    JSON.parse(renderPost(content, sampleAddress, samplePost).card) as Card,
  'posts/start': drawStart,
  'replies/forwarded': drawForwarded,
  'replies/held': drawHeld,
  'replies/help': drawHelp,
  'replies/kept': ({ note, meant }: { note: Note; meant?: Meant }, look) => drawKeptNote(note, look, meant),
  'replies/answer': ({ note }: { note: Note }, look) => drawAnswerDialog(note, look),
  'replies/reply': ({ note, index }: { note: Note; index: number }, look) => drawReply(note, index, look),
  'replies/note': ({ note }: { note: Note }, look) => drawNote(note, look),
  'replies/notice': drawNotice,
  'replies/refused': drawRefused,
  'replies/pilot': (_data: Sample, look) => drawCard('replies/pilot', {}, look),
  'replies/which': ({ list }: { list: Parameters<typeof drawWhichReference>[0] }, look) =>
    drawWhichReference(list, look),
  'retention/archive': drawArchive,
  'retention/list': drawRetention,
  'retention/proposal': drawRuleProposal,
  'retention/rule': drawRule,
  'retention/suspend': drawSuspend,
  'sectors/channel-lost': drawChannelLost,
  'sectors/end': drawSectorEnd,
  'sectors/form': drawSectorForm,
  'sectors/list': drawSectors,
  'triage/answer': ({ initiative, index }: WithInitiative & { index?: number }, look) =>
    index === undefined ? drawRewritten({ initiative }, look) : drawAnswer(initiative, index, look),
  'triage/rewritten': drawRewrittenLines,
  'triage/ask': ({ initiative, ...filled }: WithInitiative, look) => drawAskDialog(initiative, look, filled),
  'triage/decline': ({ initiative, ...filled }: WithInitiative, look) => drawDeclineDialog(initiative, look, filled),
  'triage/inbox': ({ initiative, ...seen }: WithInitiative & { unreached?: boolean; sector?: SectorSeen }, look) =>
    drawInbox(initiative, look, seen),
  'triage/list': drawInboxList,
  'figures/figures': drawFigures,
  'figures/workbook': drawWorkbook,
  'register/card': drawRegister,
  'personal/erasure': drawErasure,
  'personal/form': drawErasureForm,
  'personal/list': drawErasures,
  'personal/mine': drawMine,
  'personal/written': drawWritten,
  'sections/field': drawField,
  'sections/list': drawSections,
  'sections/section': drawSection,
  'validations/comment': drawComment,
  'validations/comments': drawComments,
  'validations/gone-on': drawGoneOn,
  'validations/proposal': drawProposal,
  'validations/propose': drawPropose,
  'validations/reassign': drawReassignDialog,
  'validations/to-approve': drawToApprove,
  'validations/escalated': drawEscalated,
  'validations/missed': drawMissed,
  'validations/tracking': drawTracking,
  'validations/validation': (data: Omit<ValidationData, 'now'>, look) =>
    drawValidation({ now: sampleNow, ...data }, { ...look, editions: sampleEditions }),
}

/** `known` of a sample: the sections, where they are not those that ship with Mary; `dialog`: as a dialog shows it. */
export function drawSample(name: string, data: Sample, look: Look, renderPost: RenderPost): Card {
  const draw = draws[name]
  if (!draw) throw new Error(`nothing draws the card ${name}`)
  const { known, ...shown } = data
  const sections = Array.isArray(known) ? { sections: known as Section[] } : {}
  const card = draw(shown as never, { ...look, ...sections }, renderPost)
  return data['dialog'] === true ? inDialog(card) : card
}
