import { isAdmin, isComms } from '../../core/domain/actor.ts'
import { drawHeld } from './draw-held.ts'
import type { Answer } from '../turn/answer.ts'
import type { Turn } from '../turn/turn.ts'
import type { TypedWord, TypedWords } from '../turn/typed-table.ts'

/** While Mary is held back, comms and admins read it above the help and above their broadcasts. */
export function heldAbove(table: TypedWords): TypedWords {
  const above = (word: TypedWord | undefined): TypedWord => async (turn, reference, rest) => [
    ...held(turn),
    ...((await word?.(turn, reference, rest)) ?? []),
  ]
  return { ...table, help: above(table.help), broadcasts: above(table.broadcasts) }
}

function held({ ports, actor, look }: Turn): Answer[] {
  const hold = ports.database.hold()
  if (hold === null || !isComms(actor)) return []
  return [{ kind: 'card', card: drawHeld({ hold, admin: isAdmin(actor), sure: false }, look), beside: true }]
}
