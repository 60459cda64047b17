import { type Actor, isComms, type Named } from '../../domain/actor.ts'
import { countAudience } from '../audiences/count-audience.ts'
import type { ExpandNeeds } from '../audiences/expand-audience.ts'
import type { Ports } from '../../ports.ts'
import { onCallFor } from './on-call.ts'
import { blanksOf } from '../../domain/urgent/blanks.ts'
import { templateOf } from './change-templates.ts'
import type { UrgentTemplate } from '../../domain/urgent/urgent-template.ts'

/** What the form asks and says. `people`: whom it would reach now; `onCall`: whose visa sends it. */
export type UrgentForm = { template: UrgentTemplate; blanks: string[]; people: number; onCall: Named[] }
export type OpenUrgentResult =
  | ({ kind: 'urgent-form' } & UrgentForm)
  /** Nobody on call may vouch for it; `people`: who is, all the same. */
  | { kind: 'no-on-call'; people: Named[] }
  | { kind: 'not-comms' | 'not-found' }
export type FormNeeds = ExpandNeeds & Pick<Ports, 'urgentTemplates' | 'directory'>

/** The form of one template. Changes nothing. */
export async function openUrgent(ports: FormNeeds, actor: Actor, templateId: string): Promise<OpenUrgentResult> {
  if (!isComms(actor)) return { kind: 'not-comms' }
  const template = await templateOf(ports, templateId)
  if (template === null) return { kind: 'not-found' }
  const [people, onCall] = await Promise.all([
    countAudience(ports, template.audience),
    onCallFor(
      ports,
      [actor, ...template.writers].map(({ id }) => id),
    ),
  ])
  if (onCall.kind === 'no-on-call') return onCall
  return { kind: 'urgent-form', template, blanks: blanksOf(template), people, onCall: onCall.people }
}
