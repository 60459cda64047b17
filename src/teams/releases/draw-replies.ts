import { otherChannels } from '../../core/domain/channels/channel.ts'
import { cut } from '../../core/domain/text.ts'
import type { RepliesSeen } from '../../core/use-cases/releases/see-replies.ts'
import { type Card, drawCard, type Look } from '../cards/card-templates.ts'
import { escapeLine, escapeMarkdown } from '../cards/markdown.ts'
import { channelName } from '../cards/release-text.ts'
import { thatFits } from '../cards/that-fits.ts'

const authorMost = 80

/** Replies of the public to a post, or about the authority, by channel; strangers wrote them: they are only shown. */
export function drawReplies(seen: RepliesSeen, look: Look): Card {
  return thatFits([1_000, 500, 240, 100, 30], most => drawCut(seen, most, look))
}

function drawCut({ post, replies, more, isRead }: RepliesSeen, most: number, look: Look): Card {
  const { words } = look
  const channels = otherChannels.flatMap(id => {
    const here = replies.filter(({ channel }) => channel === id)
    if (here.length === 0) return []
    const channel = channelName(id, words)
    return {
      channel,
      replies: here.map(({ author, text, at, seenAt, url }) => ({
        author: escapeLine(shortened(author, authorMost)),
        when: words.text('releases.replies.when', { date: words.date(at), seen: words.date(seenAt) }),
        text: escapeMarkdown(shortened(text, most)),
        see: words.text('releases.replies.see', { channel }),
        url: url ?? '',
      })),
    }
  })
  return drawCard(
    'releases/replies',
    {
      kicker: post
        ? words.text('releases.replies.kicker', { reference: post.reference })
        : words.text('releases.replies.mentions'),
      heading: post
        ? words.text('releases.replies.heading', { title: escapeLine(post.content.title) })
        : words.text('releases.replies.named'),
      unread: isRead ? '' : words.text('releases.replies.unread'),
      none: channels.length > 0 || !isRead ? '' : words.text(`releases.replies.${post ? 'none' : 'unnamed'}`),
      channels,
      more: more === 0 ? '' : words.count('releases.replies.more', more),
    },
    look,
  )
}

function shortened(text: string, most: number): string {
  return text.length > most ? `${cut(text, most).trimEnd()}…` : text
}
