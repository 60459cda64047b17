import { isAdmin } from '../../core/domain/actor.ts'
import { editableTemplates, removeTemplate, saveTemplate } from '../../core/use-cases/urgent/change-templates.ts'
import type { UrgentTemplate } from '../../core/domain/urgent/urgent-template.ts'
import { drawTemplate, drawTemplates, type TemplateData, templateFields } from './draw-templates.ts'
import type { Answer } from '../turn/answer.ts'
import { refusal } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { typedIn } from '../turn/typed-in.ts'
import { verb, type Verbs } from '../turn/verbs.ts'
import { orders } from '../turn/verb-facts.ts'

/** The id in the form of a new template. */
const fresh = 'new'

export const templateVerbs = {
  'urgent.edit': verb(orders('uncounted'), ['templateId'], async (turn, { templateId }) => edit(turn, templateId)),
  'urgent.save': verb(orders('uncounted'), ['templateId', 'version'], async (turn, { templateId, version }, fields) => {
    const input = { templateId: templateId === fresh ? null : templateId, version: Number(version), fields }
    const result = await saveTemplate(turn.ports, turn.actor, input, turn.settings.timeZone)
    if (result.kind === 'invalid')
      return filled(turn, {
        templateId,
        version: Number(version),
        typed: typedIn(templateFields, fields),
        errors: result.errors,
      })
    return result.kind === 'template-saved' ? showTemplates(turn) : refusal(turn, result)
  }),
  'urgent.remove': verb(orders('uncounted'), ['templateId', 'version'], async (turn, { templateId, version }) => {
    const result = await removeTemplate(turn.ports, turn.actor, { templateId, version: Number(version) })
    // Removed by another person meanwhile: the outcome is the same.
    return result.kind === 'template-removed' || result.kind === 'not-found'
      ? showTemplates(turn)
      : refusal(turn, result)
  }),
} satisfies Verbs

export async function showTemplates(turn: Turn): Promise<Answer> {
  const result = await editableTemplates(turn.ports, turn.actor)
  return result.kind === 'listed' ? { kind: 'card', card: drawTemplates(result, turn.look) } : refusal(turn, result)
}

async function edit(turn: Turn, templateId: string): Promise<Answer> {
  const result = await editableTemplates(turn.ports, turn.actor)
  if (result.kind !== 'listed') return refusal(turn, result)
  const template = result.templates.find(({ id }) => id === templateId)
  if (!template && templateId !== fresh) return refusal(turn, { kind: 'not-found' })
  const typed = template ? fieldsOf(template) : { locale: turn.actor.locale }
  return {
    kind: 'card',
    card: drawTemplate(
      { templateId, version: template?.version ?? 0, departments: result.departments, typed },
      turn.look,
    ),
  }
}

async function filled(turn: Turn, data: Omit<TemplateData, 'departments'>): Promise<Answer> {
  if (!isAdmin(turn.actor)) return refusal(turn, { kind: 'not-admin' })
  return { kind: 'card', card: drawTemplate({ ...data, departments: await turn.ports.departments.all() }, turn.look) }
}

function fieldsOf({ name, title, summary, body, locale, audience }: UrgentTemplate): TemplateData['typed'] {
  const named = audience.kind === 'union' ? audience.of : [audience]
  const departments = named.flatMap(one => (one.kind === 'department' ? [one.name] : []))
  return {
    name,
    title,
    summary,
    body,
    locale,
    everyone: String(departments.length === 0),
    departments: departments.join(','),
  }
}
