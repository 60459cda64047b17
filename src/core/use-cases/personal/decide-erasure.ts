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
import type { Busy } from '../attempt.ts'
import { erasureCards } from './ask-second.ts'
import { erasureEntry, receiptMs, subject } from './propose-erasure.ts'
import { soughtFor } from './whose-data.ts'
import { road } from '../road.ts'
import type { Change } from '../../change.ts'

export type ErasureNeeds = Pick<
  Ports,
  'personal' | 'erasures' | 'suspensions' | 'directory' | 'history' | 'placements' | 'commit' | 'now'
>
type Rules = Pick<Settings, 'timeZone'>

export type DecideErasureResult =
  | { kind: 'erasure-begun' | 'erasure-given-up' | 'erasure-blocked' | 'erasure-over'; erasure: Erasure }
  | { kind: 'not-found' | 'erasure-not-allowed' | 'erasure-needs-another' }
  | Busy

const may = { 'erasure.confirm': mayConfirmErasure, 'erasure.giveup': mayGiveUpErasure }
const erasureRoad = road({
  read: ({ erasures }: Pick<Ports, 'erasures'>, { id }: { id: string; what: keyof typeof may }) => erasures.byId(id),
  refuses: (actor, erasure, { what }) => {
    if (!erasure || may[what](erasure, actor)) return null
    return mayPropose(actor) ? 'erasure-needs-another' : 'erasure-not-allowed'
  },
  attempt: (_, { what }) => ({ what, subject }),
})

/** *Confirmer l’effacement*, by a second person; pressed again, obstacles are looked for anew. */
export function confirmErasure(
  ports: ErasureNeeds,
  actor: Actor,
  id: string,
  rules: Rules,
): Promise<DecideErasureResult> {
  return erasureRoad<DecideErasureResult>(ports, actor, { id, what: 'erasure.confirm' }, async erasure => {
    if (!isOpen(erasure)) return { kind: 'erasure-over', erasure }
    const blockers = await blockersOf(ports, erasure, rules)
    const isBlocked = blockers.length > 0
    const confirmed = { by: named(actor), at: ports.now() }
    const begun = isBlocked ? { blockers } : { state: 'under-way' as const, blockers, confirmed }
    const row: Erasure = { ...erasure, ...begun, version: erasure.version + 1 }
    const follow: Change[] = [erasureEntry('erasure.confirmed', actor), { job: 'person.erase', data: { id } }]
    const save: Change = { save: 'erasure', row, ifVersion: erasure.version }
    return {
      changes: [save, ...(isBlocked ? [] : follow), ...(await erasureCards(ports, id))],
      answer: { kind: isBlocked ? 'erasure-blocked' : 'erasure-begun', erasure: row },
    }
  })
}

/** *Renoncer*: nothing was erased, and the person's name is deleted from the request. */
export function giveUpErasure(ports: ErasureNeeds, actor: Actor, id: string): Promise<DecideErasureResult> {
  return erasureRoad<DecideErasureResult>(ports, actor, { id, what: 'erasure.giveup' }, async erasure => {
    if (!isOpen(erasure)) return { kind: 'erasure-over', erasure }
    const row = { ...ended(erasure, 'given-up', null), version: erasure.version + 1 }
    const changes: Change[] = [
      { save: 'erasure', row, ifVersion: erasure.version },
      erasureEntry('erasure.given-up', actor),
      { job: 'person.erase', data: { id }, at: later(ports.now(), receiptMs) },
      ...(await erasureCards(ports, id)),
    ]
    return { changes, answer: { kind: 'erasure-given-up', erasure: row } }
  })
}

/** What has to be done first; above all a suspension, for a court or a complaint. */
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

/** Suspended editions whose page names the person: an erasure would print them anew. */
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
