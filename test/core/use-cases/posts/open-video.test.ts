import assert from 'node:assert/strict'
import type { Media } from '../../../../src/core/domain/pictures/media.ts'
import type { Post } from '../../../../src/core/domain/posts/post.ts'
import type { PostVideo } from '../../../../src/core/domain/posts/post-video.ts'
import { withOpenVideo } from '../../../../src/core/use-cases/posts/open-video.ts'
import { filmFacts } from '../../../fakes/a-film.ts'
import { post as row } from '../../../postgres/rows.ts'

const facts = filmFacts()
const inLibrary = 'https://sp.example/Videos/VIS-2026-0042/film.mp4'
const link = 'https://sp.example/:v:/s/1'
const video: PostVideo = {
  id: 'v1',
  digest: 'd1',
  consent: null,
  name: 'film.mp4',
  title: 'film',
  url: inLibrary,
  facts,
}
const withVideo = (change: Partial<PostVideo> | null): Post => {
  const { content, ...rest } = row({})
  return { ...rest, content: change === null ? content : { ...content, video: { ...video, ...change } } }
}

describe('the video of what is submitted', () => {
  const shared: string[] = []
  const open = async (post: Post, answer: string | null = link, known = true) => {
    shared.length = 0
    const media = { id: 'd1', video: { facts, folder: 'Vidéos/VIS-2026-0042', name: 'film.mp4', url: inLibrary } }
    const ports = {
      media: { byId: async (id: string) => (known && id === 'd1' ? (media as unknown as Media) : null) },
      libraryLinks: {
        share: async (folder: string, name: string) => {
          shared.push(`${folder}/${name}`)
          return answer
        },
      },
    }
    return (await withOpenVideo(ports as unknown as Parameters<typeof withOpenVideo>[0], post)).content.video
  }

  it('is opened by an address of that one file, once', async () => {
    assert.deepEqual(await open(withVideo({})), { ...video, url: link, shared: true })
    assert.deepEqual(shared, ['Vidéos/VIS-2026-0042/film.mp4'])
    assert.equal((await open(withVideo({ url: link, shared: true })))?.url, link)
    assert.deepEqual(shared, [])
  })

  it('keeps its address in the library where SharePoint lets Mary make none, or nobody knows its file', async () => {
    assert.deepEqual(await open(withVideo({}), null), video)
    assert.deepEqual(await open(withVideo({}), link, false), video)
    assert.equal(await open(withVideo(null)), undefined)
    assert.deepEqual(shared, [])
  })
})
