import type { Change } from '../../change.ts'

/** The flat plan in the channel of the communication team, drawn again. */
export function editionCard(_edition: { id: string }): Change[] {
  return []
}
