import type { Locale, PersonId } from '../core/domain/actor.ts'
import type { LiveHeads } from './live-heads.ts'
import { readJson } from './read-json.ts'
import { answerOf, type ApiOptions, type Asked, openedOr, route } from './tab-api.ts'
import type { TabRoute } from './tab-route.ts'

/** What a page asks of Mary, untrusted, in the name of whom it was opened for. */
export type Ask = (person: PersonId, locale: Locale, asked: Record<string, unknown>) => Promise<Asked>

/** `doing`: whether somebody did something, or a page looks by itself. */
export function asking(options: ApiOptions, path: string, doing: 'refresh' | 'press', ask: Ask): TabRoute {
  return route(options, 'post', path, doing, async ({ who, locale, request }) => {
    const read = await readJson(request)
    if (read.kind === 'refused') return read.refusal
    return answerOf(await options.turnstile.run(who.id, () => ask(who.id, locale, read.body)))
  })
}

/** The stream by which a page hears that it may look again. */
export function following(options: ApiOptions, path: string, live: LiveHeads): TabRoute {
  return route(options, 'post', path, 'refresh', async ({ who, response }) =>
    openedOr(await live.open({ person: who.id, until: who.until }, response)),
  )
}
