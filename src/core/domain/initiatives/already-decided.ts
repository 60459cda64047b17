import type { Named } from '../actor.ts'
import type { Instant } from '../time.ts'
import type { Initiative, InitiativeState } from './initiative.ts'

export type AlreadyDecided = {
  kind: 'already-decided'
  state: InitiativeState
  by: Named
  at: Instant
  initiative: Initiative
}

/** Null while somebody may still decide. */
export function alreadyDecided(initiative: Initiative): AlreadyDecided | null {
  const { state, decision, author, updatedAt } = initiative
  switch (state) {
    case 'received':
    case 'taken':
    case 'asked':
      return null
    case 'retained':
    case 'declined':
    case 'withdrawn':
      return { kind: 'already-decided', state, by: decision?.by ?? author, at: decision?.at ?? updatedAt, initiative }
  }
}
