import { idFrom } from '../id-from.ts'
import type { Instant } from '../time.ts'
import { type AgreedPerson, type Agreement, isWithdrawn } from './agreement.ts'
import { isNameless } from './agreement-state.ts'
import type { Media } from './media.ts'

/** In place of a person who is no longer kept. */
const nobody = { id: '', name: '' }

/** When an agreement ended, or when it was asked if no answer ever came; null: it counts. */
function overSince({ state, askedAt, givenAt, until, withdrawnAt }: Agreement): Instant | null {
  if (withdrawnAt !== null) return withdrawnAt
  if (state === 'asked') return askedAt
  return state === 'refused' ? (givenAt ?? askedAt) : until
}

/** `refs`: names kept apart that are deleted with it; `files`: signed files that nothing needs any more. */
type Forgotten = { media: Media; refs: string[]; files: string[]; words: number }

/**
 * People whose agreement was over before that instant are named no more. What they said goes on to count: a no, an
 * agreement that ended or a signature that never came keeps the picture closed, even if all others agreed. A person who
 * never answered is asked no more.
 */
export function forgetWords(media: Media, before: Instant): Forgotten {
  const isDue = (one: Agreement): boolean => !isNameless(one.person) && (overSince(one) ?? before) < before
  const due = media.agreements.filter(isDue)
  const agreements = media.agreements.flatMap(one => {
    if (!isDue(one)) return [one]
    const isUnanswered = one.state === 'asked' && !isWithdrawn(one) && one.person.kind !== 'child'
    return isUnanswered ? [] : [nameless(one)]
  })
  const still = new Set(agreements.flatMap(signedFiles))
  return {
    media: { ...media, agreements },
    refs: due.flatMap(({ person }) => refsOf(person)),
    files: [...new Set(due.flatMap(signedFiles))].filter(name => !still.has(name)),
    words: due.length,
  }
}

/** Names of the signed files in the library; one file may be that of several people. */
function signedFiles({ person, proof }: Agreement): string[] {
  const parents = person.kind === 'child' ? person.parents.flatMap(({ name }) => name ?? []) : []
  return proof?.kind === 'file' ? [proof.name, ...parents] : parents
}

function refsOf(person: AgreedPerson): string[] {
  if (person.kind === 'agent') return []
  return person.kind === 'child' ? [person.ref, ...person.parents.map(({ ref }) => ref)] : [person.ref]
}

/** The id of an agreement names the person, too. */
function nameless(one: Agreement): Agreement {
  const person: AgreedPerson =
    one.person.kind === 'child'
      ? { kind: 'child', ref: '', parents: one.person.parents.map(({ agreed }) => ({ ref: '', agreed, fileId: null })) }
      : { kind: 'outsider', ref: '' }
  return {
    ...one,
    id: idFrom('past', one.id),
    person,
    proof: null,
    askedBy: nobody,
    withdrawnBy: isWithdrawn(one) ? nobody : null,
  }
}
