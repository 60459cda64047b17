import type { Locale, PersonId } from '../core/domain/actor.ts'
import type { LiveHeads } from './live-heads.ts'
import { readJson } from './read-json.ts'
import { answerOf, type ApiOptions, type Asked, route, tooFast } from './tab-api.ts'
import type { TabRoute } from './tab-route.ts'

export type WeekOptions = {
  /** What the calendar asks, by name: see `week-page.ts` of teams. */
  ask(page: 'week' | 'week/move', person: PersonId, locale: Locale, body: object): Promise<Asked>
}

/** The routes of the calendar. */
export function weekApi(options: ApiOptions, { ask }: WeekOptions, live: LiveHeads): TabRoute[] {
  const asking = (page: 'week' | 'week/move', doing: 'turn' | 'refresh'): TabRoute =>
    route(options, 'post', page, doing, async ({ who, locale, request }) => {
      const read = await readJson(request)
      if (read.kind === 'refused') return read.refusal
      return answerOf(await options.turnstile.run(who.id, () => ask(page, who.id, locale, read.body)))
    })
  return [
    asking('week', 'refresh'),
    asking('week/move', 'turn'),
    route(options, 'post', 'week/live', 'refresh', async ({ who, response }) =>
      (await live.open({ person: who.id, until: who.until }, response)) === 'too-many' ? tooFast : null,
    ),
  ]
}
