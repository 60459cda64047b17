import { type Actor, isAdmin, named } from '../../domain/actor.ts'
import type { JournalVerb } from '../../domain/journal/journal.ts'
import { refusedAttempt } from '../journal/refused-attempt.ts'
import { withAuthor } from '../../domain/posts/authors.ts'
import type { Ports } from '../../ports.ts'
import type { UrgentTemplate } from '../../domain/urgent/urgent-template.ts'
import { readTemplate, type TemplateErrors, type TemplateFields } from './read-template.ts'
import { shippedTemplates } from '../../domain/urgent/shipped-templates.ts'

/** `templateId` null: a new one. `version`: the one that the form was opened on. */
export type SaveTemplateInput = { templateId: string | null; version: number; fields: TemplateFields }
export type ChangeTemplateResult =
  | { kind: 'template-saved' | 'template-removed'; template: UrgentTemplate }
  | { kind: 'invalid'; errors: TemplateErrors }
  /** Somebody else changed it since. */
  | { kind: 'template-changed' | 'not-found' | 'not-admin' }
type Needs = Pick<Ports, 'history' | 'urgentTemplates' | 'commit' | 'now'>
type SaveNeeds = Needs & Parameters<typeof readTemplate>[0] & Pick<Ports, 'newId'>

/**
 * Administrators only: whoever fills in the blanks at night does not also choose the words that skip the circuit. Each
 * wording stands in the journal as it was.
 */
export async function saveTemplate(
  ports: SaveNeeds,
  actor: Actor,
  { templateId, version, fields }: SaveTemplateInput,
  timeZone: string,
): Promise<ChangeTemplateResult> {
  if (!isAdmin(actor))
    return refusedAttempt(ports, actor, { what: 'urgent.template', subject: 'urgent' }, { kind: 'not-admin' })
  const newId = ports.newId()
  const made = templateId === null ? await templateOf(ports, newId) : null
  if (made !== null) return { kind: 'template-saved', template: made }
  const before = templateId === null ? null : await templateOf(ports, templateId)
  if (templateId !== null && before === null) return { kind: 'not-found' }
  if (before !== null && before.version !== version) return { kind: 'template-changed' }
  const read = await readTemplate(ports, fields, ports.now(), timeZone)
  if ('errors' in read) return { kind: 'invalid', errors: read.errors }
  const id = before?.id ?? newId
  const by = {
    writers: withAuthor(before?.writers ?? [], named(actor)),
    changedBy: named(actor),
    changedAt: ports.now(),
  }
  const template = { ...read, ...by, id, version: (before?.version ?? 0) + 1, removed: false }
  const result = await changed(ports, actor, template, { verb: 'urgent.template-changed', kind: 'template-saved' })
  // A new one is stale only where the same click made it meanwhile.
  const other = result.kind === 'template-changed' && before === null ? await templateOf(ports, id) : null
  return other ? { kind: 'template-saved', template: other } : result
}

export async function removeTemplate(
  ports: Needs,
  actor: Actor,
  { templateId, version }: { templateId: string; version: number },
): Promise<ChangeTemplateResult> {
  if (!isAdmin(actor))
    return refusedAttempt(ports, actor, { what: 'urgent.template', subject: 'urgent' }, { kind: 'not-admin' })
  const before = await templateOf(ports, templateId)
  if (before === null) return { kind: 'not-found' }
  if (before.version !== version) return { kind: 'template-changed' }
  const template = {
    ...before,
    version: before.version + 1,
    removed: true,
    changedBy: named(actor),
    changedAt: ports.now(),
  }
  return changed(ports, actor, template, { verb: 'urgent.template-removed', kind: 'template-removed' })
}

/** The one that counts; null where there is none, or none any more. */
export async function templateOf(
  { urgentTemplates }: Pick<Ports, 'urgentTemplates'>,
  id: string,
): Promise<UrgentTemplate | null> {
  const kept = (await urgentTemplates.all()).find(one => one.id === id)
  const found = kept ?? shippedTemplates.find(one => one.id === id) ?? null
  return found?.removed === true ? null : found
}

type As = { verb: JournalVerb; kind: 'template-saved' | 'template-removed' }

async function changed(
  ports: Needs,
  actor: Actor,
  template: UrgentTemplate,
  { verb, kind }: As,
): Promise<ChangeTemplateResult> {
  const { id, version, name, locale, title, summary, body, audience } = template
  const details = { version, name, locale, title, summary, body, audience: JSON.stringify(audience) }
  const done = await ports.commit(
    { save: 'urgent_template', row: template, ifVersion: version - 1 },
    { journal: { verb, actor, subject: id, seal: null, details } },
  )
  return done === 'done' ? { kind, template } : { kind: 'template-changed' }
}
