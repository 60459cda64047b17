import { type Change, refresh } from '../../../change.ts'
import type { Named } from '../../../domain/actor.ts'
import type { OtherChannel } from '../../../domain/channels/channel.ts'
import type { JournalEntry } from '../../../domain/journal/journal.ts'
import type { Release } from '../../../domain/releases/release.ts'
import type { Instant } from '../../../domain/time.ts'
import type { SiteChange } from '../../../domain/releases/site-change.ts'

/** The row as it shall be, and what saves it with the card that shows it and whoever else shall hear of it. */
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
      // A card that said that its network is silent says that of this one no longer.
      ...(before.silenceTold && !row.silenceTold && before.silentSince !== null
        ? [silentCard(row.channel, before.silentSince)]
        : []),
    ],
  }
}

/** That a channel's network gives no clear answer: one a day, of when that began. */
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

/** Of a change of what is on the site: the other site shall know, whatever happens to the process that made it. */
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
