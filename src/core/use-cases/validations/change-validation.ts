import type { Change } from '../../change.ts'
import type { Ports } from '../../ports.ts'
import { askedCards, trackingCards } from '../cards/validation-cards.ts'
import type { Validation } from '../../domain/validations/validation.ts'
import { asDecided, type Decided, roadOf } from '../road.ts'

export type ValidationChange = Decided<Validation, never, object>
/** `what`: the order, for the journal entry of people who may not give it; `sealed`: with the seal that they saw. */
export type ValidationOrder = { postId: string; what?: string; sealed?: boolean }

/** For changes of who is asked or what is said, not of decisions; by people and by Mary herself. */
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
    // If other people are asked than before, the entry has the steps, so that the journal alone tells the whole
    // validation.
    const details = steps === before?.steps ? {} : { steps: JSON.stringify(steps) }
    return { subject: reference, seal, details }
  },
  follows: (row, before, [post]) => [...askedAnew(before ?? row, row), ...trackingCards(post, row)],
  done: (validation, [post]) => ({ kind: 'changed' as const, validation, post }),
})

/** People who are asked, were asked, or were stand-ins of a person who is asked no more. */
function askedAnew(before: Validation, after: Validation): Change[] {
  const cards = [...askedCards(after), ...askedCards(before)]
  return [...new Map(cards.map(card => [JSON.stringify(card), card])).values()]
}
