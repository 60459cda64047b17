import type { Department } from '../../domain/people/department.ts'
import { type Actor, isAdmin, isComms } from '../../domain/actor.ts'
import type { Ports } from '../../ports.ts'
import type { UrgentTemplate } from '../../domain/urgent/urgent-template.ts'
import { withShipped } from '../../domain/urgent/shipped-templates.ts'

/** « urgent »: what may be sent in an emergency. */
export async function offeredTemplates(
  { urgentTemplates }: Pick<Ports, 'urgentTemplates'>,
  actor: Actor,
): Promise<{ kind: 'offered'; templates: UrgentTemplate[] } | { kind: 'not-comms' }> {
  return isComms(actor)
    ? { kind: 'offered', templates: withShipped(await urgentTemplates.all()) }
    : { kind: 'not-comms' }
}

/** « modèles d’urgence »: to be changed; the departments are those that one may name. */
export async function editableTemplates(
  ports: Pick<Ports, 'urgentTemplates' | 'departments'>,
  actor: Actor,
): Promise<{ kind: 'listed'; templates: UrgentTemplate[]; departments: Department[] } | { kind: 'not-admin' }> {
  if (!isAdmin(actor)) return { kind: 'not-admin' }
  const [kept, departments] = await Promise.all([ports.urgentTemplates.all(), ports.departments.all()])
  return { kind: 'listed', templates: withShipped(kept), departments }
}
