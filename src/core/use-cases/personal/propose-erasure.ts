import type { Change } from '../../change.ts'
import { type Actor, named } from '../../domain/actor.ts'
import type { Erasure } from '../../domain/personal/erasure.ts'
import { mayPropose } from '../../domain/two-people.ts'
import type { Ports } from '../../ports.ts'
import { refusedAttempt } from '../journal/refused-attempt.ts'
import { askCards, whoMayConfirm } from './ask-second.ts'
import { countTraces, soughtFor, type WhoInput, whoIsMeant, type WhoRefusal } from './whose-data.ts'

/** `isAsked`: they read that no address is known, and know none. */
export type ErasureInput = WhoInput & { isAsked?: boolean }

export type ProposeErasureResult =
  | { kind: 'erasure-proposed'; erasure: Erasure }
  /** It already waits, or is under way. */
  | { kind: 'erasure-there'; erasure: Erasure }
  /** No address is known, and the person was not asked for one yet. */
  | { kind: 'erasure-without-address' }
  | WhoRefusal
  | { kind: 'erasure-not-allowed' | 'erasure-of-oneself' | 'busy' }

type Needs = Pick<Ports, 'personal' | 'erasures' | 'directory' | 'history' | 'commit' | 'now' | 'newId'>

/** *Effacer une personne*: says who, and what would be deleted; nothing is before a second person confirms. */
export async function proposeErasure(ports: Needs, actor: Actor, input: ErasureInput): Promise<ProposeErasureResult> {
  if (!mayPropose(actor))
    return refusedAttempt(ports, actor, { what: 'erasure.propose', subject }, { kind: 'erasure-not-allowed' })
  const meant = await whoIsMeant(ports, input)
  if (meant.kind !== 'meant') return meant
  const { person, names } = meant
  if (person.id === actor.id) return { kind: 'erasure-of-oneself' }
  const there = await ports.erasures.openOf(person.id)
  if (there) return { kind: 'erasure-there', erasure: there }
  const sought = await soughtFor(ports, person.id, { names: [person.name, ...names] })
  const { found, called } = await countTraces(ports, sought)
  if (found.length === 0 && person.isOutside) return { kind: 'erasure-without-trace' }
  // With a closed account no directory has the address, and a dump would go on showing it.
  if (!input.isAsked && !sought.names.some(name => name.includes('@'))) return { kind: 'erasure-without-address' }
  const erasure: Erasure = {
    id: ports.newId(),
    version: 1,
    state: 'proposed',
    person: named(person),
    // Once the account is closed the directory no longer has them, nor their address.
    names: sought.names,
    ...(person.isOutside && { isOutside: true }),
    ...(person.hasNamesake && { hasNamesake: true }),
    ids: [],
    called,
    standIn: ports.newId(),
    found,
    proposed: { by: named(actor), roles: actor.roles, at: ports.now() },
    confirmed: null,
    blockers: [],
    receipt: null,
  }
  const done = await ports.commit(
    { save: 'erasure', row: erasure, ifVersion: 0 },
    erasureEntry('erasure.proposed', actor),
    ...askCards(erasure.id, await whoMayConfirm(ports, erasure)),
  )
  return done === 'done' ? { kind: 'erasure-proposed', erasure } : { kind: 'busy' }
}

/** The receipt proves that the right was granted (art. 5(2) GDPR); five years: art. 2224 C. civ. */
export const receiptMs = 1_826 * 24 * 60 * 60_000

/** The journal's subject: nobody's name. */
export const subject = 'erasure'

export function erasureEntry(
  verb:
    | 'erasure.proposed'
    | 'erasure.confirmed'
    | 'erasure.given-up'
    | 'erasure.done'
    | 'person.asked-data'
    | 'person.asked-data-of'
    | 'person.erased-words',
  actor: Actor | null,
  details: Record<string, number> = {},
): Change {
  return { journal: { verb, actor: actor && named(actor), subject, seal: null, details } }
}
