import assert from 'node:assert/strict'
import { Unavailable } from '../../../../../src/core/domain/errors.ts'
import type { Post } from '../../../../../src/core/domain/posts/post.ts'
import { declareConsent } from '../../../../../src/core/use-cases/consents/declare-consent.ts'
import { cancelPost } from '../../../../../src/core/use-cases/posts/ending/cancel-post.ts'
import { orderVideo, prepareVideo } from '../../../../../src/core/use-cases/posts/pictures/prepare-video.ts'
import { takeVideo } from '../../../../../src/core/use-cases/posts/pictures/take-video.ts'
import { filmBytes } from '../../../../fakes/a-film.ts'
import { aMedia } from '../../../../fakes/a-media.ts'
import { filmDigest, filmId, filmWorld, type FilmWorld, sentFilm } from '../../../../fakes/filmed.ts'
import { settings } from '../../../../fakes/ports.ts'
import { comms, written } from '../../../../fakes/walk.ts'

describe('a video that is taken into a post', () => {
  let world: FilmWorld
  let ports: FilmWorld['ports']
  let id: string
  const post = async (): Promise<Post> => (await ports.posts.byId(id))!
  const take = (n = 1) => takeVideo(ports, comms, id, sentFilm(n), settings)
  beforeEach(async () => {
    world = filmWorld()
    ports = world.ports
    id = (await written(ports)).id
  })

  it('is not read where Teams says that it is too large', async () => {
    ports.teamsFiles.fetch = async () => 'too-large'
    assert.equal((await take()).kind, 'video-too-big')
    assert.deepEqual(world.lying, [])
  })

  it('is put nowhere where the post has another', async () => {
    await take(1)
    assert.equal((await take(2)).kind, 'one-video')
    assert.equal(world.lying.length, 1)
  })

  it('leaves the one that came while it was read', async () => {
    const { read } = ports.videos
    ports.videos.read = async bytes => {
      ports.videos.read = read
      await take(2)
      return read(bytes)
    }
    assert.equal((await take(1)).kind, 'one-video')
    assert.equal((await post()).videoAside?.name, 'pont 2.mp4')
  })

  it('is not put into a post that is over', async () => {
    await cancelPost(ports, comms, id)
    assert.equal((await take()).kind, 'closed')
  })

  it('brings the captions of the same bytes along, which came with a proposal', async () => {
    const url = 'https://sp.example/p.mp4'
    const captions = { name: 'p.vtt', url: 'https://sp.example/p.vtt' }
    const folder = 'Propositions/PROP-2026-0007'
    const video = { facts: await ports.videos.read(filmBytes()), folder, name: 'p.mp4', url, captions }
    const row = aMedia(filmDigest, { kind: 'video', pictureIds: [filmId], video: video as never })
    await ports.commit({ save: 'media', row, ifVersion: 0 })
    await take()
    const { videoAside } = await post()
    assert.deepEqual(videoAside?.captions, captions)
    assert.deepEqual((await ports.media.byId(filmDigest))?.video?.captions, captions)
  })

  it('has its end from the moment on at which its row is kept', async () => {
    await take()
    const ends = ports.jobs.filter(({ job, data }) => job === 'picture.end' && 'id' in data && data.id === filmId)
    assert.equal(ends.length, 1)
  })

  it('says busy, to be run again, where its row moves at that moment', async () => {
    await take()
    const { videoAside: _, ...none } = await post()
    ports.tamper('post', none)
    const { video, ...rest } = (await ports.media.byId(filmDigest))!
    ports.tamper('media', { ...rest, video: { ...video!, url: null } })
    ports.beforeCommit(async () => ports.tamper('media', { ...rest, version: rest.version + 1 }))
    await assert.rejects(take(), Unavailable)
  })

  it('has what somebody says of it at that very moment', async () => {
    await take()
    const row = (await ports.media.byId(filmDigest))!
    const other = (await written(ports)).id
    ports.beforeCommit(async () => {
      const on = { initiativeId: null, postId: id, pictureId: filmId, answer: 'refused' }
      assert.equal((await declareConsent(ports, comms, on)).kind, 'declared')
    })
    assert.equal((await takeVideo(ports, comms, other, sentFilm(), settings)).kind, 'added')
    assert.ok((await ports.media.byId(filmDigest))!.version > row.version)
    assert.equal((await ports.posts.byId(other))!.videoAside?.consent?.answer, 'refused')
  })

  describe('by the job of a press', () => {
    const { name, source } = sentFilm()
    const asked = () => ({ noteId: 'n', fileId: 'f', postId: id, corrects: null })
    beforeEach(async () => {
      const writer = { id: comms.id, name: comms.name }
      const files = [{ id: 'f', name, contentType: 'video/mp4', source }]
      const row = { id: 'n', version: 1, writer, text: '', files, at: ports.now(), state: 'kept' as const }
      await ports.commit({ save: 'note', row, ifVersion: 0 })
      await ports.keptFiles.claim({ id: 'f', person: comms.id, forMs: 1 }, { files: 9, bytes: 99, each: 99 })
      await ports.keptFiles.fill('f', filmBytes())
    })

    it('keeps its bytes until the post has it, and no longer', async () => {
      await takeVideo(ports, comms, id, sentFilm(2), settings)
      assert.equal((await orderVideo(ports, comms, asked())).kind, 'preparing', 'the post has another file')
      await prepareVideo(ports, asked(), settings)
      assert.ok(await ports.keptFiles.get('f'), 'it was refused, and may be chosen for another post')
      id = (await written(ports)).id
      await prepareVideo(ports, asked(), settings)
      assert.equal(await ports.keptFiles.get('f'), null)
      assert.equal((await post()).videoAside?.fileId, 'f')
    })

    it('is run again, and tells nothing, where the post never stops moving', async () => {
      const { commit } = ports
      ports.commit = async (...changes) =>
        changes.some(change => 'save' in change && change.save === 'post') ? 'stale' : commit(...changes)
      await assert.rejects(prepareVideo(ports, asked(), settings), Unavailable)
      assert.ok(!ports.jobs.some(({ data }) => 'key' in data && String(data.key).startsWith('video-taken')))
    })
  })
})
