import assert from 'node:assert/strict'
import type { Actor } from '../../../src/core/domain/actor.ts'
import { Unavailable } from '../../../src/core/domain/errors.ts'
import type { Media } from '../../../src/core/domain/pictures/media.ts'
import { keptAgreements } from '../../../src/core/use-cases/pictures/kept-agreements.ts'
import { drawnAgreements } from '../../../src/teams/pictures/drawn/drawn-agreements.ts'
import { look } from '../../cards/every-card.ts'
import { agentsWord, aMedia } from '../../fakes/a-media.ts'
import { createFakePorts, type FakePorts } from '../../fakes/ports.ts'
import { actor, alice, diane, hugo } from '../../fakes/town.ts'
import { comms } from '../../fakes/walk.ts'
import { type Chat, createChat, shownIn } from '../chat.ts'

const mediaId = '0042'
const link = 'https://sp.example/:v:/s/comms/Efete'
const url = 'https://sp.example/Videos/fete.mp4'
const facts = { seconds: 12 } as NonNullable<Media['video']>['facts']
const video = { facts, folder: 'Vidéos/VIS-2026-0042', name: 'fete.mp4', url }
const asked = agentsWord(mediaId, alice.id)
const no = agentsWord(mediaId, diane.id, { state: 'refused' })
const yes = agentsWord(mediaId, diane.id, { state: 'given', givenAt: asked.askedAt, proof: { kind: 'click' } })

describe('a video is watched by whoever is asked about it', () => {
  let ports: FakePorts
  let chat: Chat
  let shared: string[]
  let share: () => string | null
  beforeEach(() => {
    shared = []
    share = () => link
    ports = createFakePorts()
    ports.libraryLinks = { share: async (folder, name) => (shared.push(`${folder}/${name}`), share()) }
    chat = createChat(ports)
  })

  const keep = async (change: Partial<Media> = {}) => {
    const row = aMedia(mediaId, { kind: 'video', name: 'fete.mp4', video, agreements: [asked], ...change })
    assert.equal(await ports.commit({ save: 'media', row, ifVersion: 0 }), 'done')
  }
  const see = async (who: Actor) => shownIn(await chat.press(who, 'media.see', { mediaId }))
  const own = async () => shownIn(await chat.press(actor(alice), 'agreement.see', { mediaId, agreementId: asked.id }))
  const placed = async (card: 'agreement' | 'agreement-reminder') => {
    const key = { card, mediaId, agreementId: asked.id, person: alice.id, at: asked.askedAt } as never
    const seen = (await keptAgreements[card].see(ports, key))!
    return JSON.stringify(drawnAgreements[card].draw(seen.face as never, look('fr'), { now: ports.now() } as never))
  }
  const everywhere = async () => [
    await see(comms),
    await see(actor(hugo, 'dpo')),
    await own(),
    await placed('agreement'),
    await placed('agreement-reminder'),
  ]
  const watched = (card: string) => /"title":"Regarder","url":"([^"]+)"/.exec(card)?.[1] ?? null

  it('by the link of that one file: on the card, its reminder, and in « médias 42 » of comms and the DPO', async () => {
    await keep({ agreements: [asked, yes] })
    const cards = await everywhere()
    assert.deepEqual(cards.map(watched), [link, link, link, link, link])
    // Kept with the file: each of these cards is drawn without asking SharePoint again.
    assert.deepEqual(shared, ['Vidéos/VIS-2026-0042/fete.mp4'])
    for (const card of cards.slice(2)) assert.match(card, /cette vidéo.*Vous pouvez refuser, sans dire pourquoi/s)
  })

  it('where the tenant lets Mary make no link, by the address in the library', async () => {
    share = () => null
    await keep()
    assert.deepEqual((await everywhere()).map(watched), [url, url, url, url, url])
  })

  it('no more once somebody said no, and no link is made of it', async () => {
    for (const change of [
      { agreements: [asked, no] },
      { agreements: [asked, { ...yes, withdrawnAt: asked.askedAt }] },
      { answer: { answer: 'refused', by: asked.askedBy, at: asked.askedAt } },
    ] satisfies Partial<Media>[]) {
      ports.tamper('media', aMedia(mediaId, { kind: 'video', video, agreements: [asked], ...change }))
      assert.deepEqual((await everywhere()).map(watched), [null, null, null, null, null])
    }
    assert.deepEqual(shared, [])
  })

  it('not where its file went to the bin, nor by an address that is no https', async () => {
    await keep({ video: { ...video, url: null } })
    assert.deepEqual((await everywhere()).map(watched), [null, null, null, null, null])
    assert.match(await own(), /Demandez à voir la vidéo avant de répondre/)
    share = () => 'http://sp.example/fete.mp4'
    ports.tamper('media', aMedia(mediaId, { kind: 'video', video, agreements: [asked] }))
    assert.deepEqual((await everywhere()).map(watched), [null, null, null, null, null])
  })

  it('while SharePoint does not answer they are told to ask for it, and may answer all the same', async () => {
    share = () => {
      throw new Unavailable('graph')
    }
    await keep()
    const card = await own()
    assert.equal(watched(card), null)
    assert.match(card, /Demandez à voir la vidéo.*"agreement\.yes"/s)
  })
})
