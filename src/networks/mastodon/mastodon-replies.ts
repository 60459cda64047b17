import type { Answered, Reply } from '../../core/ports/networks.ts'
import type { Instant } from '../../core/domain/time.ts'
import { fieldsOf, harmless, listOf, replyMost, textOf } from '../answers.ts'
import { plainText } from '../plain-text.ts'
import { type MastodonApi, refusedBy } from './mastodon-api.ts'

const pageSize = 40
const pagesMost = 5

/** What the public said since then, oldest first. */
export async function mastodonReplies(
  api: MastodonApi,
  origin: string,
  since: Instant,
): Promise<Answered<{ replies: Reply[] }>> {
  const replies: Reply[] = []
  let before = ''
  for (let page = 0; page < pagesMost; page++) {
    const query = `limit=${pageSize}&types[]=mention${before && `&max_id=${encodeURIComponent(before)}`}`
    const asked = await api.ask('GET', `/api/v1/notifications?${query}`)
    if (asked.kind === 'no') return refusedBy(asked)
    const answer = harmless(asked)
    if (answer.kind !== 'done') return answer
    const all = listOf(answer.data).map(fieldsOf)
    const late = all.filter(one => Date.parse(textOf(one['created_at'])) > Date.parse(since))
    replies.push(...late.filter(one => one['type'] === 'mention').map(one => replyOf(one, origin)))
    before = textOf(all.at(-1)?.['id'])
    if (all.length < pageSize || late.length < all.length || before === '') break
  }
  return { kind: 'done', replies: replies.sort((one, other) => Date.parse(one.at) - Date.parse(other.at)) }
}

function replyOf(notification: Record<string, unknown>, origin: string): Reply {
  const status = fieldsOf(notification['status'])
  const author = fieldsOf(status['account'])
  const to = textOf(status['in_reply_to_id'])
  return {
    id: textOf(status['id']),
    url: textOf(status['url']) || textOf(status['uri']),
    author: `${textOf(author['display_name'])} @${textOf(author['acct'])}`.trim(),
    text: plainText(textOf(status['content'])).slice(0, replyMost),
    at: textOf(notification['created_at']),
    inReplyTo: to === '' ? null : `${origin}/api/v1/statuses/${to}`,
  }
}
