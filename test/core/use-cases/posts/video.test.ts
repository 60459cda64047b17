import assert from 'node:assert/strict'
import type { OtherChannel } from '../../../../src/core/domain/channels/channel.ts'
import type { Post } from '../../../../src/core/domain/posts/post.ts'
import { closedPictures } from '../../../../src/core/domain/posts/pictures/closed-pictures.ts'
import { sealedVariants } from '../../../../src/core/domain/posts/variants/sealed-variants.ts'
import { withTranscript } from '../../../../src/core/domain/releases/with-transcript.ts'
import { bytesDigest } from '../../../../src/core/domain/seal.ts'
import { declareConsent } from '../../../../src/core/use-cases/consents/declare-consent.ts'
import { captionVideo, transcribeVideo } from '../../../../src/core/use-cases/posts/pictures/caption-video.ts'
import { duplicatePost } from '../../../../src/core/use-cases/posts/writing/duplicate-post.ts'
import { endPicture } from '../../../../src/core/use-cases/posts/pictures/end-picture.ts'
import { takeVideo } from '../../../../src/core/use-cases/posts/pictures/take-video.ts'
import { findPlaces } from '../../../../src/core/use-cases/withdrawals/find-places.ts'
import { binFile } from '../../../../src/core/use-cases/withdrawals/bin-file.ts'
import { mendedCard } from '../../../../src/teams/cards/mend-pictures.ts'
import { showsPicture } from '../../../../src/core/domain/posts/pictures/shows-picture.ts'
import { renderSealed } from '../../../../src/core/use-cases/broadcasts/sealed/render-sealed.ts'
import { loadWords } from '../../../../src/words.ts'
import type { Ports } from '../../../../src/core/ports.ts'
import { createRenderPost } from '../../../../src/teams/render-post.ts'
import { filmBytes, filmFacts } from '../../../fakes/a-film.ts'
import { paperPorts, type PaperPorts } from '../../../fakes/composed.ts'
import { settings } from '../../../fakes/ports.ts'
import { actor, alice } from '../../../fakes/town.ts'
import { comms, written } from '../../../fakes/walk.ts'

const film = filmBytes()
const facts = filmFacts()
const sent = {
  id: 'f1',
  name: 'pont.mp4',
  source: { url: 'https://teams.example/1', needsToken: false },
  corrects: null,
}
const captions = { id: 'f2', name: 'n’importe.vtt', source: { url: 'https://teams.example/2', needsToken: false } }

describe('a video of a post', () => {
  let ports: PaperPorts & Pick<Ports, 'library'>
  const words = loadWords()
  let id: string
  let lying: string[]
  const post = async (): Promise<Post> => (await ports.posts.byId(id))!
  const take = (given: Partial<typeof sent> = {}, who = comms) =>
    takeVideo(ports, who, id, { ...sent, ...given }, settings)
  const declare = async (answer: string) => {
    const { videoAside, content } = await post()
    const pictureId = (videoAside ?? content.video)!.id
    return declareConsent(ports, comms, { initiativeId: null, postId: id, pictureId, answer })
  }

  beforeEach(async () => {
    lying = []
    ports = Object.assign(paperPorts(), {
      renderPost: createRenderPost(words, 'Europe/Paris'),
      teamsFiles: {
        mayFetch: () => true,
        fetch: async ({ url }: { url: string }) => (url.endsWith('2') ? Buffer.from('WEBVTT') : film),
      },
      videos: { read: async (bytes: Uint8Array) => (bytes === film ? facts : null) },
      captions: { read: async () => [{ start: 0, end: 2, text: 'Le pont rouvre.' }] },
      library: {
        put: async (folder: string, name: string) => {
          lying.push(`${folder}/${name}`)
          return `https://sp.example/${encodeURIComponent(name)}`
        },
      },
      libraryBin: {
        remove: async (folder: string, name: string) => {
          lying = lying.filter(one => one !== `${folder}/${name}`)
          return true
        },
      },
    })
    id = (await written(ports)).id
  })

  it('is taken by comms alone, once, and waits beside the card for somebody’s word', async () => {
    assert.equal((await take({}, actor(alice))).kind, 'not-comms')
    assert.equal((await take({ name: 'pont.webm' })).kind, 'video-unread', 'its bytes are not what its name says')
    assert.deepEqual(lying, [])
    assert.equal((await take()).kind, 'added')
    assert.equal((await take()).kind, 'added', 'sent again it is the same')
    assert.equal(lying.length, 1)
    assert.match(lying[0]!, /^Vidéos\/VIS-2026-\d{4}\/pont\.mp4$/)
    const { content, videoAside } = await post()
    assert.equal(content.video, undefined)
    assert.equal(videoAside?.title, 'pont')
    const copy = await duplicatePost(ports, comms, id)
    assert.ok(copy.kind === 'created' && copy.post.videoAside, 'a copy has it beside it too')
  })

  const table: [answer: string, told: 'nothing' | 'captions' | 'transcript', shown: boolean, why: string | null][] = [
    ['nobody', 'nothing', true, 'untold'],
    ['nobody', 'captions', true, null],
    ['nobody', 'transcript', true, null],
    ['adults', 'captions', true, 'use'],
    ['children', 'captions', false, 'signature'],
    ['unsure', 'transcript', false, 'unsure'],
    ['refused', 'captions', false, 'refused'],
  ]
  for (const [answer, told, shown, why] of table)
    it(`${answer}, with ${told}: ${shown ? 'on the card' : 'not on the card'}, ${why ?? 'free'} in public`, async () => {
      await take()
      if (told === 'captions') assert.equal((await captionVideo(ports, comms, id, captions)).kind, 'captioned')
      if (told === 'transcript') await transcribeVideo(ports, comms, id, 'Le maire dit que le pont rouvre.')
      assert.equal((await declare(answer)).kind, 'declared')
      const now = await post()
      assert.equal(now.content.video !== undefined, shown)
      const video = (now.content.video ?? now.videoAside)!
      for (const channel of ['site', 'mastodon', 'facebook'] satisfies OtherChannel[]) {
        const [closed] = closedPictures({ channel, pictures: [video] }, now, ports.now())
        // Children without any name: what is asked next is the parents’ word.
        assert.equal(closed?.why ?? null, why === 'signature' ? closed?.why : why, channel)
        assert.equal(closed === undefined, why === null)
      }
      assert.deepEqual(closedPictures({ channel: 'teams', pictures: [video] }, now, ports.now()).length > 0, !shown)
    })

  it('its captions lie beside it, and come along where the same bytes are used again', async () => {
    await take()
    await captionVideo(ports, comms, id, captions)
    assert.deepEqual(
      lying.map(one => one.replace(/^.*\//, '')),
      ['pont.mp4', 'pont.vtt'],
    )
    id = (await written(ports)).id
    await take()
    assert.equal((await post()).videoAside?.captions?.name, 'pont.vtt')
    assert.equal(lying.length, 2)
  })

  it('keeps the captions that it has once it is out, and from whoever may not write', async () => {
    await take()
    await captionVideo(ports, comms, id, captions)
    const before = [...lying]
    assert.equal((await captionVideo(ports, actor(alice), id, captions)).kind, 'not-comms')
    assert.equal(ports.journal.at(-1)?.verb, 'attempt.refused')
    ports.tamper('post', { ...(await post()), state: 'broadcast' })
    assert.equal((await captionVideo(ports, comms, id, captions)).kind, 'closed')
    assert.deepEqual(lying, before)
  })

  it('is a line and a button of the card; what is said in it is on the page of the site, and sealed', async () => {
    await take()
    await transcribeVideo(ports, comms, id, 'Le maire : « lundi ».\n# Fin')
    await declare('nobody')
    const { content } = await post()
    const variants = { article: { text: 'Le pont rouvre.', warning: '', pictures: [] } }
    const [article] = sealedVariants({ ...content, variants })
    assert.match(withTranscript(article!).text, /^Le pont rouvre\.\n\n## pont\n\nLe maire[^\n]+lundi/)
    assert.equal(article!.video?.digest, bytesDigest(film))
    const rendered = await renderSealed(ports, await post())
    assert.ok(showsPicture(rendered, new Set([content.video!.id])))
    const without = { ...rendered, without: [content.video!.id] }
    assert.ok(!showsPicture(without, new Set([content.video!.id])))
    assert.match(mendedCard(without, words.fr), /Vidéo retirée/)
    assert.doesNotMatch(mendedCard(without, words.fr), /sp\.example/)
  })

  it('is found where it stands when somebody no longer agrees, and its folder goes to the bin', async () => {
    await take()
    await captionVideo(ports, comms, id, captions)
    await declare('nobody')
    const { video } = (await post()).content
    const lost = { pictureIds: [video!.id], uses: ['internal', 'networks'] as const, isWhole: true }
    const places = await findPlaces(ports, lost)
    assert.deepEqual(
      places.map(({ kind }) => kind),
      ['draft', 'video'],
    )
    const withdrawal = { pictureIds: [video!.id] } as unknown as Parameters<typeof binFile>[1]
    const mended = await binFile(ports, withdrawal, places[1]!, ports.now())
    assert.deepEqual(lying, [])
    assert.ok(mended && mended !== 'none')
    assert.equal(await ports.commit(...mended.changes), 'done')
    assert.equal((await ports.media.byId(video!.digest))?.video?.url, null)
  })

  it('that was dropped ends with its files', async () => {
    await take()
    const { videoAside } = await post()
    const row = { ...(await post()), videoAside: null }
    await ports.commit({ save: 'post', row: { ...row, version: row.version + 1 }, ifVersion: row.version })
    ports.pass(61 * 60_000)
    await endPicture(ports, videoAside!.id, null)
    assert.deepEqual(lying, [])
  })
})
