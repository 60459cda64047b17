import { type Actor, isComms, named, type Named, type PersonId } from '../../domain/actor.ts'
import type { Circuit } from '../../domain/circuits/circuit.ts'
import { allFacets } from '../../domain/seal-facets.ts'
import type { Instant } from '../../domain/time.ts'
import { blanksOf } from '../../domain/urgent/blanks.ts'
import type { UrgentTemplate } from '../../domain/urgent/urgent-template.ts'
import type { Approver, Step } from '../../domain/validations/validation.ts'
import type { Ports } from '../../ports.ts'
import { countAudience, type ExpandNeeds } from '../audiences/expand-audience.ts'
import { fitOf } from '../people/unfit.ts'
import { templateOf } from './change-templates.ts'

/** The contents of the form. `people`: how many it would reach now; `onCall`: the people whose visa sends it. */
export type UrgentForm = { template: UrgentTemplate; blanks: string[]; people: number; onCall: Named[] }
export type OpenUrgentResult =
  | ({ kind: 'urgent-form' } & UrgentForm)
  /** Nobody on call may approve it; `people`: the people on call. */
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

export type OnCall =
  | { kind: 'on-call'; people: Named[] }
  /** Nobody on call may approve it; `people`: the people on call. */
  | { kind: 'no-on-call'; people: Named[] }

/** The people on call who may approve it: not its authors. */
export async function onCallFor(ports: Pick<Ports, 'directory'>, authors: readonly PersonId[]): Promise<OnCall> {
  const all = await ports.directory.onCall()
  const people = (await fitOf(ports, all)).filter(({ id }) => !authors.includes(id))
  return people.length > 0 ? { kind: 'on-call', people } : { kind: 'no-on-call', people: all }
}

/** The only circuit that no administrator edits: one visa of anybody on call, for everything. */
export function urgentCircuit(at: Instant): Circuit {
  const version = {
    number: 1,
    name: 'urgent',
    scope: { kinds: [], sections: [], reach: 'any' as const },
    steps: [],
    active: true,
    by: null,
    at,
  }
  return { id: 'urgent', version: 0, versions: [version] }
}

export function urgentStep(people: readonly Named[]): Step {
  const approvers = people.map((person): Approver => ({ ...named(person), as: 'on-call', standIns: [] }))
  const panels = [{ department: null, people: people.map(({ id }) => id), needs: 1 }]
  return { name: 'on-call', facets: [...allFacets], approvers, panels, visas: [], days: 0, due: null, openedAt: null }
}
