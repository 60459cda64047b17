import type { Config, Tenant } from '../config.ts'
import type { Locale, PersonId } from '../core/domain/actor.ts'
import { changesAt, seeDesk } from '../core/use-cases/desk/see-desk.ts'
import { admitVisitor } from '../core/use-cases/people/admit-visitor.ts'
import { openTab, type Tab } from '../tab/open-tab.ts'
import { writeDesk } from '../teams/desk/write-desk.ts'
import { answerPostPage, type PostPage, postPages } from '../teams/posts/post-pages.ts'
import { actInTab, type TabPress } from '../teams/turn/act-in-tab.ts'
import { findInTab, type TabSearch } from '../teams/turn/find-in-tab.ts'
import { turnInTab } from '../teams/turn/turn-in-tab.ts'

type Turns = Parameters<typeof actInTab>[0] & Parameters<typeof findInTab>[0]

/**
 * Joins the pages to what they show and do. Null: without a public address Teams could open none, and without
 * single sign-on it could not say for whom. `turns`: by which
 * presses in Teams are answered too.
 */
export function createTab(config: Config & { tenant: Tenant }, turns: Turns): Tab | null {
  const { publicUrl, singleSignOn, tenant, urls, locale: defaultLocale } = config
  if (publicUrl === undefined || !singleSignOn) return null
  const { ports, words, turnstile, log } = turns
  const desk = async (id: PersonId, locale: Locale) => {
    const visitor = await admitVisitor(ports, id)
    if (visitor.kind === 'not-ours') return visitor.kind
    const seen = await seeDesk(ports, { id, roles: visitor.roles })
    const now = ports.now()
    const body = writeDesk(seen, { name: visitor.name, now, words: words[locale] })
    return { body, changesAt: changesAt(seen, now) }
  }
  const act = async (id: PersonId, locale: Locale, press: TabPress) => {
    const visitor = await admitVisitor(ports, id)
    if (visitor.kind === 'not-ours') return visitor.kind
    return actInTab(turns, { person: { id, name: visitor.name }, locale }, press)
  }
  const find = async (id: PersonId, locale: Locale, search: TabSearch) => {
    const visitor = await admitVisitor(ports, id)
    if (visitor.kind === 'not-ours') return visitor.kind
    return findInTab(turns, { person: { id, name: visitor.name }, locale }, search)
  }
  const ask = async (page: string, id: PersonId, locale: Locale, body: object) => {
    const visitor = await admitVisitor(ports, id)
    if (visitor.kind === 'not-ours') return visitor.kind
    const turn = await turnInTab(turns, { person: { id, name: visitor.name }, locale })
    const answer = await answerPostPage(turn, page as PostPage, body)
    if (answer?.kind === 'not-comms') return 'not-ours'
    return answer?.kind === 'unavailable' ? 'away' : answer
  }
  const head = async () => (await ports.history.head())?.seq ?? 0
  const { appId, tenantId } = tenant
  return openTab({
    appId,
    tenantId,
    publicUrl,
    loginUrl: urls.login,
    words,
    turnstile,
    defaultLocale,
    desk,
    act,
    find,
    post: { names: postPages, ask },
    head,
    log,
  })
}
