import { element } from './element.js'
import { drawReleases } from './week-release.js'

/** @import { Look } from './week-grid.js' */
/** @import { Release } from './week-types.js' */

/**
 * What has no day yet, to be put on one.
 * @param {HTMLElement} place
 * @param {Pick<Look, 'week' | 'text' | 'days' | 'on'> & { undated: Release[] }} look
 */
export function showTray(place, { week, text, days, on, undated }) {
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
