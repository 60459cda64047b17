import { isDay } from './week-days.ts'
import type { Filter, Wanted } from './week-types.ts'

export const filters: readonly Filter[] = ['sector', 'channel', 'campaign', 'state']
/** A narrower grid of seven days cannot be read. */
const narrow = '(width < 640px)'

export function isNarrow(): boolean {
  return matchMedia(narrow).matches
}

/** The view in the page's address; else a list on a phone, and the week elsewhere. */
export function readAddress(): Wanted {
  const query = new URL(location.href).searchParams
  const view = query.get('view')
  const day = query.get('day') ?? ''
  const usual = isNarrow() ? 'list' : 'week'
  const read = (name: Filter) => (query.get(name) ?? '').slice(0, 100)
  return {
    view: view === 'week' || view === 'month' || view === 'list' ? view : usual,
    day: isDay(day) ? day : '',
    filters: { sector: read('sector'), channel: read('channel'), campaign: read('campaign'), state: read('state') },
  }
}

/** The page shows the same when it is loaded again. */
export function writeAddress({ view, day, filters: chosen }: Wanted) {
  const query = new URLSearchParams({ view, day })
  for (const name of filters) if (chosen[name] !== '') query.set(name, chosen[name])
  history.replaceState(null, '', `?${query}`)
}
