import type { Locale, PersonId } from '../core/domain/actor.ts'
import { asking, following } from './asking-route.ts'
import type { LiveHeads } from './live-heads.ts'
import type { ApiOptions, Asked } from './tab-api.ts'
import type { TabRoute } from './tab-route.ts'

const acts = ['edition/move', 'edition/editorial'] as const

export type EditionOptions = {
  /** What the flat plan of an edition asks, by name: see `flat-plan-page.ts` of teams. */
  ask(page: 'edition' | (typeof acts)[number], person: PersonId, locale: Locale, body: object): Promise<Asked>
}

/** The routes of the flat plan. */
export function editionApi(options: ApiOptions, { ask }: EditionOptions, live: LiveHeads): TabRoute[] {
  return [
    asking(options, 'edition', 'refresh', (...asked) => ask('edition', ...asked)),
    ...acts.map(act => asking(options, act, 'press', (...asked) => ask(act, ...asked))),
    following(options, 'edition/live', live),
  ]
}
