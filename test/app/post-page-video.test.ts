import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import type { Person } from '../../src/core/domain/actor.ts'
import type { VideoFacts } from '../../src/core/domain/pictures/video.ts'
import type { Cue } from '../../src/core/domain/files/caption-remarks.ts'
import { declareConsent } from '../../src/core/use-cases/consents/declare-consent.ts'
import { takeVideo } from '../../src/core/use-cases/posts/pictures/take-video.ts'
import { createRenderPost } from '../../src/teams/render-post.ts'
import type { WrittenPost } from '../../src/teams/posts/drawn/written-post.ts'
import { loadWords } from '../../src/words.ts'
import { filmBytes, filmFacts } from '../fakes/a-film.ts'
import { createFakePorts, type FakePorts, settings } from '../fakes/ports.ts'
import { alice, camille } from '../fakes/town.ts'
import { comms, written } from '../fakes/walk.ts'
import { type Entra, openEntra } from '../tab/own-entra.ts'
import type { serveRoutes } from '../tab/serve-tab.ts'
import { openOwnTab } from './own-tab.ts'

const words = loadWords()
const film = {
  id: 'f1',
  name: 'pont.mp4',
  source: { url: 'https://teams.example/1', needsToken: false },
  corrects: null,
}
const line: Cue = { start: 0, end: 2, text: 'Le pont rouvre.' }

type Answered = { kind: string; post: WrittenPost; text?: string; said?: string }

describe('a video on the page that writes its post', () => {
  let entra: Entra
  let ports: FakePorts
  let tab: Awaited<ReturnType<typeof serveRoutes>>
  let facts: Partial<VideoFacts>
  let cues: Cue[] | null
  let lying: string[]
  let films = 0

  before(async () => {
    entra = await openEntra()
  })
  after(() => entra.close())
  beforeEach(async () => {
    facts = {}
    cues = [line]
    lying = []
    ports = Object.assign(createFakePorts(), {
      renderPost: createRenderPost(words, 'Europe/Paris'),
      teamsFiles: { mayFetch: () => true, fetch: async () => filmBytes(films++) },
      videos: { read: async () => filmFacts(facts) },
      captions: { read: async () => cues },
      library: {
        put: async (_: string, name: string) => {
          lying.push(name)
          return `https://sp.example/${name}`
        },
      },
    })
    tab = await openOwnTab(entra, ports)
  })
  afterEach(() => tab.close())

  const send = async (path: string, type: string, body: Buffer | string, who: Person) => {
    const answer = await fetch(`${tab.url}/api/post/${path}`, {
      method: 'POST',
      body: new Uint8Array(Buffer.from(body)),
      headers: { authorization: `Bearer ${await entra.token(who.id)}`, 'content-type': type, 'accept-language': 'fr' },
    })
    const text = await answer.text()
    return { status: answer.status, ...((answer.ok ? JSON.parse(text) : {}) as Answered) }
  }
  const ask = (page: string, body: object, who = camille) => send(page, 'application/json', JSON.stringify(body), who)
  const save = ({ postId, revision }: WrittenPost, typed: object) => ask('save', { postId, revision, typed })
  const caption = (post: string, more: Record<string, string> = {}, bytes: Buffer | string = 'WEBVTT', who = camille) =>
    send(
      `captions?${new URLSearchParams({ post, name: 'st.vtt', ...more }).toString()}`,
      'application/octet-stream',
      bytes,
      who,
    )
  /** On its card, once somebody answered for the people on it. */
  const filmed = async (answer = 'nobody') => {
    const { id } = await written(ports)
    await takeVideo(ports as never, comms, id, film, settings)
    const pictureId = (await ports.posts.byId(id))!.videoAside!.id
    await declareConsent(ports, comms, { initiativeId: null, postId: id, pictureId, answer })
    return (await ask('open', { postId: id })).post
  }
  const video = async ({ postId }: WrittenPost) => (await ports.posts.byId(postId))?.content.video

  it('is shown with its length, its captions, what is missing of it, and what was said of the people on it', async () => {
    const { videos, values, limits } = await filmed('adults')
    assert.deepEqual(
      videos.map(({ line, captions, untold, isAllowed }) => [line, captions, untold.slice(0, 35), isAllowed]),
      [['▶ pont · 2\u00a0min\u00a014', 'Sous-titres\u00a0: aucun', 'Ni sous-titres ni transcription\u00a0: e', true]],
    )
    assert.match(videos[0]!.consent, /^Personnes reconnaissables\s: \S/)
    assert.deepEqual([values['videoTitle'], values['transcript']], ['pont', ''])
    assert.deepEqual([limits.videoTitle, limits.transcript], [120, 10_000])
    facts = { embedded: [{ language: 'fr' }] }
    assert.equal((await filmed()).videos[0]?.captions, 'Sous-titres\u00a0: dans le fichier de la vidéo')
    facts = { hasSound: false }
    assert.match((await filmed()).videos[0]!.captions, /muette/)
    assert.deepEqual((await ask('open', { postId: (await written(ports)).id })).post.videos, [])
  })

  it('gets its title and its transcript, each alone, and loses neither to the other', async () => {
    const opened = await filmed()
    const titled = await save(opened, { videoTitle: 'Le pont rouvre' })
    assert.equal(titled.post.videos[0]?.line, '▶ Le pont rouvre · 2\u00a0min\u00a014')
    const told = await save(titled.post, { transcript: 'Le maire coupe le ruban.' })
    assert.deepEqual(
      [told.post.values['videoTitle'], told.post.values['transcript'], told.post.videos[0]?.untold],
      ['Le pont rouvre', 'Le maire coupe le ruban.', ''],
    )
    const emptied = await save(told.post, { transcript: '' })
    assert.deepEqual([(await video(opened))?.title, (await video(opened))?.transcript], ['Le pont rouvre', undefined])
    assert.match(emptied.post.videos[0]!.untold, /transcription/)
  })

  it('keeps a transcript that is too long where it was typed, and says so below it', async () => {
    const opened = await filmed()
    const { post } = await save(opened, { transcript: 'x'.repeat(10_001) })
    assert.deepEqual(
      post.faults.map(({ field, section, isUnread }) => [field, section, isUnread]),
      [['transcript', 'options', true]],
    )
    assert.equal(post.values['transcript']?.length, 10_001)
    assert.equal((await video(opened))?.transcript, undefined)
  })

  it('goes when it is taken off', async () => {
    const opened = await filmed()
    const { post } = await save(opened, { removeVideo: 'true' })
    assert.deepEqual([post.videos, await video(opened)], [[], undefined])
  })

  it('gets captions from a file, and hears what is better mended in them', async () => {
    const opened = await filmed()
    const put = await caption(opened.postId)
    assert.deepEqual(
      [put.kind, put.said?.split('. ')[0]],
      ['saved', `Sous-titres ajoutés à la vidéo de ${reference(opened)}`],
    )
    assert.equal(put.post.videos[0]?.captions, 'Sous-titres\u00a0: pont.vtt')
    assert.deepEqual([put.post.videos[0]?.untold, lying], ['', ['pont.mp4', 'pont.vtt']])
    cues = [line, { ...line, start: 1, end: 4 }]
    assert.match((await caption(opened.postId)).said ?? '', /à revoir\s: 1 remarques?\./)
  })

  it('takes captions from nobody but comms, that can be read, for a video that is there', async () => {
    const opened = await filmed()
    assert.equal((await caption(opened.postId, {}, 'WEBVTT', alice)).status, 403)
    assert.equal((await caption('x')).status, 400)
    assert.equal((await caption(randomUUID())).kind, 'refused')
    assert.equal((await caption(opened.postId, {}, Buffer.alloc(1024 * 1024 + 1))).status, 413)
    assert.equal((await caption((await written(ports)).id)).kind, 'refused', 'no video')
    cues = null
    const unread = await caption(opened.postId)
    assert.match(unread.text ?? '', /sous-titres de st\.vtt/)
    assert.deepEqual([unread.kind, (await video(opened))?.captions], ['refused', undefined])
  })

  it('ends visas with its captions only once whoever sends them agreed', async () => {
    const opened = await filmed()
    await ask('submit', { postId: opened.postId, revision: opened.revision })
    const late = await caption(opened.postId)
    assert.deepEqual([late.kind, (await ports.posts.byId(opened.postId))?.state], ['under-way', 'in-validation'])
    const agreed = await caption(opened.postId, { reopen: late.text! })
    assert.deepEqual([agreed.kind, (await ports.posts.byId(opened.postId))?.state], ['saved', 'draft'])
  })
})

function reference({ kicker }: WrittenPost): string {
  return /PUB-[\d-]+/.exec(kicker)![0]
}
