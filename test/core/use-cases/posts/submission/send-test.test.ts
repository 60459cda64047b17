import assert from 'node:assert/strict'
import { Unavailable } from '../../../../../src/core/domain/errors.ts'
import type { Face } from '../../../../../src/core/domain/faces/face.ts'
import type { PlacementKey } from '../../../../../src/core/domain/placements/placed-card.ts'
import type { SendOutcome } from '../../../../../src/core/domain/send-outcome.ts'
import type { Messenger } from '../../../../../src/core/ports/outside.ts'
import { faceOf, placementsInDoubt } from '../../../../../src/core/use-cases/placements/kept/kept-cards.ts'
import { refreshPlacement } from '../../../../../src/core/use-cases/placements/refresh-placement.ts'
import { cancelPost } from '../../../../../src/core/use-cases/posts/ending/cancel-post.ts'
import { declareConsent } from '../../../../../src/core/use-cases/consents/declare-consent.ts'
import { savePost } from '../../../../../src/core/use-cases/posts/writing/save-post.ts'
import { sendTest } from '../../../../../src/core/use-cases/posts/submission/send-test.ts'
import { submitPost } from '../../../../../src/core/use-cases/posts/submission/submit-post.ts'
import { createDrawFace } from '../../../../../src/teams/draw-face.ts'
import { loadWords } from '../../../../../src/words.ts'
import { renderPost } from '../../../../cards/every-card.ts'
import { createFakePorts, drawing, type FakePorts, settings } from '../../../../fakes/ports.ts'
import { actor, alice, camille } from '../../../../fakes/town.ts'
import { approved, comms, fields, pictured, refreshed, submitted, written } from '../../../../fakes/walk.ts'

const seconds = 1000
const delivered: SendOutcome = { kind: 'delivered', conversationId: 'chat', activityId: 'a1' }

describe('a test send', () => {
  let ports: FakePorts
  /** What came into the chat of whoever asked. */
  let shown: Face[]
  let outcome: SendOutcome
  const messenger = {
    show: async ({ to }, face) => {
      assert.deepEqual(to, { kind: 'person', id: camille.id })
      if (outcome.kind === 'delivered' || outcome.kind === 'unknown') shown.push(face)
      return outcome
    },
    redraw: async () => assert.fail('it is never drawn again'),
  } as Pick<Messenger, 'show' | 'redraw'> as Messenger
  const place = (key: string) => refreshPlacement({ ...ports, messenger }, key as PlacementKey)
  const work = async () => {
    for (let job = ports.jobs.shift(); job; job = ports.jobs.shift())
      if (job.job === 'placement.refresh' && job.data.key.startsWith('test:')) await place(job.data.key)
  }
  const asks = (postId: string) => sendTest(ports, comms, postId)
  const asked = { kind: 'asked', lacksPictures: false }
  const draw = (face: Face) =>
    createDrawFace(
      loadWords(),
      drawing(() => ports),
    )(face, 'fr') as { card: object; summary: string }

  beforeEach(async () => {
    ports = Object.assign(createFakePorts(), { renderPost })
    shown = []
    outcome = delivered
    await ports.conversations.remember({
      person: camille.id,
      conversationId: 'chat',
      serviceUrl: 'https://teams.example/',
      locale: 'fr',
    })
  })

  it('is the card as whoever asks will get it, marked, and its bytes are those that are sealed', async () => {
    const post = await written(ports)
    assert.deepEqual(await asks(post.id), asked)
    await work()
    const [face] = shown
    assert.ok(face?.face === 'test')
    const { card, summary } = draw(face)
    const text = JSON.stringify(card)
    assert.equal(summary, 'ESSAI – Le pont rouvre lundi')
    assert.match(text, /"text":"ESSAI\s: cette carte n’a été envoyée qu’à vous\."/)
    assert.match(text, /Bonjour Camille/)
    assert.doesNotMatch(text, /broadcast\.why|Je suis Mary/)
    assert.match(text, /"verb":"test\.why"/)
    const sealed = await submitPost(ports, comms, { postId: post.id, revision: post.revision }, settings)
    assert.ok(sealed.kind === 'submitted')
    assert.deepEqual(face.rendered, sealed.post.sealed.at(-1)?.rendered)
  })
  it('of what was submitted is what was sealed, whatever another release would render', async () => {
    const { post } = await submitted(ports)
    ports.renderPost = () => assert.fail('nothing renders it again')
    assert.deepEqual(await asks(post.id), asked)
    await work()
    assert.ok(shown[0]?.face === 'test')
    assert.deepEqual(shown[0].rendered, post.sealed.at(-1)?.rendered)
    const entry = ports.journal.at(-1)
    assert.deepEqual(
      [entry?.verb, entry?.subject, entry?.seal, entry?.details],
      ['post.tested', post.reference, post.sealed.at(-1)?.seal, { revision: post.revision }],
    )
  })

  it('changes nothing of the post, and stays what its reader saw', async () => {
    const post = await written(ports)
    await asks(post.id)
    await work()
    assert.deepEqual(await ports.posts.byId(post.id), post)
    await savePost(ports, comms, { postId: post.id, revision: post.revision, fields: { title: 'Autre' } }, settings)
    for (const key of await ports.placements.about(post.id)) {
      assert.equal(await faceOf(ports, key), null)
      await place(key)
    }
    assert.equal(shown.length, 1)
  })

  it('is sent with its faults, but not without a word', async () => {
    const faulty = await written(ports, { summary: '', body: '{prenom}' })
    assert.deepEqual(await asks(faulty.id), asked)
    const blank = await written(ports, { title: '', summary: '', body: ' ' })
    assert.deepEqual(await asks(blank.id), { kind: 'test-empty' })
    const huge = await written(ports)
    const content = { ...huge.content, body: 'x'.repeat(30_000) }
    await ports.commit({ save: 'post', row: { ...huge, version: huge.version + 1, content }, ifVersion: huge.version })
    assert.deepEqual(await asks(huge.id), { kind: 'test-too-big' })
  })

  it('comes before the post leaves, or not at all', async () => {
    const { post, broadcast } = await approved(ports)
    assert.deepEqual(await asks(post.id), asked)
    await ports.commit({
      save: 'post',
      row: { ...post, version: post.version + 1, state: 'broadcasting', broadcastId: broadcast.id },
      ifVersion: post.version,
    })
    await work()
    assert.deepEqual(shown, [], 'while it waited the post left')
    assert.deepEqual(await asks(post.id), { kind: 'test-closed' })
    const given = await written(ports)
    await cancelPost(ports, comms, given.id)
    assert.deepEqual(await asks(given.id), { kind: 'test-closed' })
  })

  it('is for whoever may look at the post, and lets Mary write to them', async () => {
    const post = await written(ports)
    assert.deepEqual(await sendTest(ports, actor(alice), post.id), { kind: 'not-allowed' })
    assert.deepEqual(ports.journal.at(-1)?.details, { what: 'post.test', kind: 'not-allowed' })
    assert.deepEqual(await asks('nothing'), { kind: 'not-found' })
    const proposed = { ...post, version: post.version + 1, authors: [...post.authors, alice] }
    await ports.commit({ save: 'post', row: proposed, ifVersion: post.version })
    const tests = () => refreshed(ports).filter(key => key.startsWith('test:'))
    for (const mark of ['blocked', 'removed'] as const) {
      const before = ports.known
      await ports.conversations.mark(camille.id, mark)
      assert.deepEqual(await asks(post.id), { kind: 'no-own-chat' }, mark)
      ports.known = before
    }
    assert.deepEqual(tests(), [])
    assert.equal((await sendTest(ports, actor(alice), post.id)).kind, 'asked', 'an author, who never met Mary')
    assert.equal(tests().length, 1)
  })

  it('of a pilot is for those in its group', async () => {
    const post = await written(ports)
    const members = new Set([alice.id])
    ports.pilot = { members: async () => members }
    assert.deepEqual(await asks(post.id), { kind: 'test-outside-pilot' })
    assert.deepEqual(refreshed(ports), [])
    members.add(camille.id)
    assert.deepEqual(await asks(post.id), asked)
    ports.pilot = { members: () => Promise.reject(new Unavailable('graph')) }
    assert.deepEqual(await asks(post.id), asked)
  })

  it('is one card however often the same click comes, and another for the next', async () => {
    const post = await written(ports)
    await asks(post.id)
    ports.pass(3 * seconds)
    await asks(post.id)
    await work()
    assert.equal(shown.length, 1)
    ports.pass(10 * seconds)
    await asks(post.id)
    await work()
    assert.equal(shown.length, 2)
  })

  it('of text that changed since is another at once', async () => {
    const post = await written(ports)
    await asks(post.id)
    const changed = { ...fields, title: 'Le pont rouvre mardi' }
    await savePost(ports, comms, { postId: post.id, revision: post.revision, fields: changed }, settings)
    await asks(post.id)
    assert.equal(new Set(refreshed(ports).filter(key => key.startsWith('test:'))).size, 2)
  })

  it('that certainly did not arrive comes later; of which nobody knows, never by itself, and nobody is asked', async () => {
    const post = await written(ports)
    await asks(post.id)
    const key = refreshed(ports).find(one => one.startsWith('test:'))!
    outcome = { kind: 'throttled', retryAfterMs: 5 * seconds }
    await assert.rejects(place(key), Unavailable)
    outcome = { kind: 'unknown' }
    await place(key)
    await place(key)
    assert.equal(shown.length, 1)
    assert.deepEqual((await placementsInDoubt(ports)).open, [])
  })

  it('waits for the directory where it names its reader, and only there', async () => {
    const plain = await written(ports, { body: 'Le pont rouvre.' })
    const naming = await written(ports)
    ports.directory.person = () => Promise.reject(new Unavailable('graph'))
    await asks(plain.id)
    await work()
    assert.equal(shown.length, 1)
    for (const { id } of [naming, await written(ports, { summary: '{prénom}, le pont rouvre', body: 'Lundi.' })]) {
      await asks(id)
      await assert.rejects(work(), Unavailable)
    }
    assert.equal(shown.length, 1)
  })

  it('says when pictures lack somebody’s word, and shows none of them', async () => {
    const post = await written(ports)
    await pictured(ports, post.id, 'seen')
    await pictured(ports, post.id, 'unsure', comms, 'unsure')
    assert.deepEqual(await asks(post.id), { kind: 'asked', lacksPictures: true })
    await work()
    assert.match(JSON.stringify(draw(shown[0]!).card), /media\/seen/)
    assert.doesNotMatch(JSON.stringify(draw(shown[0]!).card), /media\/unsure/)
  })

  it('says so of a picture that lost its agreement after it was submitted', async () => {
    const draft = await written(ports)
    await pictured(ports, draft.id, 'seen')
    const { revision } = (await ports.posts.byId(draft.id))!
    const alt = { alt0: 'Le pont' }
    const saved = await savePost(ports, comms, { postId: draft.id, revision, fields: { ...fields, ...alt } }, settings)
    assert.ok(saved.kind === 'saved')
    const input = { postId: draft.id, revision: saved.post.revision }
    assert.equal((await submitPost(ports, comms, input, settings)).kind, 'submitted')
    assert.deepEqual(await asks(draft.id), asked)
    const no = { initiativeId: null, postId: draft.id, pictureId: 'seen', answer: 'refused' } as const
    assert.equal((await declareConsent(ports, comms, no)).kind, 'declared')
    assert.deepEqual(await asks(draft.id), { kind: 'asked', lacksPictures: true })
  })

  it('of a draft that was submitted before is of what stands there now', async () => {
    const { post } = await submitted(ports)
    const changed = { postId: post.id, revision: post.revision, fields: { ...fields, title: 'Le pont reste fermé' } }
    const saved = await savePost(ports, comms, changed, settings)
    assert.ok(saved.kind === 'saved' && saved.post.state === 'draft')
    await asks(post.id)
    await work()
    assert.match(JSON.stringify(draw(shown[0]!).card), /Le pont reste fermé/)
    assert.equal(ports.journal.at(-1)?.seal, null)
  })

  it('of a correction says that it is one, and what its cards say of the event', async () => {
    const { post, broadcast } = await approved(ports)
    const { id, version, content } = post
    const correcting = { broadcastId: broadcast.id, content, expiresOn: null }
    const startedAt = ports.now()
    const full = { id: 'b2', version: 1, kind: 'remark', targetId: broadcast.id, state: 'done', startedAt } as const
    await ports.commit(
      { save: 'post', row: { ...post, version: version + 1, state: 'draft', correcting }, ifVersion: version },
      { save: 'broadcast', row: { ...broadcast, ...full, remark: 'full' }, ifVersion: 0 },
    )
    await asks(id)
    await work()
    const text = JSON.stringify(draw(shown[0]!).card)
    assert.match(text, /Corrigé le mercredi 25 novembre/)
    assert.match(text, /Complet/)
  })
})
