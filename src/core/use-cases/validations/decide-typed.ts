import { type Actor, isOutside } from '../../domain/actor.ts'
import type { Ports } from '../../ports.ts'
import type { Post } from '../../domain/posts/post.ts'
import type { WorkingHours } from '../../domain/settings.ts'
import type { Instant } from '../../domain/time.ts'
import { decideOnce, type DecideResult } from './decide-validation.ts'
import { mayDecide } from '../../domain/validations/decide.ts'
import { recordShown, wasShown } from './mark-shown.ts'
import type { DecisionKind, Validation } from '../../domain/validations/validation.ts'

export type TypedDecision = { postId: string; kind: DecisionKind; reason?: unknown }
export type DecideTypedResult = DecideResult | { kind: 'show-first'; validation: Validation; post: Post }

/**
 * « approuver 42 »: counts only for the version last shown to this person; else they are shown the present one, and
 * nothing is decided.
 */
export async function decideTyped(
  ports: Parameters<typeof decideOnce>[0] & Pick<Ports, 'placements'>,
  actor: Actor,
  { postId, kind, reason }: TypedDecision,
  settings: WorkingHours,
): Promise<DecideTypedResult> {
  if (isOutside(actor)) return { kind: 'not-an-agent' }
  const found = await find(ports, postId)
  if (!found) return { kind: 'not-found' }
  const { validation, post } = found
  const now = ports.now()
  const step = stepFor(validation, actor, kind, now)
  if (mayDecide(validation, step, actor.id, now) && !(await wasShown(ports, validation, actor.id))) {
    const recorded = await recordShown(ports, validation.id, actor.id, validation.seal)
    return recorded.kind === 'busy' ? recorded : { kind: 'show-first', validation, post }
  }
  return decideOnce(ports, actor, { postId, kind, reason, step, seal: validation.seal }, settings)
}

async function find(ports: Pick<Ports, 'posts' | 'validations'>, postId: string) {
  const post = await ports.posts.byId(postId)
  const validation = post?.validationId ? await ports.validations.byId(post.validationId) : null
  return post && validation ? { post, validation } : null
}

/** The waiting step if it asks this person, else the last one that ever did. */
function stepFor(validation: Validation, actor: Actor, kind: DecisionKind, now: Instant): number {
  if (kind === 'withdraw') {
    const given = validation.steps.findLastIndex(({ visas }) => visas.some(({ by }) => by.id === actor.id))
    if (given >= 0) return given
  }
  if (mayDecide(validation, validation.current, actor.id, now)) return validation.current
  const asked = validation.steps
    .slice(0, validation.current)
    .findLastIndex((_, index) => mayDecide(validation, index, actor.id, now))
  return asked >= 0 ? asked : validation.current
}
