import type { Card, Look } from '../../teams/cards/card-templates.ts'
import { drawErasure, drawErasureForm, drawErasures } from '../../teams/personal/draw-erasure.ts'
import { drawMine, drawWritten } from '../../teams/personal/draw-my-data.ts'

/** Which function draws which card of people’s own data. */
export const personalDraws: Record<string, (data: never, look: Look) => Card> = {
  'personal/erasure': drawErasure,
  'personal/form': drawErasureForm,
  'personal/list': drawErasures,
  'personal/mine': drawMine,
  'personal/written': drawWritten,
}
