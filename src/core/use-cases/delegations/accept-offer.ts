import type { Actor } from '../../domain/actor.ts'
import { unfitApprover, unfitKeys } from '../people/unfit.ts'
import { refresh } from '../../change.ts'
import type { Ports } from '../../ports.ts'
import { type AddDelegationResult, lend } from './add-delegation.ts'
import { offerCard } from './see-absence.ts'

export type AcceptOfferResult = AddDelegationResult | { kind: 'offer-over' }

/** One click on Mary's offer: everything is lent, from now on until the end that the card names. */
export async function acceptOffer(
  ports: Pick<Ports, 'history' | 'absences' | 'directory' | 'delegations' | 'commit' | 'now' | 'newId'>,
  actor: Actor,
  since: string,
): Promise<AcceptOfferResult> {
  const absence = await ports.absences.byId(actor.id)
  const now = ports.now()
  const to = absence?.offer?.to ?? null
  if (!absence?.offer || !to || absence.since !== since || absence.offer.until <= now) return { kind: 'offer-over' }
  const person = await ports.directory.person(to.id)
  if (!person) return { kind: 'invalid', errors: { to: 'unknown-person' } }
  const unfit = await unfitApprover(ports, person)
  if (unfit) return { kind: 'invalid', errors: { to: unfitKeys[unfit] } }
  const result = await lend(ports, actor, {
    from: actor,
    to,
    period: { since: now, until: absence.offer.until },
    scope: { circuits: [], departments: [] },
    reason: null,
  })
  if (result.kind === 'delegated') await ports.commit(refresh(offerCard(absence)))
  return result
}
