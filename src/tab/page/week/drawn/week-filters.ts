import { element } from '../../shell/element.ts'
import { filters } from './wanted-week.ts'
import type { Filter, Wanted } from './week-types.ts'
import type { WrittenRelease, WrittenWeek } from '../../../../teams/week/drawn/written-week.ts'
import type { Text } from '../../shell/page-words.ts'

export function filtered(releases: WrittenRelease[], chosen: Wanted['filters']): WrittenRelease[] {
  return releases.filter(
    ({ sectors, channel, campaign, state }) =>
      (chosen.sector === '' || sectors.includes(chosen.sector)) &&
      (chosen.channel === '' || channel === chosen.channel) &&
      (chosen.campaign === '' || campaign === chosen.campaign) &&
      (chosen.state === '' || state === chosen.state),
  )
}

/** The fields that choose which releases are shown. A field with nothing to choose is hidden. */
export function showFilters(
  place: HTMLElement,
  text: Text,
  choose: (name: Filter, value: string) => void,
): { show(week: WrittenWeek, chosen: Wanted['filters']): void } {
  const fields = filters.map(name => {
    const select = element('select', { id: `filter-${name}` }) as HTMLSelectElement
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
      // Of one channel alone there is nothing to choose.
      const channel = week.channels.length > 1 ? week.channels : []
      const choices = { sector: week.sectors, channel, campaign: week.campaigns, state: week.states }
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
