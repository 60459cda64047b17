import assert from 'node:assert/strict'
import type { Post } from '../../../../src/core/domain/posts/post.ts'
import { declareConsent } from '../../../../src/core/use-cases/consents/declare-consent.ts'
import { addFiles } from '../../../../src/core/use-cases/initiatives/add-files.ts'
import { storeFile } from '../../../../src/core/use-cases/initiatives/store-file.ts'
import { submitInitiative } from '../../../../src/core/use-cases/initiatives/submit-initiative.ts'
import { retainInitiative } from '../../../../src/core/use-cases/initiatives/triage-initiative.ts'
import { remarksOn } from '../../../../src/core/use-cases/posts/writing/remarks-on.ts'
import { submitPost } from '../../../../src/core/use-cases/posts/submission/submit-post.ts'
import { mendWithdrawal } from '../../../../src/core/use-cases/withdrawals/mend-withdrawal.ts'
import { mendedCard } from '../../../../src/teams/cards/mend-pictures.ts'
import { loadWords } from '../../../../src/words.ts'
import { createChat, shownIn } from '../../../teams/chat.ts'
import { carried } from '../../../fakes/brought.ts'
import { filmDigest, filmId, filmWorld, type FilmWorld, sentFilm } from '../../../fakes/filmed.ts'
import { approvedEverywhere } from '../../../fakes/leaving.ts'
import { settings } from '../../../fakes/ports.ts'
import { actor, alice } from '../../../fakes/town.ts'
import { comms } from '../../../fakes/walk.ts'

describe('a video of an agent’s proposal', () => {
  let world: FilmWorld
  let ports: FilmWorld['ports']
  const stored = async (...films: number[]): Promise<void> => {
    const fields = { title: 'Le pont', text: 'Il rouvre' }
    assert.equal((await submitInitiative(ports, actor(alice), { id: 'i', fields, form: null })).kind, 'submitted')
    for (const n of films) {
      const { id, name, source } = sentFilm(n)
      const added = await addFiles(ports, actor(alice), 'i', [{ id, name, source, contentType: 'video/mp4' }])
      assert.equal(added.kind, 'changed')
      await storeFile(ports, 'i', id)
    }
  }
  const retained = async (): Promise<Post> => {
    assert.equal((await retainInitiative(ports, comms, 'i')).kind, 'changed')
    const { postId } = (await ports.initiatives.byId('i'))!
    return (await ports.posts.byId(postId!))!
  }
  const says = async (answer: string, pictureId = 'film 1', who = actor(alice)) => {
    const on = { initiativeId: 'i', postId: null, pictureId }
    assert.equal((await declareConsent(ports, who, { ...on, answer })).kind, 'declared')
  }
  const others = async (post: Post) =>
    (await remarksOn(ports, post)).filter(({ key }) => key === 'video-other').map(({ about }) => about)

  beforeEach(() => {
    world = filmWorld()
    ports = world.ports
  })

  it('lies with the proposal, and *Retenir* brings it into the draft, onto its card once somebody answered', async () => {
    await stored(1)
    assert.match(world.lying.join(), /^Propositions\/PROP-2026-\d{4}\/pont 1\.mp4$/)
    assert.equal((await ports.media.byId(filmDigest))?.kind, 'video')
    const { id, content, videoAside } = await retained()
    assert.deepEqual([content.video, content.pictures, videoAside?.name], [undefined, [], 'pont 1.mp4'])
    await says('nobody')
    const after = (await ports.posts.byId(id))!
    assert.deepEqual([after.content.video?.id, after.videoAside ?? null], [filmId, null])
  })

  it('that was answered before is on the card from the start', async () => {
    await stored(1)
    await says('nobody')
    assert.equal((await retained()).content.video?.title, 'pont 1')
  })

  it('is the one of its draft: another of the proposal is named to comms, unless nobody may show it', async () => {
    await stored(1, 2)
    await says('nobody')
    const post = await retained()
    assert.equal(post.content.video?.id, filmId)
    assert.deepEqual(await others(post), ['pont 2.mp4'])
    assert.match(shownIn(await createChat(ports).press(comms, 'post.edit', { postId: post.id })), /pont 2\.mp4/)
    const initiative = (await ports.initiatives.byId('i'))!
    const attachments = initiative.attachments.map(one => (one.id === 'film 2' ? { ...one, gone: true as const } : one))
    ports.tamper('initiative', { ...initiative, attachments })
    assert.deepEqual(await others(post), [])
    const { video: _, ...none } = post.content
    assert.deepEqual(await others({ ...post, content: none }), [])
  })

  it('that people have on their cards goes from them, and from the library, when somebody says no', async () => {
    await stored(1)
    await says('nobody')
    const post = await approvedEverywhere(world, (await retained()).id)
    await carried(ports, post.broadcastId!, 3)
    await says('refused', 'film 1', comms)
    const { data } = ports.jobs.find(one => one.job === 'withdrawal.mend') as { data: { id: string } }
    const places = async () => (await ports.withdrawals.byId(data.id))!.places.map(({ kind }) => kind)
    assert.deepEqual(await places(), ['cards', 'file'])
    await mendWithdrawal(ports, data.id)
    assert.deepEqual(world.lying, [])
    const [change] = await ports.broadcasts.changing(post.broadcastId!)
    assert.ok(change)
    const card = mendedCard(change.rendered, loadWords().fr)
    assert.match(card, /Vidéo retirée/)
    assert.doesNotMatch(card, /sp\.example/)
  })

  it('of which somebody says no is found on the approved card and in the proposal: the file goes to the bin', async () => {
    await stored(1)
    await says('nobody')
    const post = await approvedEverywhere(world, (await retained()).id)
    assert.equal(post.content.video?.id, filmId)
    await says('refused', 'film 1', comms)
    const { data } = ports.jobs.find(one => one.job === 'withdrawal.mend') as { data: { id: string } }
    const kinds = async () => (await ports.withdrawals.byId(data.id))!.places.map(({ kind }) => kind)
    assert.deepEqual(await kinds(), ['planned', 'file'])
    await mendWithdrawal(ports, data.id)
    assert.deepEqual(world.lying, [])
    const { places } = (await ports.withdrawals.byId(data.id))!
    assert.deepEqual([...new Set(places.map(({ state }) => state))], ['done'])
    const [file] = (await ports.initiatives.byId('i'))!.attachments
    assert.equal(file?.url, null)
    assert.equal((await ports.media.byId(filmDigest))?.video?.url, null, 'nobody is given an address that is dead')
    const again = await submitPost(ports, comms, { postId: post.id, revision: post.revision }, settings)
    assert.notEqual(again.kind, 'submitted')
  })
})
