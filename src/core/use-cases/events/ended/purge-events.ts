import { isNamesEnd } from '../../../domain/events/retention.ts'
import { daysOf } from '../../../domain/retention/shipped-rules.ts'
import type { Settings } from '../../../domain/settings.ts'
import { instantOf, localDay, nextDay } from '../../../domain/working-time/local-time.ts'
import type { Ports } from '../../../ports.ts'
import { readBrought } from '../read-event.ts'

/** By the authority's clock, when hardly anybody answers. No time zone skips that hour. */
const lookedAt = '04:00'
const eventsAtOnce = 100

type Needs = Pick<Ports, 'posts' | 'broadcasts' | 'events' | 'retentionRules' | 'commit' | 'now'>

/**
 * The job of each night: every event that still names people, and has been over for long enough, is purged by a job of
 * its own. It looks at the existing answers, not at a planned date, so that events that were put off, or are older than
 * this rule, are found as well.
 */
export async function purgeEvents(ports: Needs, settings: Pick<Settings, 'timeZone'>): Promise<void> {
  const { events, commit } = ports
  const now = ports.now()
  const days = daysOf(await ports.retentionRules.all(), 'event-answers')
  let after = ''
  for (;;) {
    const named = await events.naming(after, eventsAtOnce)
    for (const postId of named) {
      const brought = await readBrought(ports, postId)
      if (brought && isNamesEnd(brought.event.details, now, { ...settings, days }))
        await commit({ job: 'event.purge', data: { postId } })
    }
    if (named.length < eventsAtOnce) break
    after = named.at(-1)!
  }
  const at = instantOf(nextDay(localDay(now, settings.timeZone)), lookedAt, settings.timeZone)!
  await commit({ job: 'events.purge', data: {}, at })
}
