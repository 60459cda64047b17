import assert from 'node:assert/strict'
import { type PictureUse, pictureUses } from '../../src/core/domain/pictures/use.ts'
import type { VideoFacts } from '../../src/core/domain/pictures/video.ts'
import { videoId } from '../../src/core/domain/pictures/media-video.ts'
import type { Post } from '../../src/core/domain/posts/post.ts'
import { showsPicture } from '../../src/core/domain/posts/pictures/shows-picture.ts'
import { bytesDigest } from '../../src/core/domain/seal.ts'
import type { Ports } from '../../src/core/ports.ts'
import { captionVideo, transcribeVideo } from '../../src/core/use-cases/posts/pictures/caption-video.ts'
import { approvedByHand } from '../../src/core/use-cases/releases/approved-by-hand.ts'
import { createRenderPost } from '../../src/teams/render-post.ts'
import { loadWords } from '../../src/words.ts'
import { filmBytes, filmFacts } from './a-film.ts'
import { isSent, pictureWorld, type World } from './leaving.ts'
import { inMs, releaseClock, releaseOf } from './released.ts'
import { comms } from './walk.ts'

export const filmDigest = bytesDigest(filmBytes())
export const filmId = videoId(filmDigest)
/** What is said in it, where somebody wrote it down. */
export const said = 'Le maire dit que le pont rouvre lundi.'

const words = loadWords()

export type FilmWorld = World & { ports: World['ports'] & Pick<Ports, 'library'>; lying: string[] }

/** Files are named after what they have: `…/1.mp4` the first film, `….vtt` captions. `lying`: what the library has. */
export function filmWorld(change: Partial<VideoFacts> = {}): FilmWorld {
  const world = pictureWorld()
  const filmed: FilmWorld = {
    ...world,
    lying: [],
    ports: Object.assign(world.ports, {
      renderPost: createRenderPost(words, 'Europe/Paris'),
      teamsFiles: {
        mayFetch: () => true,
        fetch: async ({ url }: { url: string }) =>
          url.endsWith('vtt') ? Buffer.from('WEBVTT') : filmBytes(Number(/(\d+)\.mp4$/.exec(url)?.[1])),
      },
      videos: { read: async () => filmFacts(change) },
      captions: { read: async () => [{ start: 0, end: 2, text: 'Le pont rouvre.' }] },
      library: {
        put: async (folder: string, name: string) => {
          filmed.lying.push(`${folder}/${name}`)
          return `https://sp.example/${encodeURIComponent(name)}`
        },
      },
      libraryBin: {
        remove: async (folder: string, name: string) => {
          filmed.lying = filmed.lying.filter(one => one !== `${folder}/${name}`)
          return true
        },
      },
    }),
  }
  return filmed
}

export const sentFilm = (n = 1, corrects: string | null = null) => ({
  id: `film ${n}`,
  name: `pont ${n}.mp4`,
  source: { url: `https://teams.example/${n}.mp4`, needsToken: false },
  corrects,
})

/** What people who do not hear or see it have of it. */
export type Telling = {
  told: string
  facts: Partial<VideoFacts>
  tell: (world: FilmWorld, postId: string) => Promise<void>
  isTold: boolean
  isWritten?: boolean
}

const nothing = async (): Promise<void> => undefined
const captioned: Telling['tell'] = async ({ ports }, postId) => {
  const file = { id: 'st', name: 'st.vtt', source: { url: 'https://teams.example/st.vtt', needsToken: false } }
  assert.equal((await captionVideo(ports, comms, postId, file)).kind, 'captioned')
}
const transcribed: Telling['tell'] = async ({ ports }, postId) => {
  assert.equal((await transcribeVideo(ports, comms, postId, said)).kind, 'transcribed')
}
const silent = { hasSound: false }

export const untold: Telling = { told: 'untold', facts: {}, tell: nothing, isTold: false }
export const written: Telling = { told: 'a transcript', facts: {}, tell: transcribed, isTold: true, isWritten: true }
/** RGAA 4.1 and 4.3: which of them the public may have. */
export const tellings: readonly Telling[] = [
  untold,
  written,
  { told: 'captions', facts: {}, tell: captioned, isTold: true },
  { told: 'captions within it', facts: { embedded: [{ language: 'fr' }] }, tell: nothing, isTold: true },
  { told: 'captions where nothing is heard', facts: silent, tell: captioned, isTold: false },
  { told: 'a transcript where nothing is heard', facts: silent, tell: transcribed, isTold: true, isWritten: true },
]

/** On which uses it leaves, each asked of what really sends or posts it; of a card that has it, nothing else leaves. */
export async function filmLeaving(
  { ports, networks }: FilmWorld,
  { id, content }: Post,
  { isWritten = false }: Telling,
): Promise<PictureUse[]> {
  const has = new Set<PictureUse>()
  const ids = new Set([filmId])
  const isOnCard = content.video !== undefined
  const left = await isSent(ports, id)
  const { broadcastId } = (await ports.posts.byId(id))!
  const { rendered } = (await ports.broadcasts.byId(broadcastId!))!
  assert.equal(showsPicture(rendered, ids), isOnCard, 'the sealed card')
  if (left && isOnCard) has.add('internal')
  await releaseClock(ports).until(inMs(ports, 61 * 60_000))
  for (const [channel, use] of [
    ['site', 'site'],
    ['bluesky', 'networks'],
  ] as const) {
    const [standing] = networks[channel].standing
    if (standing && isOnCard) has.add(use)
    assert.ok(standing || isOnCard, 'words without a video leave')
    if (channel === 'site' && standing)
      assert.equal(standing.outgoing.text.includes(said), isOnCard && isWritten, 'what is said in it')
  }
  const facebook = await releaseOf(ports, id, 'facebook')
  const { words, barred } = await approvedByHand(ports, facebook, (await ports.posts.byId(id))!)
  const mayPut = words?.video !== undefined && barred.length === 0
  assert.equal(mayPut, has.has('networks'), 'by hand as by Mary')
  return pictureUses.filter(use => has.has(use))
}
