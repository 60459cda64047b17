import { element } from './element.js'
import { filters } from './week-address.js'

/** @import { Filter, Release, Wanted, Week } from './week-types.js' */
/** @import { Text } from './words.js' */

/**
 * @param {Release[]} releases
 * @param {Wanted['filters']} chosen
 * @returns {Release[]}
 */
export function filtered(releases, chosen) {
  return releases.filter(
    ({ sectors, channel, campaign, state }) =>
      (chosen.sector === '' || sectors.includes(chosen.sector)) &&
      (chosen.channel === '' || channel === chosen.channel) &&
      (chosen.campaign === '' || campaign === chosen.campaign) &&
      (chosen.state === '' || state === chosen.state),
  )
}

/**
 * The fields that choose which parutions are shown. A field with nothing to choose is hidden.
 * @param {HTMLElement} place
 * @param {Text} text
 * @param {(name: Filter, value: string) => void} choose
 * @returns {{ show(week: Week, chosen: Wanted['filters']): void }}
 */
export function showFilters(place, text, choose) {
  const fields = filters.map(name => {
    const select = /** @type {HTMLSelectElement} */ (element('select', { id: `filter-${name}` }))
    select.onchange = () => choose(name, select.value)
    const field = element('p.filter', {}, element('label', { for: select.id }, text(`week.by.${name}`)), select)
    return { name, select, field }
  })
  const clear = element('button', { type: 'button' }, text('week.all'))
  clear.onclick = () => {
    for (const name of filters) choose(name, '')
    fields.find(({ field }) => !field.hidden)?.select.focus()
  }
  place.replaceChildren(...fields.map(({ field }) => field), clear)
  let before = ''
  return {
    show: (week, chosen) => {
      clear.hidden = filters.every(name => chosen[name] === '')
      const choices = { sector: week.sectors, channel: week.channels, campaign: week.campaigns, state: week.states }
      const now = JSON.stringify(choices)
      for (const { name, select, field } of fields) {
        if (now !== before) {
          const options = [{ id: '', name: text(`week.any.${name}`) }, ...choices[name]]
          select.replaceChildren(...options.map(({ id, name: says }) => new Option(says, id)))
        }
        select.value = chosen[name]
        field.hidden = choices[name].length === 0 && chosen[name] === ''
      }
      before = now
    },
  }
}
