import type { Named } from '../actor.ts'
import type { Instant } from '../time.ts'
import type { PictureUse } from './use.ts'

/**
 * The person who agrees. The name of a person who is no agent is kept apart, in the row `outside_person` of that `ref`:
 * never in a post, a seal or the journal.
 */
export type AgreedPerson =
  | { kind: 'agent'; person: Named }
  | { kind: 'outsider'; ref: string }
  /** Both parents: the agreement of one of them opens nothing. */
  | { kind: 'child'; ref: string; parents: ParentWord[] }

/**
 * `agreed`: when that parent’s signed file was added; null: nothing came yet. `name`: of that file in the library;
 * absent: that of `proof`.
 */
export type ParentWord = { ref: string; agreed: Instant | null; fileId: string | null; name?: string }

/**
 * What the agreement rests on. `fileId`: of the signed file in the library. `toldBy`: the person who says that they
 * were told; the weakest proof.
 */
export type AgreementProof =
  { kind: 'click' } | { kind: 'file'; fileId: string; name: string } | { kind: 'oral'; toldBy: Named }

/**
 * One person’s agreement to one picture. `uses`: of what is `asked`, those asked for; of what is `given`, those given.
 * `askedFor`: of an agent, those asked for last. `wants`: uses asked for anew after others were given, and
 * `wantsUntil`: until when (null: not said); until the person answers, what they gave counts. `givenAt`: when they
 * answered, yes or no. `until`: two years later, unless another end was said; null: not said, or no yes.
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
  /** The person who asked, or filed it. */
  askedBy: Named
  givenAt: Instant | null
  until: Instant | null
  proof: AgreementProof | null
  /** Withdrawn by the person, or by somebody whom they told. */
  withdrawnAt: Instant | null
  withdrawnBy: Named | null
  /** What the person who asked was told: no answer came although the agent was reminded, or the agent left. */
  told?: 'waiting' | 'left'
}

/** The name of a person who is no agent; deleted with the last agreement that names its `ref`. */
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

/** Whether both parents signed, each in a file. */
export function haveSigned(parents: readonly ParentWord[]): boolean {
  return parents.length >= 2 && parents.every(({ agreed, fileId }) => agreed !== null && fileId !== null)
}

export const outsideNameMax = 120
export const agreementsMax = 30

/** The folder of signed files in the library, apart from the files of proposals. */
export const agreementsFolder = 'Accords'
