import { afterQuietHours } from '../../../domain/working-time/quiet-hours.ts'
import { type Jobs, refresh } from '../../../change.ts'
import { isCardOf } from '../../../domain/placements/placed-card.ts'
import type { Ports } from '../../../ports.ts'
import type { WorkingHours } from '../../../domain/settings.ts'

const following = [
  'tracking',
  'validation',
  'receipt',
  'inbox',
  'outcome',
  'published',
  'participants',
  'organiser',
  'warned',
] as const

/**
 * The job `post.follow`, after a post changed without a click of those who follow it: its sending begins, or ends.
 * Their existing cards are drawn again, and those of people who gave a visa, which can no longer be withdrawn. The
 * proposer is told once that people have it, outside of quiet hours.
 */
export async function followPost(
  ports: Pick<Ports, 'posts' | 'placements' | 'commit' | 'now'>,
  { postId, published }: Jobs['post.follow'],
  settings: WorkingHours,
): Promise<void> {
  const post = await ports.posts.byId(postId)
  if (!post) return
  const { initiativeId, validationId, recurring } = post
  const about = [postId, initiativeId, validationId].filter(id => id !== null)
  const cards = (await Promise.all(about.map(id => ports.placements.about(id)))).flat()
  const kept = cards.filter(key => isCardOf(key, ...following))
  await ports.commit(
    ...kept.map(key => refresh(key)),
    ...(recurring ? [refresh({ card: 'idea', ...recurring })] : []),
    ...(published && initiativeId !== null
      ? [refresh({ card: 'published', initiativeId }, afterQuietHours(ports.now(), settings))]
      : []),
  )
}
