import { type Actor, isAdmin, isComms, isDpo, type PersonId, type Role } from './actor.ts'

/** The proposer, with the roles that they had then. */
export type FirstOfTwo = { id: PersonId; roles: readonly Role[] }

/**
 * A decision of two people (a retention rule, an erasure) is proposed by a person of comms, an administrator or a DPO.
 */
export function mayPropose(actor: Pick<Actor, 'roles'>): boolean {
  return isComms(actor) || isDpo(actor)
}

/**
 * Whether the second of two may confirm what the first proposed: another person, who might have proposed it too; and at
 * least one of both is DPO or administrator.
 */
export function mayConfirm(first: FirstOfTwo, second: Pick<Actor, 'id' | 'roles'>): boolean {
  if (first.id === second.id || !mayPropose(first) || !mayPropose(second)) return false
  return [first, second].some(one => isDpo(one) || isAdmin(one))
}
