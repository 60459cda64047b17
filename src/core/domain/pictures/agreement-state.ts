import type { PersonId } from '../actor.ts'
import type { Instant } from '../time.ts'
import { type AgreedPerson, type Agreement, isWithdrawn } from './agreement.ts'
import type { Media } from './media.ts'
import type { PictureUse } from './use.ts'

/** `missing`: a signed file has not come, of a child that of a parent. */
export type AgreementState = 'asked' | 'missing' | 'given' | 'refused' | 'expired' | 'withdrawn'

/** The state of one person's agreement at that instant. */
export function agreementState(agreement: Agreement, at: Instant): AgreementState {
  const { person, state, until } = agreement
  if (isWithdrawn(agreement)) return 'withdrawn'
  if (state === 'refused') return 'refused'
  if (unsignedParents(person) > 0) return 'missing'
  if (state === 'asked') return person.kind === 'agent' ? 'asked' : 'missing'
  return until !== null && until <= at ? 'expired' : 'given'
}

/** How many parents of a child did not sign yet; none of anybody else. */
function unsignedParents(person: AgreedPerson): number {
  return person.kind === 'child' ? person.parents.filter(({ agreed }) => agreed === null).length : 0
}

/** Whether an agent’s answer is waited for: a first one, or one to more than they gave. */
export function isAsked(agreement: Agreement): boolean {
  const { person, state, wants } = agreement
  if (person.kind !== 'agent' || isWithdrawn(agreement)) return false
  return state === 'asked' || (state === 'given' && wants !== undefined)
}

/** The uses that are asked for, or were given. */
export function askedUses({ uses, wants }: Agreement): readonly PictureUse[] {
  return wants ?? uses
}

/** Until when it is asked for, or was given, as the person read it. Null: no end was set. */
export function askedUntil({ until, wants, wantsUntil = null }: Agreement): Instant | null {
  return wants ? wantsUntil : until
}

/** Whether it is this agent's own agreement: nobody gives, refuses or takes back another person's. */
export function isOwn({ person }: Pick<Agreement, 'person'>, reader: PersonId): boolean {
  return person.kind === 'agent' && person.person.id === reader
}

/** What this agent was asked about that picture; null: nothing. */
export function ownAgreement({ agreements }: Pick<Media, 'agreements'>, reader: PersonId): Agreement | null {
  return agreements.findLast(one => isOwn(one, reader)) ?? null
}

/** Whether a signed file may still be added: for people who are no agents, unless they took their agreement back. */
export function takesFile(agreement: Agreement): boolean {
  const { person, state, proof } = agreement
  if (person.kind === 'agent' || isNameless(person) || isWithdrawn(agreement) || state === 'refused') return false
  return person.kind === 'child' ? unsignedParents(person) > 0 : proof?.kind !== 'file'
}

/** Long over: the person is no longer kept. */
export function isNameless(person: AgreedPerson): boolean {
  return person.kind !== 'agent' && person.ref === ''
}

/** *En interne seulement* means less than what is asked for. */
export function asksForMore(uses: readonly PictureUse[]): boolean {
  return uses.some(use => use !== 'internal')
}
