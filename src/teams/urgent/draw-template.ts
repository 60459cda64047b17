import type { Department } from '../../core/domain/people/department.ts'
import { postBodyMax, postTitleMax, summaryMax } from '../../core/domain/posts/post.ts'
import { templateNameMax } from '../../core/domain/urgent/urgent-template.ts'
import { type Card, drawCard, type Look } from '../cards/card-templates.ts'
import { withFaults } from '../cards/faults.ts'

export const templateFields = ['name', 'title', 'summary', 'body', 'locale', 'everyone', 'departments'] as const

/** `templateId`: `new` for one more. `typed`: as it stands, or as it comes back; `errors`: keys under `errors`. */
export type TemplateData = {
  templateId: string
  version: number
  departments: Department[]
  typed: Partial<Record<(typeof templateFields)[number], string>>
  errors?: Partial<Record<string, string>>
}

export function drawTemplate({ templateId, version, departments, typed, errors = {} }: TemplateData, look: Look): Card {
  const { words } = look
  const card = drawCard('urgent/template', {
    templateId,
    version,
    value: Object.fromEntries(templateFields.map(field => [field, typed[field] ?? ''])),
    limits: { templateNameMax, postTitleMax, summaryMax, postBodyMax },
    choices: departments.map(({ name }) => ({ title: name, value: name })),
    hasChoices: departments.length > 0,
  }, look)
  return withFaults(card, errors, words)
}
