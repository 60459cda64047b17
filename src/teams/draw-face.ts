import type { Locale } from '../core/domain/actor.ts'
import type { Face } from '../core/domain/faces/face.ts'
import type { Ports } from '../core/ports.ts'
import type { ValidationState } from '../core/domain/validations/validation.ts'
import type { Words } from '../words.ts'
import { type Card, type Look, pilotSummary } from './cards/card-templates.ts'
import { drawList } from './audiences/draw-lists.ts'
import { type BroadcastData, drawBroadcast } from './broadcasts/draw-broadcast.ts'
import { drawDropped } from './broadcasts/draw-dropped.ts'
import { drawHeldBroadcast } from './broadcasts/draw-held-broadcast.ts'
import { drawSecond } from './broadcasts/draw-second.ts'
import { drawLent, drawOffer, lentSummary } from './delegations/draw-delegations.ts'
import { besideSummary, drawBeside } from './events/draw-beside.ts'
import { drawOutcome, drawPublished } from './initiatives/draw-outcome.ts'
import { drawAnswer, drawQuestion } from './initiatives/draw-question.ts'
import { drawReceipt } from './initiatives/draw-receipt.ts'
import { drawHead, drawHeads } from './journal/draw-history.ts'
import { drawDoubts } from './placements/draw-doubts.ts'
import { drawReplaced } from './placements/draw-replaced.ts'
import { titleOf } from './placements/face-names.ts'
import { drawConsentLost } from './pictures/draw-consent-lost.ts'
import { drawNote, drawReply } from './notes/draw-note.ts'
import { drawInbox } from './initiatives/draw-inbox.ts'
import { drawTold, drawUnanswered } from './urgent/draw-told.ts'
import { commentSummary, drawComment } from './validations/draw-comment.ts'
import { drawEscalated, drawGoneOn, drawMissed } from './validations/draw-escalated.ts'
import { drawToApprove, waitingSummary } from './validations/draw-to-approve.ts'
import { drawTracking } from './validations/draw-tracking.ts'
import { drawProposal } from './validations/draw-proposal.ts'
import { drawValidation, validationSummary } from './validations/draw-validation.ts'

export type DrawFace = (face: Face, locale: Locale, teamsUserIds?: string[]) => { card: Card; summary: string }

/** Every card that Mary keeps true, and the text of its notification. */
export function createDrawFace(
  words: Record<Locale, Words>,
  timeZone: string,
  perSecond: number,
  now: Ports['now'],
  pilot: boolean,
): DrawFace {
  return (face, locale, teamsUserIds = []) => {
    const look: Look = { words: words[locale], locale, timeZone, pilot, teamsUserIds }
    return { card: draw(face, look, { perSecond, now: now() }), summary: pilotSummary(summary(face, look), look) }
  }
}

function draw(face: Face, look: Look, pace: Pick<BroadcastData, 'perSecond' | 'now'>): Card {
  switch (face.face) {
    case 'receipt':
      return drawReceipt(face.initiative, look, face.post)
    case 'inbox':
      return drawInbox(face.initiative, look, face.unreached)
    case 'question':
      return drawQuestion(face.initiative, face.index, look)
    case 'answer':
      return drawAnswer(face.initiative, face.index, look)
    case 'outcome':
      return drawOutcome(face.initiative, face.post, look)
    case 'published':
      return drawPublished(face, look)
    case 'validation':
      return drawValidation({ ...face, now: pace.now }, look)
    case 'waiting':
      return drawToApprove({ ...face, now: pace.now, reminded: face.at }, look)
    case 'escalated':
      return drawEscalated(face, look)
    case 'missed':
      return drawMissed(face, look)
    case 'consent-lost':
      return drawConsentLost(face, look)
    case 'tracking':
      return face.past ? drawGoneOn(face, look) : drawTracking(face, look)
    case 'comment':
      return drawComment(face, look)
    case 'proposal':
      return drawProposal(face, look)
    case 'broadcast':
      return drawBroadcast({ ...face, ...pace }, look)
    case 'doubts':
      return drawDoubts(face, look)
    case 'replaced':
      return drawReplaced(face, look)
    case 'heads':
      return drawHeads(look)
    case 'head':
      return drawHead(face, look)
    case 'dropped':
      return drawDropped(face, look)
    case 'second':
      return drawSecond(face, look)
    case 'held':
      return drawHeldBroadcast(face, look)
    case 'event':
      return drawBeside({ ...face, now: pace.now }, look)
    case 'unanswered':
      return drawUnanswered(face, look)
    case 'told':
      return drawTold(face, look)
    case 'note':
      return drawNote(face.note, look)
    case 'reply':
      return drawReply(face.note, face.index, look)
    case 'list':
      return drawList(face.list, look)
    case 'offer':
      return drawOffer({ ...face, now: pace.now }, look)
    case 'delegation':
      return drawLent({ ...face, now: pace.now }, look)
  }
}

function summary(face: Face, look: Look): string {
  const { words } = look
  switch (face.face) {
    case 'receipt':
    case 'inbox':
    case 'question':
    case 'outcome':
    case 'published':
    case 'answer':
      return words.text(`summaries.${face.face}`, {
        reference: face.initiative.reference,
        title: face.initiative.title,
        name: face.initiative.author.name,
      })
    case 'validation':
      return validationSummary(face.validation, look)
    case 'waiting':
      return waitingSummary(face.waiting, look)
    case 'escalated':
      return words.text(`summaries.${face.escalation.because ? 'lacking' : 'escalated'}`, { title: face.validation.title })
    case 'missed':
      return words.text('summaries.missed', { title: face.validation.title })
    case 'consent-lost':
      return words.text('summaries.consent-lost', { title: face.post.content.title })
    case 'tracking':
      return words.text(trackingKey(face.validation.state), { title: face.post.content.title })
    case 'comment':
      return commentSummary(face, look)
    case 'proposal':
      return words.text(`summaries.${face.proposal.state === 'declined' ? 'proposalDeclined' : 'proposal'}`, {
        name: face.proposal.by.name,
        title: face.validation.title,
      })
    case 'broadcast':
      return words.text('summaries.broadcast', { title: face.broadcast.title })
    case 'dropped':
      return words.text('summaries.dropped', { title: face.broadcast.title })
    case 'second':
    case 'held':
      return words.text(`summaries.${face.face}`, { title: face.broadcast.title })
    case 'event':
      return besideSummary(face, look)
    case 'unanswered':
      return words.text('summaries.unanswered', { title: face.validation.title })
    case 'told':
      return words.text('summaries.told', { title: face.broadcast.title })
    case 'doubts':
      return words.count('summaries.doubts', face.doubts.length + face.others)
    case 'replaced':
      return words.text('summaries.replaced', { title: titleOf(face) })
    case 'heads':
      return words.text('summaries.heads')
    case 'head':
      return words.text('summaries.head', { day: words.day(face.head.id) })
    case 'note':
      return words.text('summaries.note', { name: face.note.writer.name })
    case 'reply':
      return words.text('summaries.reply', { name: face.note.answers?.[face.index]?.by.name ?? '' })
    case 'offer':
      return words.text('summaries.offer')
    case 'delegation':
      return lentSummary(face, look)
    case 'list':
      return words.text('summaries.list', { name: face.list.name })
  }
}

function trackingKey(state: ValidationState) {
  return state === 'changes-requested' || state === 'refused' ? (`summaries.${state}` as const) : 'summaries.tracking'
}
