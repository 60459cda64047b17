import type { PlacementKey } from './placement.ts'

/** The card in whose thread every day's head is an answer. */
export const headsKey: PlacementKey = 'journal:heads'
