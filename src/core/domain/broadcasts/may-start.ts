import type { Broadcast } from './broadcast.ts'

/**
 * New cards or a correction: ready, or waiting for its time, or held for a matter that the operator has mended since. A
 * wrong seal never starts again.
 */
export function mayStart({ kind, state, heldBecause }: Broadcast): boolean {
  if (kind === 'take-back' || kind === 'expire') return false
  return state === 'ready' || state === 'scheduled' || (state === 'held' && heldBecause !== 'seal-mismatch')
}
