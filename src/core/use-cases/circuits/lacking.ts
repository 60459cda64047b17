import type { Person, PersonId } from '../../domain/actor.ts'
import { unfitAccount, type UnfitAccount } from '../people/unfit.ts'
import type { Ports } from '../../ports.ts'
import type { Post } from '../../domain/posts/post.ts'
import type { Approver, ApproverAs } from '../../domain/validations/validation.ts'

/**
 * Why somebody cannot be asked; `elsewhere`: another step asks them, or the same one for another place, and two visas
 * come from two people.
 */
export type Unfit = 'author' | 'barred' | UnfitAccount | 'elsewhere'

/**
 * Whom a rule named in vain. `nobody`: it names no one; `no-department`: the department of whoever proposed is in no
 * list, its name in Entra is `name`; `unnamed`: a group that was never named; `empty`, `none-left`: of a group, of the
 * communication team.
 */
export type Lacking = {
  as: ApproverAs
  name: string | null
  why: Unfit | 'nobody' | 'no-department' | 'unnamed' | 'empty' | 'none-left'
}

/** Whom a rule names and who may be asked; `lacking` says why it is nobody. */
export type Sought = { approvers: Approver[]; lacking: Lacking[] }

/** Null: this person may be asked. */
export type Judge = (person: Person) => Promise<Unfit | null>

/** No author approves, nor whoever changed the circuit lately, nor whom another step asks; and agents alone do. */
export function judgeOf(
  ports: Pick<Ports, 'directory'>,
  { proposer, authors }: Pick<Post, 'proposer' | 'authors'>,
  barred: readonly PersonId[],
  elsewhere: ReadonlySet<PersonId> = new Set(),
): Judge {
  return async person => {
    const { id } = person
    if (proposer?.id === id || authors.some(author => author.id === id)) return 'author'
    if (barred.includes(id)) return 'barred'
    return (await unfitAccount(ports, person)) ?? (elsewhere.has(id) ? 'elsewhere' : null)
  }
}
