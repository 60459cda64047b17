import { drawFigures } from '../../teams/figures/draw-figures.ts'
import { drawWorkbook } from '../../teams/figures/draw-workbook.ts'
import { drawRegister } from '../../teams/register/draw-register.ts'
import type { Card, Look } from '../../teams/cards/card-templates.ts'

/** Which function draws which card of figures, and of the papers that a job writes. */
export const figureDraws: Record<string, (data: never, look: Look) => Card> = {
  'figures/figures': drawFigures,
  'figures/workbook': drawWorkbook,
  'register/card': drawRegister,
}
