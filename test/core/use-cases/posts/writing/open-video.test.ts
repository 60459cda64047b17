import assert from 'node:assert/strict'
import type { MediaVideo } from '../../../../../src/core/domain/pictures/media-video.ts'
import type { Post } from '../../../../../src/core/domain/posts/post.ts'
import type { PostVideo } from '../../../../../src/core/domain/posts/post-video.ts'
import { binVideo } from '../../../../../src/core/use-cases/pictures/bin-video.ts'
import { duplicatePost } from '../../../../../src/core/use-cases/posts/writing/duplicate-post.ts'
import { withOpenVideo } from '../../../../../src/core/use-cases/posts/writing/open-video.ts'
import { filmFacts } from '../../../../fakes/a-film.ts'
import { aMedia } from '../../../../fakes/a-media.ts'
import { createFakePorts, type FakePorts } from '../../../../fakes/ports.ts'
import { comms } from '../../../../fakes/walk.ts'
import { post as row } from '../../../../postgres/rows.ts'

const folder = 'Vidéos/VIS-2026-d1'
const inLibrary = 'https://sp.example/Videos/film.mp4'
const link = 'https://sp.example/:v:/s/1'
const facts = filmFacts()
const said = { answer: 'nobody', by: { id: 'camille', name: 'camille' }, at: '2026-11-01T08:00:00.000Z' } as const
const video: PostVideo = {
  ...{ id: 'v1', digest: 'd1', consent: said, name: 'film.mp4', title: 'film', url: inLibrary, facts },
}
const withVideo = (change: Partial<PostVideo> | null): Post => {
  const { content, ...rest } = row({ id: 'p' })
  return { ...rest, content: change === null ? content : { ...content, video: { ...video, ...change } } }
}

describe('the video of what is submitted', () => {
  let ports: FakePorts
  let shared: string[]
  let answer: string | null
  const lies = (change: Partial<MediaVideo> = {}) => {
    const lying = { facts, folder, name: 'film.mp4', url: inLibrary, ...change }
    ports.tamper('media', aMedia('d1', { kind: 'video', pictureIds: ['v1'], video: lying }))
  }
  const open = async (post: Post) => (await withOpenVideo(ports, post)).content.video?.url
  const kept = async () => (await ports.media.byId('d1'))?.video?.link

  beforeEach(() => {
    ports = createFakePorts()
    shared = []
    answer = link
    ports.libraryLinks = { share: async (folder, name) => (shared.push(`${folder}/${name}`), answer) }
    lies()
  })

  it('is opened by an address of that one file, made once and kept with the file', async () => {
    assert.equal(await open(withVideo({})), link)
    assert.deepEqual(await kept(), { url: link, at: ports.now() })
    ports.pass(365 * 24 * 60 * 60_000)
    assert.equal(await open(withVideo({})), link)
    assert.deepEqual(shared, [`${folder}/film.mp4`])
  })

  it('made by two at once, is one address, and what else moved the row stays', async () => {
    ports.beforeCommit(async () => {
      const before = (await ports.media.byId('d1'))!
      ports.tamper('media', { ...before, version: before.version + 1, section: 'voirie' })
    })
    assert.equal(await open(withVideo({})), link)
    assert.deepEqual([(await kept())?.url, (await ports.media.byId('d1'))?.section], [link, 'voirie'])
  })

  it('keeps no link of a file that went to the bin, or lies elsewhere, meanwhile', async () => {
    for (const change of [{ url: null }, { folder: 'Propositions/PROP-2026-0001' }, { name: 'autre.mp4' }]) {
      lies()
      ports.beforeCommit(async () => {
        lies(change)
        const moved = (await ports.media.byId('d1'))!
        ports.tamper('media', { ...moved, version: moved.version + 1 })
      })
      await open(withVideo({}))
      assert.equal(await kept(), undefined)
    }
  })

  it('is opened in the library where SharePoint makes no link; it is asked again a day later', async () => {
    answer = null
    assert.equal(await open(withVideo({})), inLibrary)
    ports.pass(24 * 60 * 60_000 - 1)
    assert.equal(await open(withVideo({})), inLibrary)
    assert.equal(shared.length, 1)
    answer = link
    ports.pass(1)
    assert.equal(await open(withVideo({})), link)
    assert.equal(shared.length, 2)
  })

  it('keeps its address where nobody knows its file, or it went to the bin', async () => {
    assert.equal(await open(withVideo(null)), undefined)
    assert.equal(await open(withVideo({ digest: 'd2' })), inLibrary)
    for (const change of [{}, { link: { url: link, at: ports.now() } }]) {
      lies({ url: null, ...change })
      assert.equal(await open(withVideo({})), inLibrary)
    }
    assert.deepEqual(shared, [])
  })

  it('opens where its file lies now, whatever link it was submitted with before', async () => {
    assert.equal(await open(withVideo({ url: 'https://sp.example/:v:/s/dead' })), link)
  })

  it('of a copy opens there too; the copy itself makes no link', async () => {
    const copied = async () => {
      const { id, ...rest } = withVideo({ url: 'https://sp.example/:v:/s/dead' })
      ports.tamper('post', { ...rest, id })
      const copy = await duplicatePost(ports, comms, id)
      assert.ok(copy.kind === 'created')
      return copy.post.content.video?.url
    }
    assert.equal(await copied(), inLibrary)
    assert.deepEqual(shared, [])
    lies({ link: { url: link, at: ports.now() } })
    assert.equal(await copied(), link)
    lies({ url: null })
    assert.equal(await copied(), undefined, 'a copy leads nobody into the bin')
  })

  it('loses its link with its file', async () => {
    await open(withVideo({}))
    await binVideo(ports, 'v1')
    assert.deepEqual([await kept(), (await ports.media.byId('d1'))?.video?.url], [undefined, null])
  })
})
