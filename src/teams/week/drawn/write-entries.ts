import type { Instant } from '../../../core/domain/time.ts'
import type { SeenWeek } from '../../../core/domain/week/seen-week.ts'
import type { Words } from '../../../words.ts'
import { channelName, lackNames } from '../../cards/release-text.ts'
import { holderText } from './write-week.ts'

/**
 * The week for a calendar program, as plain text: « Fête du port (Teams, en validation) », whose decision it awaits,
 * what it lacks.
 */
export function writeEntries(week: SeenWeek, now: Instant, words: Words) {
  const entries = week.releases.map(release => {
    const { postId, channel, reference, state, at } = release
    const where = `${channelName(channel, words)}, ${words.text(`states.release.${state}`)}`
    const title = release.title.trim() || words.text('week.page.untitled')
    const missing = lackNames(release.lacks, words).join(', ')
    const text = [
      reference,
      holderText(release, now, words),
      missing === '' ? '' : words.text('week.release.lacks', { list: missing }),
    ]
    return { uid: `${postId}-${channel}`, at, title: `${title} (${where})`, text: text.filter(Boolean).join('\n') }
  })
  return { name: words.text('week.address.calendar'), entries, changedAt: now }
}
