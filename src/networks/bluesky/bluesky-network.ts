import type { Answered, Network, Outgoing, Published } from '../../core/ports/networks.ts'
import { loopback } from '../../settings/env-reader.ts'
import type { BlueskyAccount } from '../../settings/network-accounts.ts'
import { fieldsOf, harmless, refused, shortOf, textOf } from '../answers.ts'
import { boundedFetch } from '../bounded-fetch.ts'
import { blueskyLimits, collection, makeRecord, refusedBy, type MakeSmaller, type PostRecord } from './bluesky-post.ts'
import { blueskyReplies } from './bluesky-replies.ts'
import { BlueskySession } from './bluesky-session.ts'
import { recordKey } from './record-key.ts'

type Standing = { cid: string; text: string; createdAt: string }

/**
 * An account on Bluesky. A post has a key of its own, which must be free before (`swapRecord: null`): the same again is
 * no change, and another text is refused.
 */
export function openBluesky(account: BlueskyAccount, makeSmaller: MakeSmaller): Network {
  const session = new BlueskySession(account, boundedFetch())
  const webOrigin = loopback.has(new URL(account.service).hostname) ? account.service : 'https://bsky.app'
  const place: Place = { session, webOrigin }
  return {
    host: new URL(account.service).host,
    account: async () => {
      const who = await session.who()
      return who.kind === 'done' ? `@${who.handle}` : null
    },
    limits: async () => blueskyLimits,
    publish: outgoing => publish(place, outgoing, makeSmaller),
    find: ({ key }) => find(place, key),
    correct: (published, outgoing) => correct(place, published, outgoing, makeSmaller),
    takeBack: (published, next) => takeBack(place, published, next?.nextKey),
    replies: since => blueskyReplies(session, webOrigin, since),
  }
}

/** `webOrigin`: where people read; a server on this machine shows its own pages. */
type Place = { session: BlueskySession; webOrigin: string }

async function publish(place: Place, outgoing: Outgoing, makeSmaller: MakeSmaller): Promise<Answered<Published>> {
  const made = await makeRecord(place.session, outgoing, makeSmaller)
  if (made.kind !== 'done') return made
  const written = await write(place, recordKey(outgoing.key), made.record)
  return written.kind === 'other-words' ? refused('Another post stands under this key.') : written
}

/** other-words: that key has another text. */
async function write(
  place: Place,
  rkey: string,
  record: PostRecord,
): Promise<Answered<Published> | { kind: 'other-words' }> {
  const who = await place.session.who()
  if (who.kind !== 'done') return who
  const input = { repo: who.did, collection, rkey, record, swapRecord: null }
  const answer = await place.session.post('com.atproto.repo.putRecord', input)
  if (answer.kind === 'done')
    return { kind: 'done', ...publishedAs(place, who.did, rkey, shortOf(fieldsOf(answer.data)['cid'])) }
  if (answer.kind !== 'no') return answer
  if (answer.data['error'] !== 'InvalidSwap') return refusedBy(answer)
  // The key is taken: by these words, made a little differently, or by others.
  const standing = await read(place, who.did, rkey)
  if (standing.kind !== 'done') return standing
  const isSame = standing.record?.text === record.text && standing.record.createdAt === record['createdAt']
  if (!isSame || !standing.record) return { kind: 'other-words' }
  return { kind: 'done', ...publishedAs(place, who.did, rkey, standing.record.cid) }
}

async function find(place: Place, key: string): Promise<Answered<{ found: Published | null }>> {
  const who = await place.session.who()
  if (who.kind !== 'done') return harmless(who)
  const rkey = recordKey(key)
  const standing = await read(place, who.did, rkey)
  if (standing.kind !== 'done') return standing
  const { record } = standing
  return { kind: 'done', found: record && publishedAs(place, who.did, rkey, record.cid) }
}

async function read({ session }: Place, did: string, rkey: string): Promise<Answered<{ record: Standing | null }>> {
  const answer = await session.get('com.atproto.repo.getRecord', { repo: did, collection, rkey })
  if (answer.kind === 'no')
    return answer.data['error'] === 'RecordNotFound'
      ? { kind: 'done', record: null }
      : { kind: 'busy', retryInMs: null }
  const asked = harmless(answer)
  if (asked.kind !== 'done') return asked
  const { cid, value } = fieldsOf(asked.data)
  const { text, createdAt } = fieldsOf(value)
  return { kind: 'done', record: { cid: shortOf(cid), text: textOf(text), createdAt: textOf(createdAt) } }
}

/**
 * A post is never edited there: the new one is written at its own key, without answers yet, and the old one goes. A
 * text at that key is an earlier correction whose old post was not removed in time: it is replaced.
 */
async function correct(
  place: Place,
  published: Published,
  outgoing: Outgoing,
  makeSmaller: MakeSmaller,
): Promise<Answered<Published & { lostReplies: boolean }>> {
  const made = await makeRecord(place.session, outgoing, makeSmaller)
  if (made.kind !== 'done') return made
  const rkey = recordKey(outgoing.key)
  const written = await overwrite(place, rkey, made.record)
  if (written.kind !== 'done') return written
  const gone: Answered<object> =
    keyIn(published.uri) === rkey ? { kind: 'done' } : await remove(place, keyIn(published.uri))
  return gone.kind === 'done' ? { ...written, lostReplies: true } : gone
}

async function overwrite(place: Place, rkey: string, record: PostRecord): Promise<Answered<Published>> {
  const first = await write(place, rkey, record)
  if (first.kind !== 'other-words') return first
  const gone = await remove(place, rkey)
  if (gone.kind !== 'done') return gone
  const second = await write(place, rkey, record)
  // Somebody else wrote there in between: the next try removes that too.
  return second.kind === 'other-words' ? { kind: 'busy', retryInMs: null } : second
}

/** A correction whose answer was lost may be at the next key: no row knows of it, so it is removed too. */
async function takeBack(place: Place, { uri }: Published, nextKey: string | undefined): Promise<Answered<object>> {
  const next: Answered<object> = nextKey === undefined ? { kind: 'done' } : await remove(place, recordKey(nextKey))
  return next.kind === 'done' ? remove(place, keyIn(uri)) : next
}

async function remove({ session }: Place, rkey: string): Promise<Answered<object>> {
  const who = await session.who()
  if (who.kind !== 'done') return who
  const input = { repo: who.did, collection, rkey }
  const answer = await session.post('com.atproto.repo.deleteRecord', input)
  if (answer.kind === 'no') return refusedBy(answer)
  // Deleting again is no change.
  const asked = harmless(answer)
  return asked.kind === 'done' ? { kind: 'done' } : asked
}

function keyIn(uri: string): string {
  return uri.split('/').at(-1) ?? ''
}

function publishedAs({ webOrigin }: Place, did: string, rkey: string, cid: string): Published {
  return {
    uri: `at://${did}/${collection}/${rkey}`,
    url: `${webOrigin}/profile/${did}/post/${rkey}`,
    revision: cid === '' ? null : cid,
  }
}
