import assert from 'node:assert/strict'
import type { Broadcast } from '../../../../src/core/domain/broadcasts/broadcast.ts'
import {
  type Consent,
  type ConsentAnswer,
  isConsentOpen,
  mayShow,
} from '../../../../src/core/domain/pictures/consent.ts'
import { declareConsent } from '../../../../src/core/use-cases/consents/declare-consent.ts'
import { sortPictures, withPicture } from '../../../../src/core/domain/posts/pictures/sort-pictures.ts'
import { asideMax, picturesMax, type Post, type PostPicture } from '../../../../src/core/domain/posts/post.ts'
import { createFakePorts, type FakePorts } from '../../../fakes/ports.ts'
import { camille } from '../../../fakes/town.ts'
import { approved, comms, refreshed } from '../../../fakes/walk.ts'

const at = '2026-11-25T09:00:00.000Z'
const said = (answer: ConsentAnswer): Consent => ({ answer, by: camille, at })
const picture = (id: string, consent: Consent | null = said('nobody'), digest = id): PostPicture => ({
  id,
  alt: 'Le pont',
  digest,
  consent,
})

describe('who agreed to a picture', () => {
  /** Of each answer: whether a card may show the picture, and whether somebody still has to answer. Complete by type. */
  const answers: Record<ConsentAnswer, [shown: boolean, open: boolean]> = {
    nobody: [true, false],
    adults: [true, false],
    children: [false, true],
    parents: [true, false],
    refused: [false, false],
    unsure: [false, true],
  }
  for (const [answer, expected] of Object.entries(answers) as [ConsentAnswer, [boolean, boolean]][])
    it(`« ${answer} »: ${expected[0] ? 'shown' : 'not shown'}, ${expected[1] ? 'asked again' : 'answered'}`, () => {
      const consent = said(answer)
      assert.deepEqual([mayShow({ consent }, 'internal', at), isConsentOpen({ consent })], expected)
    })
  it('nothing said: not shown, and asked', () =>
    assert.deepEqual([mayShow({ consent: null }, 'internal', at), isConsentOpen({ consent: null })], [false, true]))
})

describe('the pictures of a post', () => {
  let ports: FakePorts
  let post: Post
  let broadcast: Broadcast
  beforeEach(async () => {
    ports = createFakePorts()
    ;({ post, broadcast } = await approved(ports))
    put([picture('a')])
  })
  const put = (pictures: PostPicture[], change: Partial<Post> = {}) => {
    post = { ...post, content: { ...post.content, pictures }, ...change }
    ports.tamper('post', post)
  }
  const declare = async (answer: unknown) =>
    (await declareConsent(ports, comms, { initiativeId: null, postId: post.id, pictureId: 'a', answer })).kind
  const lost = () => refreshed(ports).filter(key => key.startsWith('consent-lost:'))

  it('on a draft: what may be shown is on the card, as far as there is room, and the rest waits beside it', () => {
    const many = Array.from({ length: picturesMax + 1 }, (_, at) => picture(String(at)))
    const { content, aside } = sortPictures(
      {
        ...post,
        state: 'draft',
        content: { ...post.content, pictures: [picture('no', null), ...many] },
        aside: [picture('given')],
      },
      at,
    )
    assert.deepEqual(
      content.pictures.map(({ id }) => id),
      ['0', '1', '2', '3'],
    )
    assert.deepEqual(
      aside?.map(({ id }) => id),
      ['no', '4', 'given'],
    )
    const submitted = { ...post, content: { ...post.content, pictures: [picture('no', null)] } }
    assert.equal(sortPictures(submitted, at), submitted, 'of what was submitted every byte stays')
  })

  it('are each there once, by name and by bytes, and so many wait at most', () => {
    assert.equal(withPicture(post, picture('a', null, 'other')), post)
    assert.equal(withPicture(post, picture('b', null, 'a')), post)
    assert.deepEqual(
      withPicture(post, picture('b'))?.aside?.map(({ id }) => id),
      ['b'],
    )
    assert.equal(
      withPicture({ ...post, aside: Array.from({ length: asideMax }, (_, at) => picture(String(at))) }, picture('b')),
      null,
    )
  })

  it('an answer that is none changes nothing', async () => {
    const commits = ports.commits()
    for (const answer of ['yes', '', null, { answer: 'adults' }]) assert.equal(await declare(answer), 'not-understood')
    assert.equal(ports.commits(), commits)
  })

  it('a yes is news for nobody; a no is, and stops what is on its way, whatever shows it', async () => {
    assert.equal(await declare('adults'), 'declared')
    assert.deepEqual([lost(), (await ports.broadcasts.byId(broadcast.id))?.state], [[], 'ready'])
    for (const kind of ['send', 'correct'] as const)
      for (const state of ['ready', 'scheduled', 'planning', 'running', 'paused'] as const) {
        put([picture('a')], { state: 'broadcasting', broadcastId: broadcast.id })
        ports.tamper('broadcast', { ...broadcast, kind, state })
        assert.equal(await declare('refused'), 'declared')
        const { state: after, heldBecause } = (await ports.broadcasts.byId(broadcast.id))!
        assert.deepEqual([after, heldBecause], ['held', 'no-consent'], `${kind} ${state}`)
      }
  })

  it('a no stops nothing that has ended, or takes the picture away', async () => {
    for (const change of [
      { state: 'done' },
      { state: 'stopped' },
      { kind: 'take-back', state: 'running' },
      { kind: 'expire', state: 'running' },
    ] as const) {
      put([picture('a')], { state: 'broadcasting', broadcastId: broadcast.id })
      ports.tamper('broadcast', { ...broadcast, ...change })
      assert.equal(await declare('refused'), 'declared')
      assert.equal((await ports.broadcasts.byId(broadcast.id))?.state, change.state)
    }
    assert.ok(lost().length > 0, 'people are told all the same')
  })
})
