import { element } from '../../shell/element.ts'
import { drawReleases } from './week-release.ts'
import type { Look } from './week-grid.ts'
import type { WrittenRelease } from '../../../../teams/week/drawn/written-week.ts'

/** Releases without a day; from here they are moved to one. */
export function showTray(
  place: HTMLElement,
  { week, text, days, on, undated }: Pick<Look, 'week' | 'text' | 'days' | 'on'> & { undated: WrittenRelease[] },
) {
  const others = week.others === '' ? null : element('p.others', {}, week.others)
  place.hidden = undated.length === 0 && others === null
  const title = element('h3', { id: 'tray-title' }, text('week.undated'))
  const hint = undated.length > 0 ? element('p.hint', {}, text('week.undatedHint')) : null
  place.replaceChildren(
    ...[title, hint, drawReleases(undated, { week, text, days, on, isChannelShown: true }), others].filter(
      one => one !== null,
    ),
  )
}
