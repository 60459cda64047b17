import { type Fault, faultsOf } from './fault.ts'

const articles = ['core/use-cases/releases/public-articles.test.ts']
const told = ['core/use-cases/releases/tell-site.test.ts']
const byHand = ['core/domain/releases/by-hand.test.ts']
const replies = ['core/use-cases/releases/read-replies.test.ts']
const feeds = ['site/write-feeds.test.ts']
const served = ['site/served-site.test.ts']
const withdrawn = ['core/use-cases/withdrawals/withdrawn-video.test.ts']
const page = ['site/article-page.test.ts']

/** What everybody may read, and what somebody says that they published. */
export const siteFaults: Fault[] = [
  ...faultsOf('core/domain/releases/public-article.ts', articles, [
    ["pending === 'take-back' || post.state === 'taken-back'", "post.state === 'taken-back'"],
    ['version && isAsSealed(version) ?', 'version ?'],
    ['post.sealed.find(({ seal }) => seal === left.seal)', 'post.sealed.find(({ seal }) => seal === release.seal)'],
    ['(may(id) ? { id, alt } : null)', '({ id, alt })'],
    ['may(id) ? { id, alt } : null', "may(id) ? { id, alt } : { id: '', alt }"],
    ['pictures: [{ id }] }, post, now)', "pictures: [{ id }] }, post, '')"],
    ['post.sealed.find(({ seal }) => seal === left.seal)', 'post.sealed.at(-1)'],
    ['sentContent(post).section', 'post.content.section'],
    ['edition: version.number', 'edition: 1'],
    ['left.correctedAt ?? null', 'null'],
  ]),
  ...faultsOf('core/domain/releases/public-article.ts', withdrawn, [
    ['video && may(video.id) ?', 'video ?'],
    ['video && may(video.id) ?', 'false ?'],
  ]),
  ...faultsOf('site/served-site.ts', served, [
    ['JSON.stringify([text, link, pictures])', 'JSON.stringify([text, link])'],
    ['JSON.stringify([text, link, pictures])', 'JSON.stringify([link, pictures])'],
    ['JSON.stringify([text, link, pictures])', 'JSON.stringify([text, pictures])'],
    ['JSON.stringify([text, link, pictures])', 'JSON.stringify([text, link, pictures.map(one => one?.src)])'],
    ['picture && src !== null ?', 'picture ?'],
    ['held && held.until > now()', 'held'],
    ['if (status === 200 && isUnchanged', 'if (isUnchanged'],
    ["typeof match !== 'string') return false", "typeof match !== 'string') return true"],
    ['.update(body)', ".update('')"],
  ]),
  ...faultsOf('core/use-cases/releases/tell-site.ts', told, [
    ['sinceMs >= toldWithinMs', 'false'],
    ['Math.max(laterMs, told.retryInMs ?? 0)', 'laterMs'],
  ]),
  ...faultsOf('core/use-cases/releases/row/release-row.ts', told, [
    ["before.state === 'taken-back' ? null : 'taken-back'", "'taken-back'"],
  ]),
  ...faultsOf('core/domain/releases/public-reply.ts', replies, [
    ['seenAt > until', 'at > until'],
    ['since > oldest ? since : oldest', 'since'],
    ['last < now ? last : now', 'last'],
    ['/^https?:/i.test(given.url) ?', 'true ?'],
    ['!known.has(id)', 'true'],
  ]),
  ...faultsOf('core/domain/releases/by-hand.ts', byHand, [
    ["held === null ? 'planned' : 'held'", "'planned'"],
    ['before?.at ?? at', 'at'],
    ['hostname.endsWith(`.${host}`)', 'hostname.endsWith(host)'],
  ]),
  ...faultsOf('http/escape-html.ts', feeds, [['/[&<>"]/g', '/[&<"]/g']]),
  ...faultsOf('site/write-feeds.ts', feeds, [["replace(/[<>]/g, '')", "replace(/x/g, '')"]]),
  ...faultsOf('site/structured-data.ts', page, [['/[<>&\\u2028\\u2029]/g', '/[&]/g']]),
]
