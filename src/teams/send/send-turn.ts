import type { AboutToLeave, NextTurn } from '../../core/ports/outside.ts'
import type { ThreadTurn } from '../../core/ports/turns.ts'

/**
 * The turn of an answer or, with `next`, of one delivery. `taken`: the caller has taken the turn of this request;
 * `next`: gives the later ones. `thread`: the turn in the conversation. `aboutToLeave`: asked before the bytes leave.
 * `unpaced`: no turn of the budget, whose database is away.
 */
export type SendTurn = { thread?: ThreadTurn | undefined; aboutToLeave?: AboutToLeave | undefined } & (
  { next?: undefined; unpaced?: true } | { taken: boolean; next: NextTurn }
)

/** The turn for the requests after the first. */
export function laterTurn(turn: SendTurn): SendTurn {
  return turn.next ? { ...turn, taken: false } : turn
}
