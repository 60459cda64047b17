import { type Change, refresh } from '../../change.ts'

/** The flat plan in the channel of the communication team, drawn again. */
export function editionCard({ id }: { id: string }): Change[] {
  return [refresh({ card: 'edition', editionId: id })]
}
