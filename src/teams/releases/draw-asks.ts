import type { FaceOf } from '../../core/domain/faces/face.ts'
import type { ChannelSeen } from '../../core/domain/faces/release-seen.ts'
import { type Card, drawCard, type Look } from '../cards/card-templates.ts'
import { escapeLine } from '../cards/markdown.ts'
import { channelName } from '../cards/release-text.ts'
import { releaseNotes, releaseStateText } from './release-state.ts'

/** A release that stopped: why, until a person decides. */
export function drawAsks(
  { post, channel, since, seen }: Pick<FaceOf<'release-asks'>, 'post' | 'channel' | 'since' | 'seen'>,
  look: Look,
): Card {
  const { words } = look
  const waiting = seen?.release.updatedAt === since
  const state = seen ? releaseStateText(seen, words) : words.text('releases.states.taken-back')
  const why = seen?.release.state === 'unknown' ? [words.text('releases.asks.unknown')] : []
  return drawCard(
    'releases/asks',
    {
      postId: post.id,
      channel,
      kicker: words.text('releases.one', { channel: channelName(channel, words), reference: post.reference }),
      heading: words.text(`releases.asks.${waiting ? 'heading' : 'decided'}`),
      color: waiting ? 'attention' : 'default',
      title: words.text('common.quoted', { text: escapeLine(post.content.title) }),
      since: words.text('releases.asks.since', { date: words.date(since) }),
      waiting,
      why:
        waiting && seen
          ? [...why, ...releaseNotes(seen, words)].join('\n\n')
          : words.text('releases.asks.now', { channel: channelName(channel, words), state }),
    },
    look,
  )
}

/** A channel whose network gives no clear answer, or refuses Mary's key. */
export function drawTrouble(
  { channel: id, waiting, over, trouble }: ChannelSeen & { trouble: 'silent' | 'held' },
  look: Look,
): Card {
  const { words } = look
  const channel = channelName(id, words)
  return drawCard(
    'releases/trouble',
    {
      channel: id,
      heading: words.text(`releases.trouble.${over ? 'over' : trouble}`, { channel }),
      color: over ? 'default' : 'attention',
      text: words.text(`releases.trouble.${over ? 'over' : trouble}Text`),
      waiting: over ? '' : words.count('releases.trouble.waiting', waiting),
      frees: trouble === 'held' && !over,
    },
    look,
  )
}
