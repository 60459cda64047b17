import type { Config } from '../settings/config.ts'
import type { Tenant } from '../settings/tenant-settings.ts'
import type { Actor, Locale, PersonId } from '../core/domain/actor.ts'
import type { Period } from '../core/domain/figures/period.ts'
import { changesAt, seeDesk } from '../core/use-cases/desk/see-desk.ts'
import { admitVisitor } from '../core/use-cases/people/admit-visitor.ts'
import { openTab, type Tab, type TabOptions } from '../tab/open-tab.ts'
import { writeDesk } from '../teams/desk/write-desk.ts'
import { takePageCaptions } from '../teams/posts/page-captions.ts'
import { takePagePicture } from '../teams/posts/page-picture.ts'
import { answerEditionPage } from '../teams/newspapers/flat-plan-page.ts'
import { answerPostPage, type PostPage, postPages } from '../teams/posts/post-pages.ts'
import { actInTab, type TabPress } from '../teams/turn/act-in-tab.ts'
import { findInTab, type TabSearch } from '../teams/turn/find-in-tab.ts'
import type { Turn } from '../teams/turn/turn.ts'
import { createReadWritten } from '../teams/week/drawn/gathered-weeks.ts'
import { answerWeekPage } from '../teams/week/week-page.ts'
import { turnInTab } from '../teams/turn/turn-in-tab.ts'
import { askedPeriod, askForFile, figuresPage } from './figures-page.ts'

type Turns = Parameters<typeof actInTab>[0] & Parameters<typeof findInTab>[0]

/**
 * Joins the pages to what they show and do. Null: without a public address Teams could open none, and without
 * single sign-on it could not say for whom. `turns`: by which
 * presses in Teams are answered too.
 */
export function createTab(config: Config & { tenant: Tenant }, turns: Turns): Tab | null {
  const { publicUrl, singleSignOn, tenant, urls, locale: defaultLocale } = config
  if (publicUrl === undefined || !singleSignOn) return null
  const { ports, words, turnstile, log, settings } = turns
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
  const onPage = async <Shown extends { kind: string }>(
    id: PersonId,
    locale: Locale,
    answered: (turn: Turn) => Promise<Shown | null>,
  ): Promise<Shown | 'not-ours' | 'away' | null> => {
    const visitor = await admitVisitor(ports, id)
    if (visitor.kind === 'not-ours') return visitor.kind
    const answer = await answered(await turnInTab(turns, { person: { id, name: visitor.name }, locale }))
    if (answer?.kind === 'not-comms') return 'not-ours'
    return answer?.kind === 'unavailable' ? 'away' : answer
  }
  const post: TabOptions['post'] = {
    names: postPages,
    ask: (page, id, locale, body) => onPage(id, locale, turn => answerPostPage(turn, page as PostPage, body)),
    picture: (id, locale, named, read) => onPage(id, locale, turn => takePagePicture(turn, named, read)),
    captions: (id, locale, named, read) => onPage(id, locale, turn => takePageCaptions(turn, named, read)),
  }
  const weeks = createReadWritten()
  const week: TabOptions['week'] = {
    ask: (page, id, locale, body) => onPage(id, locale, turn => answerWeekPage(turn, page, body, weeks)),
  }
  const edition: TabOptions['edition'] = {
    ask: (page, id, locale, body) => onPage(id, locale, turn => answerEditionPage(turn, page, body)),
  }
  const onFigures = async <T>(
    id: PersonId,
    asked: Record<string, unknown>,
    show: (period: Period, actor: Actor) => Promise<T | 'not-ours'>,
  ) => {
    const visitor = await admitVisitor(ports, id)
    if (visitor.kind === 'not-ours') return visitor.kind
    const period = askedPeriod(asked, ports, settings.timeZone)
    return period && show(period, { id, name: visitor.name, locale: defaultLocale, roles: visitor.roles })
  }
  const figures: TabOptions['figures'] = {
    see: (id, locale, asked) =>
      onFigures(id, asked, (period, actor) => figuresPage(ports, period, { actor, words: words[locale], settings })),
    askForFile: (id, _locale, asked) =>
      onFigures(id, asked, (period, actor) => askForFile(ports, period, { actor, settings })),
  }
  const head = async () => (await ports.history.head())?.seq ?? 0
  const admits = async (id: PersonId) => (await admitVisitor(ports, id)).kind === 'admitted'
  const { appId, tenantId } = tenant
  return openTab({
    appId,
    tenantId,
    publicUrl,
    loginUrl: urls.login,
    words,
    off: ports.capabilities.off,
    turnstile,
    defaultLocale,
    desk,
    act,
    find,
    post,
    figures,
    week,
    edition,
    head,
    admits,
    log,
  })
}
