import type { Answered, Network, Outgoing, Published } from '../../core/ports/networks.ts'
import type { MastodonAccount } from '../../settings/network-accounts.ts'
import { fieldsOf, harmless, listOf, pageOf, shortOf, textOf } from '../answers.ts'
import { boundedFetch } from '../bounded-fetch.ts'
import { within } from '../../timing/within.ts'
import { plainText } from '../plain-text.ts'
import { MastodonApi, refusedBy, usual } from './mastodon-api.ts'
import { uploadAll } from './mastodon-media.ts'
import { mastodonReplies } from './mastodon-replies.ts'

/** Clocks of two machines may differ by so much. */
const clocksMs = 5 * 60_000
/** The editor opens without waiting longer for an instance's limits. */
const limitsWaitMs = 2_000
const pageSize = 40
const pagesMost = 5

/**
 * An account on Mastodon, or on what speaks its API. An instance knows an `Idempotency-Key` for an hour; so the
 * account's own statuses are looked through first, whenever it is tried.
 */
export function openMastodon(account: MastodonAccount, waitMs = limitsWaitMs): Network {
  const place: Place = { api: new MastodonApi(account, boundedFetch()), origin: account.url }
  const { api } = place
  return {
    host: new URL(account.url).host,
    account: async () => {
      const who = await api.who()
      return who.kind === 'done' ? `@${who.acct}` : null
    },
    limits: async () => {
      const limits = await within(api.limits(), waitMs)
      return limits === 'slow' ? usual : limits
    },
    publish: outgoing => publish(place, outgoing),
    find: outgoing => find(place, outgoing),
    correct: (published, outgoing) => correct(place, published, outgoing),
    takeBack: published => takeBack(place, published),
    replies: since => mastodonReplies(api, account.url, since),
  }
}

type Place = { api: MastodonApi; origin: string }

async function publish(place: Place, outgoing: Outgoing): Promise<Answered<Published>> {
  // For a release that was never given, another status with the same words would be found.
  const there = outgoing.fresh ? null : await find(place, outgoing)
  if (there && there.kind !== 'done') return there
  if (there?.found) return { kind: 'done', ...there.found }
  const media = await uploadAll(place.api, outgoing.pictures)
  if (media.kind !== 'done') return media
  const body = { ...wordsOf(outgoing), media_ids: media.ids, visibility: 'public' }
  const asked = await place.api.ask('POST', '/api/v1/statuses', body, { 'idempotency-key': outgoing.key })
  if (asked.kind === 'no') return refusedBy(asked)
  return asked.kind === 'done' ? { kind: 'done', ...publishedAs(place, fieldsOf(asked.data)) } : asked
}

function wordsOf({ text, warning, locale }: Outgoing): object {
  return { status: text, language: locale, ...(warning === '' ? {} : { spoiler_text: warning }) }
}

/** Among the account's statuses since it was first tried: by its words, which an instance returns as HTML. */
async function find(
  place: Place,
  { at, text, taken = [] }: Pick<Outgoing, 'at' | 'text' | 'taken'>,
): Promise<Answered<{ found: Published | null }>> {
  const who = await place.api.who()
  if (who.kind !== 'done') return who
  const [from, words] = [Date.parse(at) - clocksMs, folded(text)]
  // A status with pictures alone has no words to be recognised by.
  if (words === '') return { kind: 'done', found: null }
  let before = ''
  for (let page = 0; page < pagesMost; page++) {
    const query = `limit=${pageSize}&exclude_reblogs=true${before && `&max_id=${encodeURIComponent(before)}`}`
    const asked = await place.api.ask('GET', `/api/v1/accounts/${encodeURIComponent(who.id)}/statuses?${query}`)
    if (asked.kind === 'no') return refusedBy(asked)
    const answer = harmless(asked)
    if (answer.kind !== 'done') return answer
    const statuses = listOf(answer.data).map(fieldsOf)
    const same = statuses
      .filter(one => folded(plainText(textOf(one['content']))) === words)
      .map(one => ({ ...publishedAs(place, one), createdAt: Date.parse(textOf(one['created_at'])) }))
      .find(({ uri, createdAt }) => createdAt >= from && !taken.includes(uri))
    if (same) return { kind: 'done', found: { uri: same.uri, url: same.url, revision: same.revision } }
    const last = statuses.at(-1)
    if (!last || statuses.length < pageSize || Date.parse(textOf(last['created_at'])) < from) break
    before = textOf(last['id'])
  }
  return { kind: 'done', found: null }
}

/** Instances set spaces as they like, and show names of accounts without their server. */
function folded(text: string): string {
  return text.replaceAll(/(@[\w.-]+)@[\w.-]+\w/g, '$1').replaceAll(/\s+/g, '')
}

/** An edit: replies stay. Its pictures are uploaded anew, so that each has its present alternative text. */
async function correct(
  place: Place,
  published: Published,
  outgoing: Outgoing,
): Promise<Answered<Published & { lostReplies: boolean }>> {
  const media = await uploadAll(place.api, outgoing.pictures)
  if (media.kind !== 'done') return media
  const body = { spoiler_text: '', ...wordsOf(outgoing), media_ids: media.ids }
  const asked = await place.api.ask('PUT', pathOf(published), body)
  if (asked.kind === 'no') return refusedBy(asked)
  if (asked.kind !== 'done') return asked
  return { kind: 'done', ...publishedAs(place, fieldsOf(asked.data)), lostReplies: false }
}

async function takeBack({ api }: Place, published: Published): Promise<Answered<object>> {
  const asked = await api.ask('DELETE', pathOf(published))
  if (asked.kind === 'no') return asked.status === 404 || asked.status === 410 ? { kind: 'done' } : refusedBy(asked)
  // Deleting again is no change.
  const answer = harmless(asked)
  return answer.kind === 'done' ? { kind: 'done' } : answer
}

/** The id alone identifies a status there, so that its API address is kept. */
function publishedAs({ origin }: Place, status: Record<string, unknown>): Published {
  const { url, edited_at, created_at } = status
  return {
    uri: `${origin}/api/v1/statuses/${shortOf(status['id'])}`,
    url: pageOf(url),
    revision: shortOf(edited_at) || shortOf(created_at) || null,
  }
}

function pathOf({ uri }: Published): string {
  return `/api/v1/statuses/${encodeURIComponent(uri.split('/').at(-1) ?? '')}`
}
