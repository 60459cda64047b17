import type { Change } from '../../change.ts'
import type { Ports } from '../../ports.ts'
import { askedCards, trackingCards } from '../cards/validation-cards.ts'
import type { Validation } from '../../domain/validations/validation.ts'
import { asDecided, type Decided, roadOf } from '../road.ts'

export type ValidationChange = Decided<Validation, never, object>
/** `what`: the order, for the journal of those who may not give it; `sealed`: with the seal of what they saw. */
export type ValidationOrder = { postId: string; what?: string; sealed?: boolean }

/** For what changes who is asked or what is said, but not what was decided; by people and by Mary herself. */
export const validationRoad = roadOf({
  of: 'validation',
  read: async (ports: Pick<Ports, 'posts' | 'validations'>, { postId }: ValidationOrder) => {
    const post = await ports.posts.byId(postId)
    const validation = post?.validationId ? await ports.validations.byId(post.validationId) : null
    return post && validation && ([validation, post] as const)
  },
  refuses: asDecided,
  attempt: (seen, { what = 'validation.change', sealed = false }) => ({
    what,
    subject: seen?.[1].reference ?? 'validations',
    seal: sealed ? (seen?.[0].seal ?? null) : null,
  }),
  forbidden: ['not-allowed', 'not-concerned', 'not-to-oneself', 'handed-on', 'not-an-approver', 'barred'],
  tells: ({ reference, seal, steps }, before) => {
    // Whoever is asked otherwise than before: with it the journal alone tells what became of it.
    const details = steps === before?.steps ? {} : { steps: JSON.stringify(steps) }
    return { subject: reference, seal, details }
  },
  follows: (row, before, [post]) => [...askedAnew(before ?? row, row), ...trackingCards(post, row)],
  done: (validation, [post]) => ({ kind: 'changed' as const, validation, post }),
})

/** Whoever is asked, was asked, or stood in for somebody who is asked no more. */
function askedAnew(before: Validation, after: Validation): Change[] {
  const cards = [...askedCards(after), ...askedCards(before)]
  return [...new Map(cards.map(card => [JSON.stringify(card), card])).values()]
}
