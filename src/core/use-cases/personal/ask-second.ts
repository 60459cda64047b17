import { type Change, refresh } from '../../change.ts'
import type { PersonId } from '../../domain/actor.ts'
import type { Erasure } from '../../domain/personal/erasure.ts'
import { keyOf } from '../../domain/placements/placed-card.ts'
import type { Ports } from '../../ports.ts'

/**
 * People who are asked in their own chat to confirm: every DPO and administrator, without the proposer and the person
 * concerned. The communication team, who may confirm what one of these proposed, reads the card in the channel.
 */
export async function whoMayConfirm(
  { directory }: Pick<Ports, 'directory'>,
  { proposed, person }: Pick<Erasure, 'proposed' | 'person'>,
): Promise<PersonId[]> {
  const may = [...(await directory.officers()), ...(await directory.admins())].map(({ id }) => id)
  return [...new Set(may)].filter(id => id !== proposed.by.id && id !== person?.id)
}

/** The first cards of an erasure. */
export function askCards(erasureId: string, asked: readonly PersonId[]): Change[] {
  return [
    refresh({ card: 'erasure', erasureId }),
    ...asked.map(person => refresh({ card: 'erasure', erasureId, person })),
  ]
}

/** In the channel, and every existing card, also of people who are no longer asked: each shows the outcome. */
export async function erasureCards({ placements }: Pick<Ports, 'placements'>, erasureId: string): Promise<Change[]> {
  const keys = [keyOf({ card: 'erasure', erasureId }), ...(await placements.about(erasureId))]
  return [...new Set(keys)].map(key => refresh(key))
}
