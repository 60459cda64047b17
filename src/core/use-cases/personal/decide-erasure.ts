import { type Actor, named } from '../../domain/actor.ts'
import {
  type Blocker,
  ended,
  type Erasure,
  isOpen,
  mayConfirmErasure,
  mayGiveUpErasure,
} from '../../domain/personal/erasure.ts'
import { articlesNaming } from '../../domain/personal/printed-names.ts'
import type { Sought } from '../../domain/personal/sought.ts'
import type { Reference } from '../../domain/reference.ts'
import { heldBy } from '../../domain/retention/suspension.ts'
import { heldNaming } from '../read-held.ts'
import { mayPropose } from '../../domain/two-people.ts'
import { later } from '../../domain/time.ts'
import { localDay } from '../../domain/working-time/local-time.ts'
import type { Settings } from '../../domain/settings.ts'
import type { Ports } from '../../ports.ts'
import { type Busy, whileStale } from '../attempt.ts'
import { refusedAttempt } from '../journal/refused-attempt.ts'
import { erasureCards } from './ask-second.ts'
import { erasureEntry, receiptMs, subject } from './propose-erasure.ts'
import { soughtFor } from './whose-data.ts'

export type ErasureNeeds = Pick<
  Ports,
  'personal' | 'erasures' | 'suspensions' | 'directory' | 'history' | 'placements' | 'commit' | 'now'
>
type Rules = Pick<Settings, 'timeZone'>

export type DecideErasureResult =
  | { kind: 'erasure-begun' | 'erasure-given-up' | 'erasure-blocked' | 'erasure-over'; erasure: Erasure }
  | { kind: 'not-found' | 'erasure-not-allowed' | 'erasure-needs-another' }
  | Busy

/** *Confirmer l’effacement*, by a second person; pressed again, what stood in its way is looked for anew. */
export function confirmErasure(
  ports: ErasureNeeds,
  actor: Actor,
  id: string,
  rules: Rules,
): Promise<DecideErasureResult> {
  return whileStale<DecideErasureResult>(async () => {
    const erasure = await ports.erasures.byId(id)
    if (!erasure) return { kind: 'not-found' }
    if (!mayConfirmErasure(erasure, actor)) return refusedDecision(ports, actor, 'erasure.confirm')
    if (!isOpen(erasure)) return { kind: 'erasure-over', erasure }
    const blockers = await blockersOf(ports, erasure, rules)
    const before = erasure.version
    const confirmed = { by: named(actor), at: ports.now() }
    const row: Erasure =
      blockers.length > 0
        ? { ...erasure, version: before + 1, blockers }
        : { ...erasure, version: before + 1, state: 'under-way', blockers, confirmed }
    const done = await ports.commit(
      { save: 'erasure', row, ifVersion: before },
      ...(blockers.length > 0
        ? []
        : [erasureEntry('erasure.confirmed', actor), { job: 'person.erase', data: { id } } as const]),
      ...(await erasureCards(ports, id)),
    )
    if (done === 'stale') return done
    return { kind: blockers.length > 0 ? 'erasure-blocked' : 'erasure-begun', erasure: row }
  })
}

/** *Renoncer*: nothing was erased, and who it was about is forgotten. */
export function giveUpErasure(ports: ErasureNeeds, actor: Actor, id: string): Promise<DecideErasureResult> {
  return whileStale<DecideErasureResult>(async () => {
    const erasure = await ports.erasures.byId(id)
    if (!erasure) return { kind: 'not-found' }
    if (!mayGiveUpErasure(erasure, actor)) return refusedDecision(ports, actor, 'erasure.giveup')
    if (!isOpen(erasure)) return { kind: 'erasure-over', erasure }
    const row = { ...ended(erasure, 'given-up', null), version: erasure.version + 1 }
    const done = await ports.commit(
      { save: 'erasure', row, ifVersion: erasure.version },
      erasureEntry('erasure.given-up', actor),
      { job: 'person.erase', data: { id }, at: later(ports.now(), receiptMs) },
      ...(await erasureCards(ports, id)),
    )
    return done === 'done' ? { kind: 'erasure-given-up', erasure: row } : 'stale'
  })
}

function refusedDecision(
  ports: Pick<ErasureNeeds, 'history' | 'commit' | 'now'>,
  actor: Actor,
  what: 'erasure.confirm' | 'erasure.giveup',
) {
  const kind = mayPropose(actor) ? 'erasure-needs-another' : 'erasure-not-allowed'
  return refusedAttempt(ports, actor, { what, subject }, { kind } as const)
}

/** What has to be seen to first; a court or a complaint that needs them goes before all. */
export async function blockersOf(
  ports: Pick<ErasureNeeds, 'personal' | 'suspensions' | 'history' | 'directory' | 'now'>,
  { person, names, ids }: Pick<Erasure, 'person' | 'names' | 'ids'>,
  { timeZone }: Rules,
): Promise<Blocker[]> {
  if (person === null) return []
  const sought = await soughtFor(ports, person.id, { names, ids })
  const held = heldBy(await ports.suspensions.standing())
  const suspended: Blocker[] = held.people.includes(person.id) ? [{ why: 'suspended', names: [] }] : []
  const issues = await heldIssues(ports, held.references, sought)
  const naming = [...(await heldNaming(ports, person.id)), ...issues]
  const inTrials: Blocker[] = naming.length > 0 ? [{ why: 'suspended-reference', names: naming }] : []
  return [...suspended, ...inTrials, ...(await ports.personal.neededFor(sought, localDay(ports.now(), timeZone)))]
}

/** Suspended editions whose page names them: an erasure would print another one. */
async function heldIssues(
  { personal }: Pick<ErasureNeeds, 'personal'>,
  references: readonly Reference[],
  sought: Sought,
): Promise<Reference[]> {
  const naming = new Set<Reference>()
  if (references.length === 0) return []
  for await (const { reference, html } of personal.issues(sought, references))
    if (articlesNaming(html, sought, '').length > 0) naming.add(reference)
  return [...naming]
}
