import type { AboutToLeave, NextTurn } from '../../core/ports/outside.ts'
import type { ThreadTurn } from '../../core/ports/turns.ts'

/**
 * Of an answer, or, where there is `next`, of one delivery. `taken`: the caller has taken the turn of this request;
 * `next`: of later ones. `thread`: the turn that was had in the conversation. `aboutToLeave`: asked before its bytes
 * leave. `unpaced`: no turn of the budget, which lies in a database that is away.
 */
export type SendTurn = { thread?: ThreadTurn | undefined; aboutToLeave?: AboutToLeave | undefined } & (
  { next?: undefined; unpaced?: true } | { taken: boolean; next: NextTurn }
)

/** The same, after the first request. */
export function laterTurn(turn: SendTurn): SendTurn {
  return turn.next ? { ...turn, taken: false } : turn
}
