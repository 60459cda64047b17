import assert from 'node:assert/strict'
import { later } from '../../../../src/core/domain/time.ts'
import { answered } from '../../../fakes/answered.ts'
import { askAgreement } from '../../../../src/core/use-cases/consents/agreements/ask-agreement.ts'
import { declareConsent } from '../../../../src/core/use-cases/consents/declare-consent.ts'
import { endMedia, followMedia } from '../../../../src/core/use-cases/consents/follow-media.ts'
import { addPicture } from '../../../../src/core/use-cases/posts/pictures/take-picture.ts'
import { createFakePorts, type FakePorts, settings } from '../../../fakes/ports.ts'
import { approvedAgain } from '../../../fakes/released.ts'
import { actor, alice } from '../../../fakes/town.ts'
import { comms, refreshed, written } from '../../../fakes/walk.ts'

const mediaId = 'bytes'
const minute = 60_000

describe('when what people agreed to ends', () => {
  let ports: FakePorts
  let postId: string
  beforeEach(async () => {
    ports = createFakePorts()
    postId = (await written(ports)).id
    await addPicture(ports, comms, postId, { id: 'p', digest: mediaId, name: 'pont.jpg' }, settings)
    await declareConsent(ports, comms, { initiativeId: null, postId, pictureId: 'p', answer: 'adults' })
    const until = later(ports.now(), minute)
    await askAgreement(ports, comms, { mediaId, person: alice.id, uses: ['internal'], until })
    await answered(ports, actor(alice), { mediaId, word: 'yes' })
  })
  const onCard = async () => (await ports.posts.byId(postId))!.content.pictures.map(({ id }) => id)
  const ends = () => ports.jobs.flatMap(one => (one.job === 'media.end' ? [one.at] : []))
  const lost = () => refreshed(ports).filter(key => key.startsWith('consent-lost:'))
  const told = () => ports.journal.filter(({ verb }) => verb === 'media.ended').map(({ details }) => details)
  const approve = () =>
    approvedAgain(ports, postId, post => ({
      ...post,
      content: { ...post.content, pictures: post.content.pictures.map(one => ({ ...one, alt: 'Le pont' })) },
    }))

  it('a draft shows the picture no more, and nobody is said to have written it', async () => {
    assert.deepEqual(await onCard(), ['p'])
    const { authors } = (await ports.posts.byId(postId))!
    ports.pass(minute)
    await endMedia(ports, mediaId)
    assert.deepEqual([await onCard(), (await ports.posts.byId(postId))!.authors], [[], authors])
    assert.deepEqual(told(), [{ file: 'pont.jpg', media: 'picture' }])
  })

  it('what waits is held, and comms is told, as after a no', async () => {
    const { broadcastId } = await approve()
    ports.pass(minute)
    await endMedia(ports, mediaId)
    assert.deepEqual(await onCard(), ['p'], 'of what was submitted every byte stays')
    const { state, heldBecause } = (await ports.broadcasts.byId(broadcastId!))!
    assert.deepEqual([state, heldBecause], ['held', 'no-consent'])
    assert.ok(lost().length > 0, 'who gave a visa is told')
    const commits = ports.commits()
    await endMedia(ports, mediaId)
    assert.equal(ports.commits(), commits, 'run twice it does nothing more')
  })

  it('run too early it changes nothing, and asks for itself again', async () => {
    const before = { rows: [await ports.media.byId(mediaId), await ports.posts.byId(postId)], asked: ends().length }
    ports.pass(minute - 1)
    await endMedia(ports, mediaId)
    assert.deepEqual([await ports.media.byId(mediaId), await ports.posts.byId(postId)], before.rows)
    assert.deepEqual([ends().at(-1), ends().length - before.asked], [later(ports.now(), 1), 1])
    await endMedia(ports, 'nothing of these bytes')
  })

  it('a holder that was told something else is brought to what the media says', async () => {
    const post = (await ports.posts.byId(postId))!
    const pictures = post.content.pictures.map(one => ({ ...one, consent: null }))
    ports.tamper('post', { ...post, content: { ...post.content, pictures: [] }, aside: pictures })
    const { length } = ports.journal
    await followMedia(ports, mediaId)
    assert.deepEqual([await onCard(), ports.journal.length], [['p'], length])
  })
})
