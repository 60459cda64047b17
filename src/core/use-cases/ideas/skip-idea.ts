import { refresh } from '../../change.ts'
import { type Actor, isComms, named } from '../../domain/actor.ts'
import { withYear } from '../../domain/agenda/recurring-idea.ts'
import type { Post } from '../../domain/posts/post.ts'
import type { Ports } from '../../ports.ts'
import { type Busy, whileStale } from '../attempt.ts'
import { ideaInYear } from '../agenda/kept-ideas.ts'
import { refusedAttempt } from '../journal/refused-attempt.ts'
import { cancelPost } from '../posts/ending/cancel-post.ts'

export type SkipIdeaResult =
  | { kind: 'idea-skipped' }
  /** Somebody goes on with the draft: if at all, it is given up as a post. */
  | { kind: 'idea-under-way'; post: Post }
  | { kind: 'not-comms' | 'not-found' }
  | Busy
type Needs = Parameters<typeof cancelPost>[0] & Pick<Ports, 'recurringIdeas'>

/** *Pas cette année*: the draft goes, unless it was submitted. What a kill left undone is done by the next press. */
export async function skipIdea(
  ports: Needs,
  actor: Actor,
  { ideaId, year }: { ideaId: string; year: number },
): Promise<SkipIdeaResult> {
  if (!isComms(actor))
    return refusedAttempt(ports, actor, { what: 'idea.skip', subject: 'agenda' }, { kind: 'not-comms' })
  const found = await ideaInYear(ports, ideaId, year)
  if (!found) return { kind: 'not-found' }
  const { post } = found
  if (post.state !== 'draft' && post.state !== 'cancelled') return { kind: 'idea-under-way', post }
  if (post.state === 'draft') {
    const cancelled = await cancelPost(ports, actor, post.id)
    if (cancelled.kind === 'closed') return { kind: 'idea-under-way', post: cancelled.post }
    if (cancelled.kind === 'busy') return cancelled
  }
  return whileStale<SkipIdeaResult>(async () => {
    const present = await ideaInYear(ports, ideaId, year)
    if (!present) return { kind: 'not-found' }
    if (present.of.skipped) return { kind: 'idea-skipped' }
    const { idea, of } = present
    const row = { ...withYear(idea, { ...of, skipped: named(actor) }), version: idea.version + 1 }
    const details = { idea: idea.title ?? '', day: of.day }
    const done = await ports.commit(
      { save: 'recurring_idea', row, ifVersion: idea.version },
      { journal: { verb: 'idea.skipped', actor, subject: 'agenda', seal: null, details } },
      refresh({ card: 'idea', ideaId, year }),
    )
    return done === 'done' ? { kind: 'idea-skipped' } : 'stale'
  })
}
