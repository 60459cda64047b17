import { element } from '../../shell/element.ts'
import type { Names } from './week-days.ts'
import type { WrittenRelease, WrittenWeek } from '../../../../teams/week/drawn/written-week.ts'
import type { Text } from '../../shell/page-words.ts'

/** What may be done with a release in the grid. `openDay`: shows everything that leaves on this day. */
export type OnRelease = {
  open(release: WrittenRelease): void
  carry(release: WrittenRelease, isByKeys: boolean): void
  openDay(day: string): void
}

/**
 * One release in a grid, a list or among those without a day. Screen readers say its day and its channel, even where
 * its row or its column shows them.
 */
function drawRelease(
  release: WrittenRelease,
  {
    text,
    on,
    dayName,
    clock,
    channel,
    isChannelShown,
  }: { text: Text; on: OnRelease; dayName: string; clock: string; channel: string; isChannelShown: boolean },
): HTMLElement {
  const { id, title, state, stateText, holder, isLate, lacks, campaignText, movable } = release
  const part = (name: string, words: string | null) => (words ? element(`span.${name}`, {}, words) : null)
  const open = element(
    'button.open',
    { type: 'button', 'data-key': `open ${id}`, onclick: () => on.open(release) },
    element(
      'span.when',
      {},
      part('heard', dayName),
      part('time', clock),
      part(isChannelShown ? 'channel' : 'heard', channel),
    ),
    part('title', title),
    element('span.state', {}, element('span.mark', { 'aria-hidden': 'true' }), stateText),
    part('holder', holder),
    lacks.length > 0 ? part('lacks', text('week.lacks', { list: lacks.join(', ').toLowerCase() })) : null,
    part('campaign', campaignText),
  )
  const carry = element(
    'button.carry',
    {
      type: 'button',
      'data-key': `carry ${id}`,
      'aria-label': text('week.carryAt', {
        title,
        channel,
        when: `${dayName} ${clock}`.trim() || text('week.undated'),
      }),
      title: text('week.carry', { title }),
      // A key presses a button without a pointer.
      onclick: event => on.carry(release, (event as MouseEvent).detail === 0),
    },
    element('span', { 'aria-hidden': 'true' }, '⠿'),
  )
  return element(
    'li.release',
    { 'data-release': id, 'data-state': state, 'data-late': isLate, 'data-movable': movable },
    open,
    movable ? carry : null,
  )
}

export function drawReleases(
  releases: WrittenRelease[],
  {
    week,
    text,
    days,
    on,
    isChannelShown,
  }: { week: WrittenWeek; text: Text; days: Names; on: OnRelease; isChannelShown: boolean },
): HTMLElement | null {
  if (releases.length === 0) return null
  const drawn = releases.map(one => {
    const channel = week.channels.find(({ id }) => id === one.channel)?.name ?? one.channel
    const [dayName, clock] = one.day === '' ? ['', ''] : [days.long(one.day), days.clock(one.time)]
    return drawRelease(one, { text, on, dayName, clock, channel, isChannelShown })
  })
  return element('ul.releases', {}, ...drawn)
}
