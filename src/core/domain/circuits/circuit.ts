import type { Named, PersonId } from '../actor.ts'
import type { PostKind } from '../posts/post.ts'
import { allFacets, type Facet } from '../seal-facets.ts'
import { type Instant, later } from '../time.ts'

export type GroupNamed = { id: string; name: string }

/**
 * How a step names whom it asks. `head`, `deputy`, `heads-head`: of each department that the post touches. `referent`:
 * of each sector that it touches, of its referents those who are present; the communication team where none is.
 * `comms`: that team. A group that is null has yet to be named: such a circuit cannot be used.
 */
export type ApproverRule =
  | { by: 'head' | 'deputy' | 'heads-head' | 'referent' | 'comms' }
  | { by: 'person'; person: Named }
  | { by: 'group'; group: GroupNamed | null }

/** How many visas of those asked a step needs; a number is of n: with fewer people, the fallback group joins them. */
export type Quorum = 'all' | 'any' | number

export type CircuitStep = {
  /** A key under `steps` in the locales for the steps that come with Mary, else as typed. */
  name: string
  approvers: ApproverRule[]
  quorum: Quorum
  /** What a visa of this step vouches for; never empty. */
  facets: Facet[]
  /** The group that is asked when none of the people named by the rules can be; null: the configured fallback group. */
  fallback: GroupNamed | null
  /** Working days that its approvers have, if the slot leaves so many. */
  days: number
}

/**
 * What a circuit is for; empty, absent or `any` = all. `departments`: a post that touches one of them; `reach`: one
 * department alone, or more than that.
 */
export type CircuitScope = {
  kinds: PostKind[]
  sections: string[]
  departments?: string[]
  reach: 'any' | 'department' | 'authority'
}

/** One wording of a circuit, kept for good. `by` null: as it came with Mary. */
export type CircuitVersion = {
  /** From 1. */
  number: number
  name: string
  scope: CircuitScope
  steps: CircuitStep[]
  /** Whether new posts may be given to this circuit. */
  active: boolean
  by: Named | null
  at: Instant
}

/** An ordered list of steps that a post must pass; data that administrators edit. */
export type Circuit = {
  id: string
  version: number
  /** Oldest first; the last one counts. */
  versions: CircuitVersion[]
}

export function currentCircuit({ versions }: Circuit): CircuitVersion {
  const last = versions.at(-1)
  if (!last) throw new Error('a circuit without a version')
  return last
}

/** Why a circuit cannot be used. `group-unnamed`: at that step. */
export type CircuitFault =
  { key: 'no-step' } | { key: 'facets-missing'; facets: Facet[] } | { key: 'group-unnamed'; step: string }

/** Why a circuit cannot be used; empty: posts may be given to it. */
export function circuitFaults({ steps }: Pick<CircuitVersion, 'steps'>): CircuitFault[] {
  if (steps.length === 0) return [{ key: 'no-step' }]
  const missing = allFacets.filter(facet => steps.every(({ facets }) => !facets.includes(facet)))
  const unnamed = steps.filter(({ approvers }) => approvers.some(rule => rule.by === 'group' && rule.group === null))
  return [
    ...unnamed.map(({ name }) => ({ key: 'group-unnamed', step: name }) as const),
    ...(missing.length > 0 ? [{ key: 'facets-missing', facets: missing } as const] : []),
  ]
}

/** Whether the scope sets no condition, so that it fits every post for which no closer circuit exists. */
export function isOpenToAll({ kinds, sections, departments = [], reach }: CircuitScope): boolean {
  return kinds.length === 0 && sections.length === 0 && departments.length === 0 && reach === 'any'
}

/** So long after changing a circuit a person approves nothing that goes through it. */
const barredMs = 24 * 60 * 60_000

/** Who changed it lately, and until when they may not approve anything that goes through it. */
export function barredFrom({ versions }: Circuit, now: Instant): { person: PersonId; until: Instant }[] {
  const recent = versions.flatMap(({ by, at }) => (by ? [{ person: by.id, until: later(at, barredMs) }] : []))
  return recent.filter(
    ({ person, until }) => until > now && !recent.some(other => other.person === person && other.until > until),
  )
}
