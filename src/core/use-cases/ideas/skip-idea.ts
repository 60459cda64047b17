import { type Change, refresh } from '../../change.ts'
import { type Actor, named } from '../../domain/actor.ts'
import { withYear } from '../../domain/agenda/recurring-idea.ts'
import type { Post } from '../../domain/posts/post.ts'
import type { Ports } from '../../ports.ts'
import type { Busy } from '../attempt.ts'
import { ideaInYear } from '../agenda/kept-ideas.ts'
import { notComms, road } from '../road.ts'
import { cancelPost } from '../posts/ending/cancel-post.ts'

export type SkipIdeaResult =
  | { kind: 'idea-skipped' }
  /** Somebody goes on with it: it is given up, if so, where that post is. */
  | { kind: 'idea-under-way'; post: Post }
  | { kind: 'not-comms' | 'not-found' }
  | Busy
type Needs = Parameters<typeof cancelPost>[0] & Pick<Ports, 'recurringIdeas'>

type InYear = { ideaId: string; year: number }

const skipping = road({
  read: (ports: Pick<Ports, 'recurringIdeas' | 'posts'>, { ideaId, year }: InYear) => ideaInYear(ports, ideaId, year),
  refuses: notComms,
  attempt: { what: 'idea.skip', subject: 'agenda' },
})

/** *Pas cette année*: the draft goes, unless it was submitted. What a kill leaves undone is done by the next press. */
export function skipIdea(ports: Needs, actor: Actor, one: InYear): Promise<SkipIdeaResult> {
  return skipping<SkipIdeaResult>(ports, actor, one, async ({ idea, of, post }) => {
    if (post.state !== 'draft' && post.state !== 'cancelled') return { kind: 'idea-under-way', post }
    if (post.state === 'draft') {
      const cancelled = await cancelPost(ports, actor, post.id)
      if (cancelled.kind === 'closed') return { kind: 'idea-under-way', post: cancelled.post }
      if (cancelled.kind === 'busy') return cancelled
    }
    if (of.skipped) return { kind: 'idea-skipped' }
    const row = { ...withYear(idea, { ...of, skipped: named(actor) }), version: idea.version + 1 }
    const details = { idea: idea.title ?? '', day: of.day }
    const changes: Change[] = [
      { save: 'recurring_idea', row, ifVersion: idea.version },
      { journal: { verb: 'idea.skipped', actor, subject: 'agenda', seal: null, details } },
      refresh({ card: 'idea', ...one }),
    ]
    return { changes, answer: { kind: 'idea-skipped' } }
  })
}
