import type { Card, Look } from '../../teams/cards/card-templates.ts'
import { drawNewspaperForm } from '../../teams/newspapers/draw-newspaper-form.ts'
import { drawNewspapers } from '../../teams/newspapers/draw-newspapers.ts'

/** Which function draws which card of newspapers and their editions. */
export const newspaperDraws: Record<string, (data: never, look: Look) => Card> = {
  'newspapers/list': drawNewspapers,
  'newspapers/form': drawNewspaperForm,
}
