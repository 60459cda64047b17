import assert from 'node:assert/strict'
import type { Broadcast } from '../../../../src/core/domain/broadcasts/broadcast.ts'
import { Unavailable } from '../../../../src/core/domain/errors.ts'
import type { Edition } from '../../../../src/core/domain/newspapers/edition.ts'
import type { ConsentAnswer } from '../../../../src/core/domain/pictures/consent.ts'
import { emptyContent } from '../../../../src/core/domain/posts/draft/new-draft.ts'
import type { Post } from '../../../../src/core/domain/posts/post.ts'
import type { RelayRound } from '../../../../src/core/domain/relays/relay.ts'
import { leaveOrLater, type Leaving, mayLeave } from '../../../../src/core/use-cases/leaving/may-leave.ts'
import { byHandRelease } from '../../../fakes/by-hand.ts'
import { createFakePorts, type FakePorts } from '../../../fakes/ports.ts'

const by = { id: 'claire', name: 'Claire Martin' }
const at = '2026-11-25T08:00:00.000Z'
const said = (answer: ConsentAnswer) => ({ id: 'a', alt: 'La salle', digest: 'a', consent: { answer, by, at } })
const postWith = (answer: ConsentAnswer) =>
  ({ content: { ...emptyContent('fr'), pictures: [said(answer)] }, correcting: null }) as unknown as Post
const sending = (kind: Broadcast['kind']) => ({ kind, rendered: { locale: 'fr', summary: '', card: '' } }) as Broadcast
const edition = { withdrawn: { production: 2 } } as Edition
const round = { ended: null, leavesAt: null } as RelayRound
const restored = { because: 'server', before: 'a', now: 'b', since: at } as const

/** Each road with something that may leave by it. */
const open: { [R in Leaving['road']]: Leaving<R> } = {
  broadcast: { road: 'broadcast', broadcast: sending('send'), post: postWith('adults'), person: 'alice' },
  install: { road: 'install', broadcast: sending('send'), person: 'alice' },
  answered: { road: 'answered', broadcast: sending('send'), person: 'alice' },
  card: { road: 'card', key: 'inbox:i1' as never, to: { kind: 'channel' }, does: 'show' },
  release: {
    road: 'release',
    release: byHandRelease({ channel: 'bluesky' }),
    shows: { post: postWith('adults'), pictures: [{ id: 'a' }] },
  },
  site: { road: 'site', release: byHandRelease({ channel: 'site' }), what: 'published' },
  mail: { road: 'mail', edition, production: 3, to: ['agents@ville.example'] },
  calendar: { road: 'calendar', postId: 'p', person: 'alice', shows: null },
  poster: { road: 'poster', round },
}

describe('the gate', () => {
  let ports: FakePorts
  const door = {} as never
  const ask = (leaving: Leaving) => mayLeave(ports, leaving, door)
  const held = (why: string) => ({ kind: 'held', why })
  beforeEach(() => (ports = createFakePorts()))

  it('hands out the very port that sends, on every road', async () => {
    for (const leaving of Object.values(open)) {
      const may = await ask(leaving)
      assert.ok(may.kind === 'leaves' && may.by === door, leaving.road)
    }
  })

  it('lets nothing leave from a restored database; what hangs already is read', async () => {
    ports.holdBack(restored)
    for (const leaving of Object.values(open))
      assert.deepEqual(await ask(leaving), leaving.road === 'poster' ? { kind: 'leaves', by: door } : held('restored'))
  })

  it('says where there is nothing to send it by, after all else', async () => {
    for (const none of [null, undefined])
      assert.deepEqual(await mayLeave(ports, open.site, none), held('not-connected'))
    const release = { ...open.release, shows: { post: postWith('refused'), pictures: [{ id: 'a' }] } }
    assert.deepEqual(await mayLeave(ports, release, null), held('consent'))
  })

  it('keeps back what would show a picture that may not be shown, and nothing that shows none anew', async () => {
    const post = postWith('refused')
    const shows = { post, pictures: [{ id: 'a' }] }
    assert.deepEqual(await ask({ ...open.broadcast, post }), held('consent'))
    assert.deepEqual(await ask({ ...open.release, shows }), held('consent'))
    for (const kind of ['take-back', 'expire', 'remark'] as const)
      assert.equal((await ask({ ...open.broadcast, broadcast: sending(kind), post })).kind, 'leaves', kind)
    for (const nothing of [null, { post, pictures: [] }])
      assert.equal((await ask({ ...open.release, shows: nothing })).kind, 'leaves')
  })

  it('keeps a video without captions from the public, unless something worse does', async () => {
    const video = { ...said('adults'), id: 'v', durationMs: 1_000, captions: null, transcript: '' }
    const told = (answer: ConsentAnswer) => {
      const { content, ...post } = postWith(answer)
      return { post: { ...post, content: { ...content, video } } as never, pictures: [{ id: 'a' }, { id: 'v' }] }
    }
    assert.deepEqual(await ask({ ...open.release, shows: told('adults') }), held('video-untold'))
    assert.deepEqual(await ask({ ...open.release, shows: told('refused') }), held('consent'))
  })

  it('keeps back the printing of which somebody withdrew a picture, and no other', async () => {
    assert.deepEqual(await ask({ ...open.mail, production: 2 }), held('consent'))
  })

  it('shows a poster from the moment that the visas vouch for until it is over', async () => {
    const later = { ...round, leavesAt: '2026-11-25T12:00:00.000Z' }
    assert.deepEqual(await ask({ ...open.poster, round: later }), held('over'))
    assert.deepEqual(await ask({ ...open.poster, round: { ...round, ended: { at } } as never }), held('over'))
  })

  it('lets a job come back later', async () => {
    assert.equal(await leaveOrLater(ports, open.site, door), door)
    ports.holdBack(restored)
    await assert.rejects(
      leaveOrLater(ports, open.site, door),
      (error: unknown) => error instanceof Unavailable && error.code === 'held-restored',
    )
  })
})
