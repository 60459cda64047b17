import type { Answered, Reply } from '../../core/ports/networks.ts'
import type { Instant } from '../../core/domain/time.ts'
import { fieldsOf, harmless, listOf, replyMost, textOf } from '../answers.ts'
import { refusedBy } from './bluesky-post.ts'
import type { BlueskySession } from './bluesky-session.ts'

const pageSize = 100
const pagesMost = 3

const reasons = ['reply', 'mention', 'quote']

/** What the public said since then, oldest first. */
export async function blueskyReplies(
  session: BlueskySession,
  webOrigin: string,
  since: Instant,
): Promise<Answered<{ replies: Reply[] }>> {
  const replies: Reply[] = []
  let cursor = ''
  for (let page = 0; page < pagesMost; page++) {
    const asked = await session.get('app.bsky.notification.listNotifications', {
      limit: String(pageSize),
      ...(cursor === '' ? {} : { cursor }),
    })
    if (asked.kind === 'no') return refusedBy(asked)
    const answer = harmless(asked)
    if (answer.kind !== 'done') return answer
    const { notifications, cursor: next } = fieldsOf(answer.data)
    const found = listOf(notifications).map(fieldsOf)
    const late = found.filter(one => Date.parse(textOf(one['indexedAt'])) > Date.parse(since))
    replies.push(...late.filter(one => reasons.includes(textOf(one['reason']))).map(one => replyOf(one, webOrigin)))
    cursor = textOf(next)
    if (cursor === '' || late.length < found.length) break
  }
  return { kind: 'done', replies: replies.sort((one, other) => Date.parse(one.at) - Date.parse(other.at)) }
}

function replyOf(notification: Record<string, unknown>, webOrigin: string): Reply {
  const [author, record] = [fieldsOf(notification['author']), fieldsOf(notification['record'])]
  const { root, parent } = fieldsOf(record['reply'])
  const uri = textOf(notification['uri'])
  const to = [root, parent].map(one => textOf(fieldsOf(one)['uri'])).find(one => one !== '')
  return {
    id: uri,
    url: `${webOrigin}/profile/${textOf(author['did'])}/post/${uri.split('/').at(-1) ?? ''}`,
    author: `${textOf(author['displayName'])} @${textOf(author['handle'])}`.trim(),
    text: textOf(record['text']).slice(0, replyMost),
    at: textOf(notification['indexedAt']),
    inReplyTo: notification['reason'] === 'reply' && to !== undefined ? to : null,
  }
}
