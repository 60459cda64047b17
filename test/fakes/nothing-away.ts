import type { KeptTurns } from '../../src/teams/turn/kept-turns.ts'

/** A database that is never away. */
export const nothingAway: KeptTurns = { isAway: async () => false, keep: () => false, end: async () => {} }
