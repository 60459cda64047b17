import type { UrgentTemplate } from '../../core/domain/urgent/urgent-template.ts'
import { type Card, drawCard, type Look } from '../cards/card-templates.ts'
import { escapeLine } from '../cards/markdown.ts'
import { audienceText } from '../cards/audience-text.ts'

/** A card holds no more; there are a handful. */
const shownMost = 12
/** A phone cuts what a button says beyond these. */
const buttonMost = 30

/** « urgent »: what has happened? One button each. */
export function drawChoose({ templates }: { templates: UrgentTemplate[] }, look: Look): Card {
  const { words } = look
  return drawCard(
    'urgent/choose',
    {
      templates: templates.slice(0, shownMost).map(({ id, name, title, audience }) => ({
        id,
        long: name.length > buttonMost,
        shown: escapeLine(name),
        button: name.length > buttonMost ? words.text('urgent.choose.choose') : name,
        text: words.text('urgent.choose.text', {
          title: escapeLine(title),
          audience: escapeLine(audienceText(audience, words)),
        }),
      })),
      none: templates.length === 0,
    },
    look,
  )
}
