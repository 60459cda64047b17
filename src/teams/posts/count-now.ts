import type { AudienceCheck } from '../../core/domain/audiences/audience.ts'
import { unlessAway } from '../../core/domain/errors.ts'
import type { Post } from '../../core/domain/posts/post.ts'
import { checkAudience } from '../../core/use-cases/audiences/check-audience.ts'
import { within } from '../../timing/within.ts'
import type { Turn } from '../turn/turn.ts'

/** A longer count is not waited for: Teams waits ten seconds for the whole answer. */
const countedWithinMs = 5_000

/** Null: the directory is away, or it takes too long. */
export async function countNow({ ports, settings }: Turn, { audience }: Post): Promise<AudienceCheck | null> {
  const { timeZone } = settings
  const counting = unlessAway(() => checkAudience(ports, audience, { now: ports.now(), timeZone }), null)
  const count = await within(counting, countedWithinMs)
  return count === 'slow' ? null : count
}
