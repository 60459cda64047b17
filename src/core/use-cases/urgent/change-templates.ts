import { type Actor, isAdmin, isComms, named } from '../../domain/actor.ts'
import { nobody } from '../../domain/audiences/audience-form.ts'
import type { Department } from '../../domain/people/department.ts'
import { lintPost } from '../../domain/posts/draft/lint-post.ts'
import { emptyContent } from '../../domain/posts/draft/new-draft.ts'
import { type PostContent, withAuthor } from '../../domain/posts/post.ts'
import { canonicalKey } from '../../domain/seal.ts'
import { cleanText } from '../../domain/text.ts'
import type { Instant } from '../../domain/time.ts'
import { blanksOf, hasLooseBracket } from '../../domain/urgent/blanks.ts'
import {
  blanksMax,
  shippedTemplates,
  templateNameMax,
  type UrgentTemplate,
  withShipped,
} from '../../domain/urgent/urgent-template.ts'
import { localDay } from '../../domain/working-time/local-time.ts'
import type { Ports } from '../../ports.ts'
import { readAudience } from '../posts/writing/read-audience.ts'
import { alone, notAdmin, roadOf } from '../road.ts'
import type { Busy } from '../attempt.ts'

/** `templateId` null: a new one. `version`: the one on which the form was opened. */
export type SaveTemplateInput = { templateId: string | null; version: number; fields: TemplateFields }
type Saved = { kind: 'template-saved'; template: UrgentTemplate }
type Removed = { kind: 'template-removed'; template: UrgentTemplate }
/** `template-changed`: another person changed it since. */
type Refusal = { kind: 'template-changed' | 'not-found' | 'not-admin' } | Busy
type Needs = Pick<Ports, 'history' | 'urgentTemplates' | 'commit' | 'now'>
type SaveNeeds = Needs & Parameters<typeof readTemplate>[0] & Pick<Ports, 'newId'>

/**
 * Administrators only: a person who fills in the blanks at night does not also choose the words that skip the circuit.
 * The journal has each wording.
 */
export function saveTemplate(
  ports: SaveNeeds,
  actor: Actor,
  { templateId, version, fields }: SaveTemplateInput,
  timeZone: string,
): Promise<Saved | { kind: 'invalid'; errors: TemplateErrors } | Refusal> {
  type Answer = Saved | { kind: 'invalid'; errors: TemplateErrors } | Refusal
  const id = templateId ?? ports.newId()
  return templateRoad.save<Answer>(ports, actor, id, async before => {
    if (templateId === null && before) return { kind: 'template-saved', template: before }
    if (templateId !== null && !before) return { kind: 'not-found' }
    if (before && before.version !== version) return { kind: 'template-changed' }
    const read = await readTemplate(ports, fields, ports.now(), timeZone)
    if ('errors' in read) return { kind: 'invalid', errors: read.errors }
    const by = { changedBy: named(actor), changedAt: ports.now() }
    const row = {
      ...read,
      ...by,
      writers: withAuthor(before?.writers ?? [], named(actor)),
      id,
      version,
      removed: false,
    }
    return { row, verb: 'urgent.template-changed', answer: template => ({ kind: 'template-saved', template }) }
  })
}

export function removeTemplate(
  ports: Needs,
  actor: Actor,
  { templateId, version }: { templateId: string; version: number },
): Promise<Removed | Refusal> {
  return templateRoad.change<Removed | Refusal>(ports, actor, templateId, before => {
    if (before.version !== version) return { kind: 'template-changed' }
    const row = { ...before, removed: true }
    return { row, verb: 'urgent.template-removed', answer: template => ({ kind: 'template-removed', template }) }
  })
}

const templateRoad = roadOf({
  of: 'urgent_template',
  read: (ports: Pick<Ports, 'urgentTemplates'>, id: string) => templateOf(ports, id).then(alone),
  refuses: notAdmin,
  attempt: { what: 'urgent.template', subject: 'urgent' },
  stamp: (row, at, actor: Actor) => ({ ...row, changedBy: named(actor), changedAt: at }),
  tells: ({ id, version, name, locale, title, summary, body, audience }) => ({
    subject: id,
    details: { version, name, locale, title, summary, body, audience: JSON.stringify(audience) },
  }),
})

/** The template in force; null: there is none (any more). */
export async function templateOf(
  { urgentTemplates }: Pick<Ports, 'urgentTemplates'>,
  id: string,
): Promise<UrgentTemplate | null> {
  const kept = (await urgentTemplates.all()).find(one => one.id === id)
  const found = kept ?? shippedTemplates.find(one => one.id === id) ?? null
  return found?.removed === true ? null : found
}

/** From a form: untrusted. Field → key under `errors` in the locales. */
export type TemplateFields = Record<string, unknown>
export type TemplateErrors = Partial<Record<'name' | 'title' | 'summary' | 'body' | 'everyone' | 'departments', string>>
export type Wording = Pick<UrgentTemplate, 'name' | 'locale' | 'title' | 'summary' | 'body' | 'audience'>
type ReadTemplateNeeds = Pick<Ports, 'departments' | 'directory' | 'peopleLists'>

/** The typed template, and the linter's faults: as for posts, and for blanks. */
export async function readTemplate(
  ports: ReadTemplateNeeds,
  fields: TemplateFields,
  now: Instant,
  timeZone: string,
): Promise<Wording | { errors: TemplateErrors }> {
  const [name, title, summary, body] = ['name', 'title', 'summary', 'body'].map(field => cleanText(fields[field])) as [
    string,
    string,
    string,
    string,
  ]
  const { audience, errors: unknown } = await readAudience(
    ports,
    { everyone: fields['everyone'], departments: fields['departments'] },
    nobody,
  )
  const locale = fields['locale'] === 'en' ? 'en' : 'fr'
  const wording = { name, locale, title, summary, body, audience } as const
  const none = Object.keys(unknown).length === 0 && canonicalKey(audience) === canonicalKey(nobody)
  const errors: TemplateErrors = {
    ...textErrors(wording, { now, today: localDay(now, timeZone) }),
    ...(none ? { everyone: 'no-audience' } : unknown),
  }
  return Object.keys(errors).length > 0 ? { errors } : wording
}

function textErrors(wording: Wording, day: { now: string; today: string }): TemplateErrors {
  const { name } = wording
  const errors: TemplateErrors = {}
  for (const field of ['title', 'summary', 'body'] as const)
    if (hasLooseBracket(wording[field])) errors[field] = 'bracket-loose'
  for (const { field, key } of lintPost(contentOf(wording), day)) errors[field as 'title' | 'summary' | 'body'] ??= key
  if (blanksOf(wording).length > blanksMax) errors.body ??= 'too-many-blanks'
  if (name === '') errors.name = 'required'
  else if (name.length > templateNameMax) errors.name = 'name-too-long'
  return errors
}

export function contentOf({
  locale,
  title,
  summary,
  body,
}: Pick<Wording, 'locale' | 'title' | 'summary' | 'body'>): PostContent {
  return { ...emptyContent(locale), title, summary, body }
}

/** « urgent »: what may be sent in an emergency. */
export async function offeredTemplates(
  { urgentTemplates }: Pick<Ports, 'urgentTemplates'>,
  actor: Actor,
): Promise<{ kind: 'offered'; templates: UrgentTemplate[] } | { kind: 'not-comms' }> {
  return isComms(actor)
    ? { kind: 'offered', templates: withShipped(await urgentTemplates.all()) }
    : { kind: 'not-comms' }
}

/** « modèles d’urgence »: for changing them; with the departments that may be named. */
export async function editableTemplates(
  ports: Pick<Ports, 'urgentTemplates' | 'departments'>,
  actor: Actor,
): Promise<{ kind: 'listed'; templates: UrgentTemplate[]; departments: Department[] } | { kind: 'not-admin' }> {
  if (!isAdmin(actor)) return { kind: 'not-admin' }
  const [kept, departments] = await Promise.all([ports.urgentTemplates.all(), ports.departments.all()])
  return { kind: 'listed', templates: withShipped(kept), departments }
}
