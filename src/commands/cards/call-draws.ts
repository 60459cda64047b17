import { drawAsked } from '../../teams/calls/draw-asked.ts'
import { drawBoard, drawTally } from '../../teams/calls/draw-board.ts'
import { drawCallForm, drawExtend } from '../../teams/calls/draw-call-form.ts'
import { drawClose } from '../../teams/calls/draw-close.ts'
import { drawArrived, drawCalls, drawMyCalls } from '../../teams/calls/draw-calls.ts'
import { drawCallQuestion, drawPlanned } from '../../teams/calls/draw-planned.ts'
import { drawReminder } from '../../teams/calls/draw-reminder.ts'
import type { Card, Look } from '../../teams/cards/card-templates.ts'

/** Which function draws which card of a call. */
export const callDraws: Record<string, (data: never, look: Look) => Card> = {
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
}
