import type { Card, Look } from '../../teams/cards/card-templates.ts'
import { drawChoose, drawUrgentForm } from '../../teams/urgent/draw-urgent-form.ts'
import { drawTemplate, drawTemplates } from '../../teams/urgent/draw-templates.ts'
import { drawTold, drawUnanswered } from '../../teams/urgent/draw-told.ts'

/** The cards of what is urgent. */
export const urgentDraws: Record<string, (data: never, look: Look) => Card> = {
  'urgent/choose': drawChoose,
  'urgent/form': drawUrgentForm,
  'urgent/template': drawTemplate,
  'urgent/templates': drawTemplates,
  'urgent/told': drawTold,
  'urgent/unanswered': drawUnanswered,
}
