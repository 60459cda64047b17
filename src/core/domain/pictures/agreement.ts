import type { Named } from '../actor.ts'
import type { Instant } from '../time.ts'
import type { PictureUse } from './use.ts'

/**
 * Whose word it is. Of whoever is no agent the name lies apart, in the row `outside_person` of that `ref`: never in a
 * post, a seal or the journal.
 */
export type AgreedPerson =
  | { kind: 'agent'; person: Named }
  | { kind: 'outsider'; ref: string }
  /** Both parents: the word of one of them opens nothing. */
  | { kind: 'child'; ref: string; parents: ParentWord[] }

/**
 * `agreed`: when that parent’s signed file was added; null: nothing came yet. `name`: under which it lies in the
 * library; absent: of that of `proof`.
 */
export type ParentWord = { ref: string; agreed: Instant | null; fileId: string | null; name?: string }

/**
 * What the word rests on. `fileId`: of the signed file in the library. `toldBy`: who says that they were told; the
 * weakest of all.
 */
export type AgreementProof =
  { kind: 'click' } | { kind: 'file'; fileId: string; name: string } | { kind: 'oral'; toldBy: Named }

/**
 * One person’s word for one picture. `uses`: of what is `asked`, those asked for; of what is `given`, those given.
 * `askedFor`: of an agent, those asked for last. `wants`: those asked for anew of somebody who gave others, and
 * `wantsUntil`: until when (null: not said); until they answer, what they gave counts. `givenAt`: when the word was
 * given, a yes or a no. `until`: two years after it was given, unless it was said otherwise; null: not
 * said, or no yes.
 */
export type Agreement = {
  id: string
  person: AgreedPerson
  uses: PictureUse[]
  askedFor?: PictureUse[]
  wants?: PictureUse[]
  wantsUntil?: Instant | null
  state: 'asked' | 'given' | 'refused'
  askedAt: Instant
  /** Who asked, or filed it. */
  askedBy: Named
  givenAt: Instant | null
  until: Instant | null
  proof: AgreementProof | null
  /** By the person, or by whoever they told. */
  withdrawnAt: Instant | null
  withdrawnBy: Named | null
  /** Whoever asked was told: no answer came although the agent was reminded, or they left. */
  told?: 'waiting' | 'left'
}

/** A name that is kept apart, and goes with the last agreement that names its `ref`. */
export type OutsidePerson = {
  id: string
  version: number
  mediaId: string
  kind: 'adult' | 'child' | 'parent'
  /** ≤ 120 characters. */
  name: string
  createdAt: Instant
}

export function isWithdrawn({ withdrawnAt }: Pick<Agreement, 'withdrawnAt'>): boolean {
  return withdrawnAt !== null
}

/** Both signed, each by a file. */
export function haveSigned(parents: readonly ParentWord[]): boolean {
  return parents.length >= 2 && parents.every(({ agreed, fileId }) => agreed !== null && fileId !== null)
}

export const outsideNameMax = 120
/** On one picture. */
export const agreementsMax = 30

/** Of signed files in the library, apart from what proposals bring. */
export const agreementsFolder = 'Accords'
