import type { FaceOf } from '../../core/domain/faces/face.ts'
import type { CallCards } from '../../core/use-cases/placements/kept/kept-calls.ts'
import type { Look } from '../cards/card-templates.ts'
import type { DrawnCards } from '../cards/drawn-card.ts'
import { drawAsked } from './draw-asked.ts'
import { drawBoard, drawTally } from './draw-board.ts'
import { drawReminder } from './draw-reminder.ts'
import { drawCallQuestion } from './draw-planned.ts'

export const drawnCalls: DrawnCards<CallCards | 'call-unheard'> = {
  call: { draw: (face, look) => drawAsked({ ...face, why: 'call' }, look), summary },
  'call-reminder': { draw: (face, look) => drawReminder(face, look), summary },
  'call-head': { draw: (face, look) => drawAsked({ ...face, why: 'call-head' }, look), summary },
  'call-unheard': { draw: (face, look) => drawAsked(face, look), summary },
  'call-board': { draw: (face, look, { now }) => drawBoard({ ...face, now }, look), summary },
  'call-question': { draw: (face, look) => drawCallQuestion(face, look), summary },
  'call-tally': { draw: (face, look) => drawTally(face, look), summary },
}

function summary({ face, call }: FaceOf<CallCards | 'call-unheard'>, { words }: Look): string {
  return words.text(`summaries.${face}`, { title: call.title })
}
