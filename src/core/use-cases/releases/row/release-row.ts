import { type Change, refresh } from '../../../change.ts'
import type { Named } from '../../../domain/actor.ts'
import type { OtherChannel } from '../../../domain/channels/channel.ts'
import type { JournalEntry } from '../../../domain/journal/journal.ts'
import type { Release } from '../../../domain/releases/release.ts'
import type { Instant } from '../../../domain/time.ts'
import type { SiteChange } from '../../../domain/releases/site-change.ts'

/** The new row, and the changes that save it, refresh its card and inform others. */
export function withRelease(
  before: Release,
  change: Partial<Release>,
  now: Instant,
): { row: Release; changes: Change[] } {
  const row: Release = { ...before, ...change, version: before.version + 1, updatedAt: now }
  return {
    row,
    changes: [
      { save: 'release', row, ifVersion: before.version },
      refresh({ card: 'releases', postId: row.postId }),
      ...siteNews(before, row, now),
      // The card about the silent network no longer counts this release.
      ...(before.silenceTold && !row.silenceTold && before.silentSince !== null
        ? [silentCard(row.channel, before.silentSince)]
        : []),
    ],
  }
}

/** The card that a channel's network gives no clear answer: one for each day on which that began. */
export function silentCard(channel: OtherChannel, since: Instant): Change {
  return refresh({ card: 'channel-silent', channel, day: since.slice(0, 10) })
}

/** Under the reference of the post, with the channel and the seal of the words. `actor` null: Mary. */
export function releaseEntry(
  verb: JournalEntry['verb'],
  { reference: subject, channel, seal }: Release,
  actor: Named | null,
  details: JournalEntry['details'] = {},
): Change {
  return { journal: { verb, actor, subject, seal, details: { channel, ...details } } }
}

/** For a change on the site: the other site has to be told, even if this process dies. */
export function siteNews(before: Release, after: Release, at: Instant): Change[] {
  const what = after.channel === 'site' ? changeOf(before, after) : null
  return what === null ? [] : [{ job: 'site.webhook', data: { id: after.id, what, at } }]
}

function changeOf(before: Release, after: Release): SiteChange | null {
  if (after.state === 'taken-back') return before.state === 'taken-back' ? null : 'taken-back'
  if (after.state !== 'published') return null
  if (before.state !== 'published') return 'published'
  return after.left?.correctedAt === before.left?.correctedAt ? null : 'corrected'
}
