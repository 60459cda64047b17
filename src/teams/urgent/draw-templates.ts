import type { Department } from '../../core/domain/people/department.ts'
import { postBodyMax, postTitleMax, summaryMax } from '../../core/domain/posts/post.ts'
import { templateNameMax, type UrgentTemplate } from '../../core/domain/urgent/urgent-template.ts'
import { audienceText } from '../cards/audience-text.ts'
import { type Card, drawCard, type Look } from '../cards/card-templates.ts'
import { byField, withFaults } from '../cards/faults.ts'
import { escapeLine } from '../cards/markdown.ts'

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

export const templateFields = ['name', 'title', 'summary', 'body', 'locale', 'everyone', 'departments'] as const

/**
 * `templateId`: `new` for a new one. `typed`: the stored words, or those typed when the form comes back; `errors`: keys
 * under `errors`.
 */
export type TemplateData = {
  templateId: string
  version: number
  departments: Department[]
  typed: Partial<Record<(typeof templateFields)[number], string>>
  errors?: Partial<Record<string, string>>
}

export function drawTemplate({ templateId, version, departments, typed, errors = {} }: TemplateData, look: Look): Card {
  const { words } = look
  const card = drawCard(
    'urgent/template',
    {
      templateId,
      version,
      value: byField(templateFields, field => typed[field] ?? ''),
      limits: { templateNameMax, postTitleMax, summaryMax, postBodyMax },
      choices: departments.map(({ name }) => ({ title: name, value: name })),
    },
    look,
  )
  return withFaults(card, errors, words)
}
