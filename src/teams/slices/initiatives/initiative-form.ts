import { sections } from '../../../core/sections.ts'
import type { Card } from '../../cards.ts'
import { drawInitiativeForm } from '../../draw/initiatives/draw-initiative-form.ts'
import type { Turn } from '../../turn/turn.ts'

/** The empty form, or the filled one with what is wrong next to each field. */
export function initiativeForm(
  turn: Turn,
  form: { id: string; values?: Record<string, unknown>; errors?: Record<string, string> },
): Card {
  const values = Object.fromEntries(
    Object.entries(form.values ?? {}).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  )
  return drawInitiativeForm(
    { initiativeId: form.id, sections, name: turn.actor.name, values, errors: form.errors ?? {} },
    turn.look,
  )
}
