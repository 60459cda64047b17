import type { Locale, PersonId } from '../core/domain/actor.ts'
import { Unavailable } from '../core/domain/errors.ts'
import { type Body, readBody } from '../http/read-body.ts'
import { answerOf, type Asked, type Doing, openedOr, posted, route, type RouteOptions } from './api-route.ts'
import type { Live, LiveOptions } from './live-desks.ts'
import type { LiveHeads } from './live-heads.ts'
import type { TabRoute } from './tab-route.ts'

/** What a button of a card asks for; untrusted. `press`: the page's id of this press, the same for each try. */
export type Press = { verb: unknown; data: unknown; press: unknown }

/** What somebody types into a field that searches; untrusted. */
export type Search = { dataset: unknown; text: unknown }

/** A page's question to Mary, untrusted, in the name of the person for whom it was opened. */
type Ask = (person: PersonId, locale: Locale, asked: Record<string, unknown>) => Promise<Asked>
/** The same by its name. */
type AskByName<Name> = (page: Name, ...asked: Parameters<Ask>) => Promise<Asked>

export type ApiOptions = RouteOptions & {
  /** `not-ours`: Mary is not for this account. Throws while nobody can say who it is. */
  desk: LiveOptions['desk']
  act(person: PersonId, locale: Locale, press: Press): Promise<object | 'not-ours'>
  /** Null: no search of Mary's. */
  find(person: PersonId, locale: Locale, search: Search): Promise<object | 'not-ours' | null>
  /**
   * The questions of the page that writes a post, by name; `away`: it cannot be found out whether they may. Null: it
   * asks nothing.
   */
  post: { names: readonly string[]; ask: AskByName<string>; picture: Take; captions: Take }
  /** What the page of figures asks of a period: to see it; to have it as a file, which a job writes. */
  figures: { see: Ask; askForFile: Ask }
  /** What the calendar asks, by name: see `week-page.ts` of teams. */
  week: { ask: AskByName<'week' | 'week/move'> }
  /** What the flat plan of an edition asks, by name: see `flat-plan-page.ts` of teams. */
  edition: { ask: AskByName<'edition' | 'edition/move' | 'edition/editorial'> }
  live: Live
  /** By which the calendar and the flat plan hear that they may look again. */
  heads: LiveHeads
}

/** `read`: its bytes, once somebody may send them; null: they do not come whole. */
type Take = (
  person: PersonId,
  locale: Locale,
  named: FileNamed,
  read: () => Promise<Uint8Array | null>,
) => Promise<Asked>
/** In the address of the request; untrusted. */
type FileNamed = Record<'postId' | 'corrects' | 'name' | 'reopen', string | null>

/** As cameras make them; Mary keeps a smaller one. */
const pictureMost = 20 * 1024 * 1024
/** Those of an hour are a tenth of it. */
const captionsMost = 1024 * 1024
/** Of all people, in memory at once; one more is asked to come again. */
const filesMost = 4

export function tabApi(options: ApiOptions): TabRoute[] {
  const { turnstile, desk, act, find, post, figures, week, edition, live, heads } = options
  const asking = (name: string, doing: Doing, ask: Ask): TabRoute =>
    posted(options, name, doing, async (person, ...asked) =>
      answerOf(await turnstile.run(person, () => ask(person, ...asked))),
    )
  const following = (name: string): TabRoute =>
    route(options, 'post', name, 'refresh', async ({ who, response }) =>
      openedOr(await heads.open({ person: who.id, until: who.until }, response)),
    )
  return [
    route(options, 'get', 'desk', 'refresh', async ({ who, locale }) => {
      const seen = await turnstile.run(who.id, () => desk(who.id, locale))
      return answerOf(seen === 'not-ours' ? seen : seen.body)
    }),
    posted(options, 'act', 'press', async (person, locale, { verb, data, press }) => {
      if (verb === undefined) return { status: 400, error: 'not a press' }
      return answerOf(await act(person, locale, { verb, data, press }))
    }),
    posted(options, 'find', 'refresh', async (person, locale, { dataset, text }) => {
      const found = await turnstile.run(person, () => find(person, locale, { dataset, text }))
      return found === null ? { status: 400, error: 'not a search' } : answerOf(found)
    }),
    ...post.names.map(name =>
      // A page looks every few seconds, whether its writer does anything or not.
      asking(`post/${name}`, name === 'look' ? 'refresh' : 'press', (...asked) => post.ask(name, ...asked)),
    ),
    fileRoute(options, 'picture', pictureMost),
    fileRoute(options, 'captions', captionsMost),
    asking('figures', 'refresh', figures.see),
    asking('figures/file', 'press', figures.askForFile),
    asking('week', 'refresh', (...asked) => week.ask('week', ...asked)),
    asking('week/move', 'press', (...asked) => week.ask('week/move', ...asked)),
    asking('edition', 'refresh', (...asked) => edition.ask('edition', ...asked)),
    asking('edition/move', 'press', (...asked) => edition.ask('edition/move', ...asked)),
    asking('edition/editorial', 'press', (...asked) => edition.ask('edition/editorial', ...asked)),
    following('week/live'),
    following('edition/live'),
    route(options, 'get', 'live', 'refresh', async ({ who, locale, response }) =>
      openedOr(await live.open({ person: who.id, locale, until: who.until }, response)),
    ),
  ]
}

/** `most`: in bytes. */
function fileRoute(options: ApiOptions, name: 'picture' | 'captions', most: number): TabRoute {
  const { post, turnstile } = options
  let held = 0
  return route(options, 'post', `post/${name}`, 'press', ({ who, locale, request }) =>
    turnstile.run(who.id, async () => {
      let body: Body | undefined
      const read = async (): Promise<Uint8Array | null> => {
        if (held >= filesMost) throw new Unavailable('files-busy')
        held++
        body = await readBody(request, most)
        return body.kind === 'read' ? body.bytes : null
      }
      const about = new URL(request.url ?? '', 'http://page').searchParams
      const of = (name: string) => about.get(name)
      const named = { postId: of('post'), corrects: of('corrects'), name: of('name'), reopen: of('reopen') }
      const asked = await post[name](who.id, locale, named, read).finally(() => body && held--)
      if (body?.kind === 'cut') return null
      return body?.kind === 'too-large' ? { status: 413, error: 'too large' } : answerOf(asked)
    }),
  )
}
