import { refresh } from '../../change.ts'
import { type Actor, named, type Named } from '../../domain/actor.ts'
import {
  alreadyDecided,
  type AlreadyDecided,
  type Initiative,
  openQuestion,
} from '../../domain/initiatives/initiative.ts'
import type { EditedField } from '../../domain/initiatives/listed-item.ts'
import type { Ports } from '../../ports.ts'
import { byComms } from './change-initiative.ts'
import { backCard } from './put-off-initiative.ts'

type Needs = Pick<Ports, 'history' | 'initiatives' | 'commit' | 'now'>
type Edit = Partial<Record<EditedField, string | null>>

/** So many edits are remembered, each for the card that shows it to its author. */
const editsKept = 20

/**
 * The communication team changed words of a proposal in the Microsoft List, which were checked before: its author is
 * told what, and by whom.
 */
export function editInitiative(ports: Needs, actor: Actor, id: string, edit: Edit) {
  return byComms.change<AlreadyDecided | { kind: 'already-said'; initiative: Initiative }>(
    ports,
    actor,
    id,
    initiative => {
      const decided = alreadyDecided(initiative)
      if (decided) return decided
      const fields = changedBy(edit, initiative)
      if (fields.length === 0) return { kind: 'already-said', initiative }
      const at = ports.now()
      const edits = [...(initiative.edits ?? []), { by: named(actor), at, fields }].slice(-editsKept)
      const isOwn = initiative.author.id === actor.id
      return {
        row: { ...initiative, ...edit, edits } as Initiative,
        verb: 'initiative.edited',
        details: Object.fromEntries(fields.map(field => [field, edit[field] ?? null])),
        also: isOwn ? [] : [refresh({ card: 'edited', initiativeId: id, at })],
      }
    },
  )
}

function changedBy(edit: Edit, initiative: Initiative): EditedField[] {
  return (['title', 'text', 'section'] as const).filter(
    field => edit[field] !== undefined && edit[field] !== initiative[field],
  )
}

type AssignRefusal = AlreadyDecided | { kind: 'already-taken'; by: Named }

/** A person of the communication team gives a proposal to a colleague, or to themselves. */
export function assignInitiative(ports: Needs, actor: Actor, id: string, to: Named) {
  return byComms.change<AssignRefusal>(ports, actor, id, initiative => {
    const decided = alreadyDecided(initiative)
    if (decided) return decided
    if (initiative.takenBy?.id === to.id) return { kind: 'already-taken', by: to }
    const state = openQuestion(initiative) >= 0 ? 'asked' : 'taken'
    return {
      row: { ...initiative, state, takenBy: named(to), takenAt: ports.now() },
      verb: 'initiative.assigned',
      details: { to: to.name },
      also: initiative.state === 'later' ? backCard(initiative) : [],
    }
  })
}
