import type { UrgentTemplate } from '../../core/domain/urgent/urgent-template.ts'
import { type Card, drawCard, type Look } from '../cards/card-templates.ts'
import { escapeLine } from '../cards/markdown.ts'
import { audienceText } from '../cards/audience-text.ts'

const shownMost = 12

/** « modèles d’urgence », for administrators. */
export function drawTemplates({ templates }: { templates: UrgentTemplate[] }, look: Look): Card {
  const { words } = look
  return drawCard(
    'urgent/templates',
    {
      templates: templates.slice(0, shownMost).map(({ id, version, name, title, audience, changedBy, changedAt }) => ({
        id,
        version,
        name: escapeLine(name),
        text: words.text('urgent.choose.text', {
          title: escapeLine(title),
          audience: escapeLine(audienceText(audience, words)),
        }),
        changed:
          changedBy === null
            ? words.text('urgent.templates.shipped')
            : words.text('urgent.templates.changed', { name: escapeLine(changedBy.name), date: words.date(changedAt) }),
      })),
      none: templates.length === 0,
    },
    look,
  )
}
