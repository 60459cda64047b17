import type { Answer, Incoming } from '../../router.ts'
import { citizens } from '../citizens.ts'
import type { KeptRecord, PublicSide, Said } from '../public-side.ts'
import { recordCid } from './cids.ts'
import { uriOf } from './repo.ts'
import { invalid } from './xrpc.ts'

const posts = 'app.bsky.feed.post'

export function resolveHandle({ accounts }: PublicSide, { query }: Incoming): Answer {
  const handle = query.get('handle')?.toLowerCase()
  const found = [accounts.bluesky, ...citizens].find(one => one.handle === handle)
  return found ? { status: 200, body: { did: found.did } } : invalid('Unable to resolve handle')
}

/** Newest first: answers to the town's posts, and posts that name it. */
export function listNotifications(side: PublicSide, { query }: Incoming): Answer {
  const limit = Math.min(Math.max(Number(query.get('limit') ?? 50) || 50, 1), 100)
  const from = Number(query.get('cursor') ?? 0) || 0
  const all = saidHere(side).reverse()
  const notifications = all.slice(from, from + limit).map(said => ({
    ...postOf(side, said),
    reason: said.to === undefined ? 'mention' : 'reply',
    ...(said.to === undefined ? {} : { reasonSubject: said.to }),
    isRead: false,
  }))
  const more = from + limit < all.length ? { cursor: String(from + limit) } : {}
  return { status: 200, body: { notifications, ...more } }
}

export function getPostThread(side: PublicSide, { query }: Incoming): Answer {
  const uri = query.get('uri') ?? ''
  const record = [...side.records.values()].find(one => one.collection === posts && uriOf(side, one) === uri)
  if (record === undefined) return invalid(`Post not found: ${uri}`, 'NotFound')
  const replies = saidHere(side)
    .filter(said => said.to === uri)
    .map(said => ({ $type: 'app.bsky.feed.defs#threadViewPost', post: view(side, said), replies: [] }))
  const post = { ...ownView(side, record), replyCount: replies.length }
  return { status: 200, body: { thread: { $type: 'app.bsky.feed.defs#threadViewPost', post, replies } } }
}

function saidHere(side: PublicSide): Said[] {
  return [...side.said.values()].filter(said => said.place === 'bluesky')
}

function postOf(side: PublicSide, said: Said) {
  const { did, handle, name } = said.by
  const record = {
    $type: posts,
    text: said.text,
    createdAt: said.at,
    ...(said.to === undefined ? {} : { reply: replyTo(side, said.to) }),
  }
  return {
    uri: `at://${did}/${posts}/${said.id}`,
    cid: recordCid(record),
    author: { did, handle, displayName: name },
    record,
    indexedAt: said.at,
  }
}

function replyTo(side: PublicSide, uri: string): object {
  const cid = [...side.records.values()].find(one => uriOf(side, one) === uri)?.cid ?? ''
  return { root: { uri, cid }, parent: { uri, cid } }
}

function view(side: PublicSide, said: Said): object {
  return { ...postOf(side, said), replyCount: 0, repostCount: 0, likeCount: 0, quoteCount: 0 }
}

function ownView(side: PublicSide, record: KeptRecord): object {
  const { did, handle } = side.accounts.bluesky
  return {
    uri: uriOf(side, record),
    cid: record.cid,
    author: { did, handle, displayName: handle },
    record: record.value,
    indexedAt: record.at,
    repostCount: 0,
    likeCount: 0,
    quoteCount: 0,
  }
}
