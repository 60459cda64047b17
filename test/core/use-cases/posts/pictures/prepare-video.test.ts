import assert from 'node:assert/strict'
import type { Change, Jobs } from '../../../../../src/core/change.ts'
import { Unavailable } from '../../../../../src/core/domain/errors.ts'
import { keyOf } from '../../../../../src/core/domain/placements/placed-card.ts'
import { videoId } from '../../../../../src/core/domain/pictures/media-video.ts'
import type { VideoRefusal } from '../../../../../src/core/domain/pictures/video-refusal.ts'
import type { Post } from '../../../../../src/core/domain/posts/post.ts'
import { bytesDigest } from '../../../../../src/core/domain/seal.ts'
import type { Ports } from '../../../../../src/core/ports.ts'
import { endPicture } from '../../../../../src/core/use-cases/posts/pictures/end-picture.ts'
import { orderVideo, prepareVideo } from '../../../../../src/core/use-cases/posts/pictures/prepare-video.ts'
import { filmBytes, filmFacts } from '../../../../fakes/a-film.ts'
import { paperPorts, type PaperPorts } from '../../../../fakes/composed.ts'
import { settings } from '../../../../fakes/ports.ts'
import { actor, alice } from '../../../../fakes/town.ts'
import { comms, written } from '../../../../fakes/walk.ts'

const film = filmBytes()
const facts = filmFacts()

describe('a video that a press ordered', () => {
  let ports: PaperPorts & Pick<Ports, 'library'>
  let asked: Jobs['video.take']
  let put: string[]
  let lying: Set<string>
  let given: Buffer | null
  const post = async (): Promise<Post> => (await ports.posts.byId(asked.postId))!
  const prepare = () => prepareVideo(ports, asked, settings)
  const note = (id: string, name: string) =>
    ports.commit({
      save: 'note',
      row: {
        id,
        version: 1,
        writer: { id: comms.id, name: comms.name },
        text: '',
        files: [
          {
            id: `${id}-file`,
            name,
            contentType: 'video/mp4',
            source: { url: 'https://teams.example/1', needsToken: false },
          },
        ],
        at: ports.now(),
        state: 'kept',
      },
      ifVersion: 0,
    })
  /** What the jobs draw, each once. */
  const cards = () => new Set(ports.jobs.flatMap(({ data }) => ('key' in data ? [data.key] : [])))
  const card = (why?: VideoRefusal, at: string | null = null) =>
    keyOf({
      card: 'video-taken',
      postId: asked.postId,
      fileId: asked.fileId,
      person: comms.id,
      ...(why && { refused: { why, at } }),
    })
  const told = () => [...cards()].filter(key => key.startsWith('video-taken'))
  /** Dies once, at the commit that saves such a row. */
  const killedAt = (dies: (change: Change) => boolean) => {
    const { commit } = ports
    ports.commit = async (...changes) => {
      if (!changes.some(dies)) return commit(...changes)
      ports.commit = commit
      throw new Error('killed')
    }
  }

  beforeEach(async () => {
    put = []
    lying = new Set()
    given = film
    ports = Object.assign(paperPorts(), {
      teamsFiles: { mayFetch: () => true, fetch: async () => given },
      videos: { read: async () => facts },
      library: {
        put: async (folder: string, name: string) => {
          put.push(`${folder}/${name}`)
          lying.add(`${folder}/${name}`)
          return `https://sp.example/${encodeURIComponent(name)}`
        },
      },
      libraryBin: { remove: async (folder: string, name: string) => lying.delete(`${folder}/${name}`) },
    })
    const { id } = await written(ports)
    asked = { noteId: 'note-1', fileId: 'note-1-file', postId: id, corrects: null }
    await note('note-1', 'pont.mp4')
  })

  it('is a job of comms alone: the press reads and puts nothing', async () => {
    assert.equal((await orderVideo(ports, actor(alice), asked)).kind, 'not-comms')
    assert.ok(!ports.jobs.some(({ job }) => job === 'video.take'))
    assert.equal((await orderVideo(ports, comms, asked)).kind, 'preparing')
    assert.deepEqual(
      ports.jobs.flatMap(({ job, data }) => (job === 'video.take' ? [data] : [])),
      [{ ...asked, at: ports.now() }],
    )
    assert.deepEqual(put, [])
  })

  it('ordered twice is one video and one card, though its bytes are gone by then', async () => {
    await prepare()
    given = null
    await prepare()
    assert.equal(put.length, 1)
    assert.equal((await post()).videoAside?.name, 'pont.mp4')
    assert.ok(cards().has(card()) && !cards().has(card('no-such-file')))
    assert.equal((await orderVideo(ports, comms, asked)).kind, 'added')
  })

  it('killed between the upload and the commit of the post, goes on and uploads nothing again', async () => {
    killedAt(change => 'save' in change && change.save === 'post')
    await assert.rejects(prepare(), /killed/)
    assert.deepEqual([put.length, (await post()).videoAside], [1, undefined])
    assert.ok(!cards().has(card()))
    await prepare()
    assert.equal(put.length, 1)
    assert.equal((await post()).videoAside?.url, 'https://sp.example/pont.mp4')
    assert.ok(cards().has(card()))
  })

  it('killed before anything said that it lies there, is the same file of the library, under any name', async () => {
    killedAt(change => 'save' in change && change.save === 'media' && change.row.video?.url != null)
    await assert.rejects(prepare(), /killed/)
    await note('note-2', 'autre.mp4')
    asked = { ...asked, noteId: 'note-2', fileId: 'note-2-file' }
    await prepare()
    // The bytes went over the same bytes: SharePoint has one file, and nothing beside it.
    const [first = ''] = put
    assert.deepEqual([put, [...lying]], [[first, first], [first]])
    assert.equal((await post()).videoAside?.url, 'https://sp.example/pont.mp4')
  })

  for (const row of ['media', 'post'] as const)
    it(`killed at the commit of its ${row} for good, leaves no file`, async () => {
      killedAt(change => 'save' in change && change.save === row && (row === 'post' || lying.size > 0))
      await assert.rejects(prepare(), /killed/)
      assert.equal(lying.size, 1)
      ports.pass(61 * 60_000)
      await endPicture(ports, videoId(bytesDigest(film)), null)
      assert.equal(lying.size, 0)
    })

  it('that is not taken is told, once, and changes nothing', async () => {
    given = null
    await prepare()
    await prepare()
    assert.deepEqual(told(), [card('no-such-file')])
    assert.equal((await post()).videoAside, undefined)
  })

  it('that is not taken is told after each press, and once where its job runs again', async () => {
    given = null
    const presses: string[] = []
    for (const _ of [1, 2]) {
      await orderVideo(ports, comms, asked)
      const { data } = ports.jobs.findLast(({ job }) => job === 'video.take') as { data: typeof asked }
      for (const _ of [1, 2]) await prepareVideo(ports, data, settings)
      presses.push(ports.now())
      ports.pass(60_000)
    }
    assert.deepEqual(
      told(),
      presses.map(at => card('no-such-file', at)),
    )
  })

  it('of whoever left comms since is not taken: nothing of it is read or kept, and they are told', async () => {
    ports.town.comms = ports.town.comms.filter(id => id !== comms.id)
    await prepare()
    assert.deepEqual([put, told()], [[], [card('not-comms')]])
    assert.equal((await post()).videoAside, undefined)
  })

  it('waits while nobody knows whether who sent it is still of comms', async () => {
    ports.directory.down = true
    await assert.rejects(prepare(), Unavailable)
    assert.deepEqual([put, told()], [[], []])
    ports.directory.down = false
    await prepare()
    assert.deepEqual(told(), [card()])
  })
})
