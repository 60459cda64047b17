import assert from 'node:assert/strict'
import type { Withdrawal } from '../../../../src/core/domain/pictures/withdrawal.ts'
import type { Release } from '../../../../src/core/domain/releases/release.ts'
import { declareConsent } from '../../../../src/core/use-cases/consents/declare-consent.ts'
import { captionVideo, transcribeVideo } from '../../../../src/core/use-cases/posts/pictures/caption-video.ts'
import { takeVideo } from '../../../../src/core/use-cases/posts/pictures/take-video.ts'
import { publicArticleOf } from '../../../../src/core/use-cases/releases/public-articles.ts'
import { followReleases } from '../../../../src/core/use-cases/releases/row/follow-releases.ts'
import { findPlaces } from '../../../../src/core/use-cases/withdrawals/find-places.ts'
import { mendWithdrawal } from '../../../../src/core/use-cases/withdrawals/mend-withdrawal.ts'
import { createSiteNetwork } from '../../../../src/site/site-network.ts'
import { filmBytes, filmFacts } from '../../../fakes/a-film.ts'
import { paperPorts, type PaperPorts } from '../../../fakes/composed.ts'
import { type FakeNetwork, fakeNetwork } from '../../../fakes/network.ts'
import { settings } from '../../../fakes/ports.ts'
import { approvedAgain, inMs, releaseClock, releaseOf } from '../../../fakes/released.ts'
import { comms, written } from '../../../fakes/walk.ts'

const minute = 60_000
const film = filmBytes()
const facts = filmFacts()
const from = (url: string) => ({ url, needsToken: false })
const sent = { id: 'f1', name: 'pont.mp4', source: from('https://teams.example/1'), corrects: null }
const captions = { id: 'f2', name: 'pont.vtt', source: from('https://teams.example/2') }

describe('what the site says of a video that is withdrawn', () => {
  let ports: PaperPorts
  let wordpress: FakeNetwork
  let clock: ReturnType<typeof releaseClock>
  let id: string
  let videoId: string

  beforeEach(async () => {
    wordpress = fakeNetwork({ limits: { ...(await fakeNetwork().network.limits()), characters: 20_000 } })
    ports = Object.assign(paperPorts(), {
      teamsFiles: {
        mayFetch: () => true,
        fetch: async ({ url }: { url: string }) => (url.endsWith('2') ? Buffer.from('WEBVTT') : film),
      },
      videos: { read: async () => facts },
      captions: { read: async () => [{ start: 0, end: 2, text: 'Le pont rouvre.' }] },
      library: { put: async (_folder: string, name: string) => `https://sp.example/${name}` },
      libraryBin: { remove: async () => true },
      networks: { site: wordpress.network },
    })
    clock = releaseClock(ports)
    ;({ id } = await written(ports))
    await takeVideo(ports as never, comms, id, sent, settings)
    videoId = (await ports.posts.byId(id))!.videoAside!.id
  })
  const says = async (answer: string) => {
    const said = { initiativeId: null, postId: id, pictureId: videoId, answer }
    assert.equal((await declareConsent(ports, comms, said)).kind, 'declared')
  }
  const published = async (told: 'transcript' | 'captions') => {
    if (told === 'transcript') await transcribeVideo(ports, comms, id, 'Le maire : « lundi ».')
    else await captionVideo(ports as never, comms, id, captions)
    await says('nobody')
    const elsewhere = [{ channel: 'site' as const, at: inMs(ports, minute) }]
    const variants = { article: { text: 'Le pont rouvre.', warning: '', pictures: [] } }
    await approvedAgain(ports, id, draft => ({ ...draft, elsewhere, content: { ...draft.content, variants } }))
    await clock.until(inMs(ports, 2 * minute))
    assert.equal((await release()).state, 'published')
  }
  const release = () => releaseOf(ports, id, 'site')
  const withdrawn = async (): Promise<Withdrawal> => {
    const job = ports.jobs.find(one => one.job === 'withdrawal.mend')
    assert.ok(job?.job === 'withdrawal.mend')
    return (await ports.withdrawals.byId(job.data.id))!
  }
  const onSite = async () =>
    (await withdrawn()).places.filter(({ channel }) => channel === 'site').map(({ kind, state }) => [kind, state])
  const mend = async () => mendWithdrawal(ports, (await withdrawn()).id)
  const texts = () => wordpress.standing.map(({ outgoing }) => outgoing.text)

  it('goes from the article that Mary published, once; the video itself is for whoever added it', async () => {
    await published('transcript')
    assert.match(texts().join(), /^Le pont rouvre\.\n\n## pont\n\nLe maire/)
    await says('refused')
    assert.equal((await withdrawn()).isVideo, true)
    assert.deepEqual(await onSite(), [
      ['release', 'found'],
      ['by-hand', 'to-do'],
    ])
    await mend()
    assert.deepEqual((await onSite())[0], ['release', 'waits'])
    await clock.until(inMs(ports, 2 * minute))
    assert.deepEqual(texts(), ['Le pont rouvre.'])
    await mend()
    assert.deepEqual(await onSite(), [
      ['release', 'done'],
      ['by-hand', 'to-do'],
    ])
    const { left, pending } = await release()
    assert.deepEqual([left?.without, pending, left?.correctedAt !== undefined], [[videoId], null, true])
  })

  it('goes from Mary’s own page, to which nobody adds a video', async () => {
    ports.networks = { site: createSiteNetwork('https://mary.example') }
    await published('transcript')
    const text = async () => {
      const article = await publicArticleOf(ports, id)
      return article !== null && article !== 'gone' && article.text
    }
    assert.match(String(await text()), /Le maire/)
    await says('refused')
    assert.equal(await text(), 'Le pont rouvre.', 'with the very commit')
    assert.deepEqual(await onSite(), [['release', 'found']])
    await mend()
    await clock.until(inMs(ports, 2 * minute))
    await mend()
    assert.deepEqual(await onSite(), [['release', 'done']])
    assert.ok((await release()).left?.correctedAt, 'feeds tell of it')
  })

  it('is nothing without a transcript: only what a person added is there', async () => {
    await published('captions')
    await says('refused')
    assert.deepEqual(await onSite(), [['by-hand', 'to-do']])
  })

  it('is taken away by hand where somebody put the article there', async () => {
    await published('transcript')
    const declared = { by: comms, link: 'https://ville.example/pont', at: ports.now() }
    ports.tamper('release', { ...(await release()), state: 'declared', left: null, declared })
    const lost = { pictureIds: [videoId], uses: ['site'] as const, isWhole: false }
    const places = await findPlaces(ports, lost)
    assert.deepEqual(
      places.map(({ kind, url }) => [kind, url]),
      [['by-hand', 'https://ville.example/pont']],
    )
  })

  it('is still to be corrected when the same words are approved again meanwhile', async () => {
    await published('transcript')
    const before: Release = { ...(await release()), pending: 'correct', without: [videoId], seal: 'b'.repeat(64) }
    ports.tamper('release', before)
    await followReleases(ports, id)
    const after = await release()
    assert.deepEqual([after.pending, after.without, after.seal !== before.seal], ['correct', [videoId], true])
  })
})
