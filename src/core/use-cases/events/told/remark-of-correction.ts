import type { Broadcast } from '../../../domain/broadcasts/broadcast.ts'
import { eventState, isAhead, remarkOf } from '../../../domain/events/event.ts'
import type { Settings } from '../../../domain/settings.ts'
import type { Ports } from '../../../ports.ts'
import { readPlaces } from '../read-event.ts'

/**
 * A correction draws every card anew, also of people who did not answer: with what is true of the event for everybody
 * as it begins, by the new words. Later changes are looked at once it has ended.
 */
export async function withRemark(
  ports: Pick<Ports, 'posts' | 'events' | 'now'>,
  correction: Broadcast,
  settings: Pick<Settings, 'timeZone'>,
): Promise<Broadcast> {
  if (correction.kind !== 'correct') return correction
  const { remark: _before, ...drawn } = correction
  const post = await ports.posts.byId(correction.postId)
  const details = post?.content.kind === 'event' ? post.content.event : null
  if (!post || details === null) return drawn
  const event = { cancelled: false, details, expiresOn: correction.expiresOn }
  const now = ports.now()
  if (!isAhead(eventState(event, now, settings))) return drawn
  const remark = remarkOf({ ...event, places: await readPlaces(ports, { post, details }) }, now, settings)
  return remark === null ? drawn : { ...drawn, remark }
}
