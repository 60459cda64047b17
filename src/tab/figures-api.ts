import type { Locale, PersonId } from '../core/domain/actor.ts'
import { readJson } from './read-json.ts'
import { answerOf, type ApiOptions, type Asked, route } from './tab-api.ts'
import type { TabRoute } from './tab-route.ts'

type Ask = (person: PersonId, locale: Locale, asked: Record<string, unknown>) => Promise<Asked>

/** What the page of figures asks of a period, untrusted: to see it; to have it as a file, which a job writes. */
export type FiguresOptions = { see: Ask; askForFile: Ask }

export function figuresApi(options: ApiOptions, { see, askForFile }: FiguresOptions): TabRoute[] {
  const asking = (path: string, doing: 'refresh' | 'turn', ask: Ask) =>
    route(options, 'post', path, doing, async ({ who, locale, request }) => {
      const read = await readJson(request)
      if (read.kind === 'refused') return read.refusal
      return answerOf(await options.turnstile.run(who.id, () => ask(who.id, locale, read.body)))
    })
  return [asking('figures', 'refresh', see), asking('figures/file', 'turn', askForFile)]
}
