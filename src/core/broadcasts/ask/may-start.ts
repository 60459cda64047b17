import type { Broadcast } from '../broadcast.ts'

/** Ready, or waiting for its time, or held for a matter that the operator has mended since. A wrong seal never starts again. */
export function mayStart({ state, heldBecause }: Broadcast): boolean {
  return state === 'ready' || state === 'scheduled' || (state === 'held' && heldBecause !== 'seal-mismatch')
}
