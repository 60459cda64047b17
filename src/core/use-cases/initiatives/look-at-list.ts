import type { Change } from '../../change.ts'
import { Misconfigured, Unavailable } from '../../domain/errors.ts'
import { type ListFeed, listFeedId, nextReadingMs } from '../../domain/initiatives/list-feed.ts'
import type { ListedItem } from '../../domain/initiatives/listed-item.ts'
import type { Settings } from '../../domain/settings.ts'
import type { ChangedItem } from '../../ports/microsoft-list.ts'
import type { Ports } from '../../ports.ts'
import { whileStale } from '../attempt.ts'
import { keepSubscription } from './keep-subscription.ts'

type Needs = Pick<Ports, 'commit' | 'initiativeList' | 'listedItems' | 'listFeed' | 'listHook' | 'now' | 'newId'>

const sweepSize = 500
const atOnce = 20

/**
 * The job, always ordered, that reads what changed in the Microsoft List: for each item in a version that Mary neither
 * wrote nor read it orders the job that follows it. Run again half-way it orders the same. Where nothing changed it
 * costs one request.
 */
export async function lookAtList(ports: Needs, { listEveryMs: everyMs }: Pick<Settings, 'listEveryMs'>): Promise<void> {
  const feed = (await ports.listFeed.byId(listFeedId)) ?? emptyFeed
  const { token, isWhole } = await readOn(ports, feed.token)
  const listId = token !== null && (isWhole || !feed.listId) ? await ports.initiativeList.ownId() : feed.listId
  const isAnother = Boolean(feed.listId) && listId !== feed.listId
  // Another list numbers its items anew: all are looked at again.
  if (isAnother)
    await eachListed(ports, ({ id, itemId }) =>
      noteVersion(ports, id, { itemId, etag: `of the list ${listId}`, deleted: false }),
    )
  const here: ListFeed = { ...feed, listId: listId ?? null, ...(isAnother && { subscription: null }) }
  // Without a list there is nothing to subscribe to.
  const subscription = token === null ? {} : await keepSubscription(ports, here)
  const next: ListFeed = { ...here, ...subscription, token }
  const inMs = nextReadingMs(next, { before: feed.subscription, now: ports.now(), everyMs })
  const isSame = JSON.stringify(next) === JSON.stringify(feed)
  const order: Change = { job: 'list.read', data: {}, inMs }
  const done = await ports.commit(
    ...(isSame ? [] : [{ save: 'list_feed', row: next, ifVersion: feed.version } satisfies Change]),
    order,
  )
  // Only this job writes the row, and never two at once: a stale row was changed by hand.
  if (done === 'stale') await ports.commit({ ...order, inMs: 0 })
  // Logged once, by the reading that fails: each later one begins anew and finds no list.
  else if (feed.token !== null && token === null)
    throw new Misconfigured('list-missing', 'the list "Propositions" is gone')
}

const emptyFeed: ListFeed = { id: listFeedId, version: 0, token: null, subscription: null }

/** Answers where to read on; the beginning, where there is no list yet. */
async function readOn(ports: Needs, from: string | null): Promise<{ token: string | null; isWhole: boolean }> {
  const isWhole = from === null
  const seen = new Set<string>()
  let token = from
  while (true) {
    const page = await ports.initiativeList.changes(token)
    if (page.kind === 'not-there') return { token: null, isWhole }
    // Changes missed while the token expired are found by reading everything.
    if (page.kind === 'expired') {
      if (isWhole) throw new Unavailable('list-token-expired')
      return readOn(ports, null)
    }
    if (isWhole) for (const { itemId, deleted } of page.items) if (!deleted) seen.add(itemId)
    await noteAll(ports, page.items)
    token = page.next
    if (!page.more) break
  }
  if (isWhole) await noteMissing(ports, seen)
  return { token, isWhole }
}

async function noteAll(ports: Needs, items: ChangedItem[]): Promise<void> {
  const known = Map.groupBy(await ports.listedItems.byItems(items.map(({ itemId }) => itemId)), one => one.itemId)
  for (let start = 0; start < items.length; start += atOnce)
    await Promise.all(items.slice(start, start + atOnce).map(item => note(ports, item, known.get(item.itemId))))
}

async function note(ports: Needs, item: ChangedItem, listed: ListedItem[] = []): Promise<void> {
  for (const { id } of listed) await noteVersion(ports, id, item)
  if (listed.length === 0 && !item.deleted) await ports.commit({ job: 'list.adopt', data: { itemId: item.itemId } })
}

async function noteVersion(ports: Needs, id: string, { itemId, etag, deleted }: ChangedItem): Promise<void> {
  // Any name but the known one will do: it is another version.
  const seen = deleted ? '' : (etag ?? 'unnamed')
  const noted = await whileStale(async () => {
    const listed = await ports.listedItems.byId(id)
    const isOurs = listed?.itemId === itemId && !listed.gone
    if (!listed || !isOurs || seen === listed.etag || seen === listed.seen) return 'done'
    return (await ports.commit(
      { save: 'listed_item', row: { ...listed, seen }, ifVersion: listed.version },
      { job: 'initiative.list', data: { id } },
    )) === 'done'
      ? 'done'
      : 'stale'
  })
  // Reading past it would lose it for good.
  if (noted !== 'done') throw new Unavailable('list-item-busy')
}

/** Known items that the whole list no longer has: nobody told of their deletion. */
async function noteMissing(ports: Needs, there: ReadonlySet<string>): Promise<void> {
  await eachListed(ports, async ({ id, itemId }) => {
    if (!there.has(itemId)) await noteVersion(ports, id, { itemId, etag: null, deleted: true })
  })
}

async function eachListed({ listedItems }: Needs, look: (row: ListedItem) => Promise<void>): Promise<void> {
  for (let after = '', rows: ListedItem[]; ; after = rows.at(-1)!.id) {
    rows = await listedItems.from(after, sweepSize)
    for (const row of rows) await look(row)
    if (rows.length < sweepSize) return
  }
}
