import type { Named } from '../actor.ts'
import type { Facet } from '../facets.ts'
import type { PostKind } from '../posts/post.ts'
import type { Instant } from '../time.ts'

export type GroupNamed = { id: string; name: string }

/**
 * How a step names whom it asks. `head`, `deputy`, `heads-head`: of each department that the post touches. `comms`: the
 * communication team. A group that is null has yet to be named: such a circuit cannot be used.
 */
export type ApproverRule =
  | { by: 'head' | 'deputy' | 'heads-head' | 'comms' }
  | { by: 'person'; person: Named }
  | { by: 'group'; group: GroupNamed | null }

/**
 * How many visas of those asked a step needs; a number is of n: where there are fewer people, the fallback group joins
 * them.
 */
export type Quorum = 'all' | 'any' | number

export type CircuitStep = {
  /** A key under `steps` in the locales for those that come with Mary, else as typed. */
  name: string
  approvers: ApproverRule[]
  quorum: Quorum
  /** What a visa of this step vouches for; never empty. */
  facets: Facet[]
  /** Asked when nobody of the rules can be; null: the configured fallback group. */
  fallback: GroupNamed | null
  /** Working days that its approvers have, when the slot leaves them. */
  days: number
}

/** What a circuit is for; empty or `any` = all. `reach`: one department alone, or more than that. */
export type CircuitScope = { kinds: PostKind[]; sections: string[]; reach: 'any' | 'department' | 'authority' }

/** One wording of a circuit, kept for good. `by` null: as it came with Mary. */
export type CircuitVersion = {
  /** From 1. */
  number: number
  name: string
  scope: CircuitScope
  steps: CircuitStep[]
  /** Whether posts are given to it. */
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
