import type { DrawnCards } from '../../cards/drawn-card.ts'
import { commentSummary, drawComment } from './draw-comment.ts'
import { drawEscalated, drawGoneOn, drawMissed } from './draw-escalated.ts'
import { drawProposal } from './draw-proposal.ts'
import { drawToApprove, waitingSummary } from './draw-to-approve.ts'
import { drawTracking } from './draw-tracking.ts'
import { drawValidation, validationSummary } from './draw-validation.ts'

type Kinds = 'validation' | 'waiting' | 'escalated' | 'missed' | 'tracking' | 'comment' | 'proposal'

export const drawnValidations: DrawnCards<Kinds> = {
  validation: {
    draw: (face, look, { now }) => drawValidation({ ...face, now }, look),
    summary: ({ validation }, look) => validationSummary(validation, look),
  },
  waiting: {
    draw: (face, look, { now }) => drawToApprove({ ...face, now, reminded: face.at }, look),
    summary: ({ waiting }, look) => waitingSummary(waiting, look),
  },
  escalated: {
    draw: drawEscalated,
    summary: ({ escalation, validation: { title } }, { words }) =>
      words.text(`summaries.${escalation.because ? 'lacking' : 'escalated'}`, { title }),
  },
  missed: {
    draw: drawMissed,
    summary: ({ validation: { title } }, { words }) => words.text('summaries.missed', { title }),
  },
  tracking: {
    draw: (face, look) => (face.past ? drawGoneOn(face, look) : drawTracking(face, look)),
    summary: ({ validation: { state }, post }, { words }) => {
      const against = state === 'changes-requested' || state === 'refused'
      return words.text(`summaries.${against ? state : 'tracking'}`, { title: post.content.title })
    },
  },
  comment: { draw: drawComment, summary: commentSummary },
  proposal: {
    draw: drawProposal,
    summary: ({ proposal: { state, by }, validation: { title } }, { words }) =>
      words.text(`summaries.${state === 'declined' ? 'proposalDeclined' : 'proposal'}`, { name: by.name, title }),
  },
}
