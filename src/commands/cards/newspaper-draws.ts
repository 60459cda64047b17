import type { Card, Look } from '../../teams/cards/card-templates.ts'
import type { EditionAddresses } from '../../core/ports/newspapers.ts'
import type { SeenEdition } from '../../core/domain/newspapers/seen-edition.ts'
import { drawEdition } from '../../teams/newspapers/drawn/draw-edition.ts'
import {
  drawDateForm,
  drawEditorialForm,
  drawErratumForm,
  drawPieceForm,
} from '../../teams/newspapers/drawn/draw-edition-forms.ts'
import { drawLine } from '../../teams/newspapers/drawn/draw-line.ts'
import { drawMasthead } from '../../teams/newspapers/drawn/draw-masthead.ts'
import { drawNewspaperForm } from '../../teams/newspapers/drawn/draw-newspaper-form.ts'
import { drawNewspapers } from '../../teams/newspapers/drawn/draw-newspapers.ts'

/** Where the samples of an edition would be read. */
export const sampleEditions: EditionAddresses = {
  draft: (id, production, kind) => `https://mary.example.org/journal/${id}-${production}-${kind}`,
  published: (id, kind) => `https://mary.example.org/journal/${id}-${kind}`,
}

/** Which function draws which card of newspapers and their editions. */
export const newspaperDraws: Record<string, (data: never, look: Look) => Card> = {
  'newspapers/list': drawNewspapers,
  'newspapers/form': drawNewspaperForm,
  'newspapers/masthead': drawMasthead,
  'newspapers/edition': drawEdition,
  'newspapers/date': drawDateForm,
  'newspapers/editorial': drawEditorialForm,
  'newspapers/erratum': drawErratumForm,
  'newspapers/piece': drawPieceForm,
  'newspapers/line': (data: { seen: SeenEdition; itemId: string }, look) => {
    const card = drawLine(data, look)
    if (card === null) throw new Error(`no item ${data.itemId} in the sample`)
    return card
  },
}
