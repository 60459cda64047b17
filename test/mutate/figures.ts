import { type Fault, faultsOf } from './fault.ts'

const period = ['core/use-cases/figures/period-shown.test.ts']
const everywhere = ['teams/figures/every-channel.test.ts']
const stores = ['contracts/figures-store.test.ts']

/** What a period tells beside the one before, and what is counted of each channel. */
export const figureFaults: Fault[] = [
  ...faultsOf('core/use-cases/figures/see-figures.ts', period, [
    ['const end = now < span.to ? now : span.to', 'const end = now'],
    ['.filter(name => !heard.includes(name))', ''],
    ['figures.between(spanBefore.from, spanBefore.to)', 'figures.between(span.from, span.to)'],
    ['new Set([name, ...aliases])', 'new Set([name])'],
  ]),
  ...faultsOf('core/domain/figures/period-figures.ts', period, [
    ['before: lastedBefore[step].delay', 'before: lasted[step].delay'],
    ['filter(name => !named.has(name)).length', 'length'],
    ["open: meant - delivered - unknown - of('refused')", 'open: meant - delivered - unknown'],
    ['before: postsIn(before.sent.filter(isEvent))', 'before: postsIn(now.sent.filter(isEvent))'],
    ['reachBefore: reachOf(before.reached)', 'reachBefore: reachOf(now.reached)'],
  ]),
  ...faultsOf('core/domain/figures/channel-lines.ts', period, [
    ['before: of(past, channel)', 'before: of(own, channel)'],
  ]),
  ...faultsOf('core/domain/figures/department-reach.ts', period, [
    ['names.includes(department)', 'names[0] === department'],
  ]),
  ...faultsOf('core/domain/releases/outcome.ts', everywhere, [
    ["    case 'published':\n", "    case 'declared':\n    case 'published':\n"],
    ["if (send.startedAt !== null) return 'published'", ''],
  ]),
  ...faultsOf('core/domain/channels/channel-tally.ts', everywhere, [
    ['return published + declared', 'return published'],
  ]),
  ...faultsOf('core/use-cases/releases/see-releases.ts', everywhere, [
    [', ...awaitedOf(post, rows)', ''],
    ["awaits: beforeVisas.includes(post.state) ? 'visa' : 'row'", 'awaits: undefined'],
  ]),
  ...faultsOf(
    'core/use-cases/broadcasts/seen/see-broadcast.ts',
    ['teams/posts/postpone.test.ts'],
    [['{ until: truestBroadcast(broadcast, changing).expiresOn }', '{}']],
  ),
  ...faultsOf(
    'networks/bluesky/find-facets.ts',
    ['networks/networks.test.ts'],
    [['(?:\\S*\\]\\((?=https?:\\/\\/)|[("\'«“‘[]*)', '[("\'«“‘[]*']],
  ),
  ...faultsOf(
    'core/use-cases/newspapers/edition/change-piece.ts',
    ['core/use-cases/newspapers/edition/compose-edition.test.ts'],
    [["typesetVariant('article', text, locale)", 'text']],
  ),
  ...faultsOf(
    'teams/broadcasts/typed-broadcast.ts',
    ['teams/broadcasts/typed-broadcast.test.ts'],
    [['.filter(({ postId }) => !own.some(one => one.postId === postId))', '.filter(() => own.length === 0)']],
  ),
  ...faultsOf('postgres/stores/figures-store.ts', stores, [
    ["or release.state not in ('planned', 'refused')", "or release.state <> 'planned'"],
    ["post.state not in ('cancelled', 'refused', 'taken-back') and ", ''],
    ["release.at, plan.at, send.outline->>'startedAt', ", 'release.at, plan.at, '],
    ["and send.outline->>'startedAt' is null", ''],
    ["case when send.outline->>'state' = 'held' then 'held' end", 'null::text'],
  ]),
]
