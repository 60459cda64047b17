import type { InitiativeState } from '../../core/domain/initiatives/initiative.ts'
import type { Words } from '../../words.ts'

const colors: Record<InitiativeState, string> = {
  received: 'accent', taken: 'accent', asked: 'warning', retained: 'good', declined: 'attention', withdrawn: 'default',
}

export function initiativeState(state: InitiativeState, words: Words): { state: string; color: string } {
  return { state: words.text(`states.initiative.${state}`), color: colors[state] }
}
