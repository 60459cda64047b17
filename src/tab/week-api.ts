import type { Locale, PersonId } from '../core/domain/actor.ts'
import { asking, following } from './asking-route.ts'
import type { LiveHeads } from './live-heads.ts'
import type { ApiOptions, Asked } from './tab-api.ts'
import type { TabRoute } from './tab-route.ts'

export type WeekOptions = {
  /** What the calendar asks, by name: see `week-page.ts` of teams. */
  ask(page: 'week' | 'week/move', person: PersonId, locale: Locale, body: object): Promise<Asked>
}

/** The routes of the calendar. */
export function weekApi(options: ApiOptions, { ask }: WeekOptions, live: LiveHeads): TabRoute[] {
  return [
    asking(options, 'week', 'refresh', (...asked) => ask('week', ...asked)),
    asking(options, 'week/move', 'press', (...asked) => ask('week/move', ...asked)),
    following(options, 'week/live', live),
  ]
}
