import assert from 'node:assert/strict'
import type { Post, PostContent, SealedVersion } from '../../../../src/core/domain/posts/post.ts'
import { nothingOff } from '../../../../src/core/domain/capabilities/capability.ts'
import { posterLineMax } from '../../../../src/core/domain/relays/poster-proof.ts'
import type { RelayRound } from '../../../../src/core/domain/relays/relay.ts'
import { computeSeal, type Sealed } from '../../../../src/core/domain/seal.ts'
import { createReadSealed } from '../../../../src/teams/posts/drawn/read-sealed.ts'
import { createRenderPost } from '../../../../src/teams/render-post.ts'
import { loadWords } from '../../../../src/words.ts'
import { seePoster, seePosterPage } from '../../../../src/core/use-cases/relays/see-poster.ts'

const content: PostContent = {
  kind: 'event',
  locale: 'fr',
  title: 'Vœux du maire',
  summary: 'Venez fêter l’année.',
  body: '{prénom}, voici le programme.\n\nUn **buffet** vous attend.\n\n- à 19 heures\n\nDernière ligne.\n\nDe trop.',
  section: null,
  link: null,
  pictures: [],
  event: { date: '2027-01-12', time: '18:00', place: 'Salle des fêtes', capacity: null },
}
const render = createRenderPost(loadWords(), 'Europe/Paris')
const readSealed = createReadSealed(loadWords())
const sealedWith = (said: PostContent): SealedVersion => {
  const sealed = { ...words, rendered: render(said, () => null, 'p') }
  return { ...sealed, seal: computeSeal(sealed) } as SealedVersion
}
const words: Sealed = {
  rendered: render(content, () => null, 'p'),
  pictures: [],
  audience: { kind: 'everyone' },
  headCount: 3,
  slot: null,
  mandatory: false,
  expiresOn: null,
  correctionOf: null,
}
const seal = computeSeal(words)

describe('the words of a poster', () => {
  let round: Pick<
    RelayRound,
    'ended' | 'leavesAt' | 'poster' | 'edition' | 'seal' | 'postId' | 'reference' | 'until' | 'code'
  >
  let post: Pick<Post, 'content' | 'correcting' | 'sealed'>
  beforeEach(() => {
    round = {
      ended: null,
      leavesAt: null,
      poster: 1,
      edition: false,
      seal,
      postId: 'p',
      reference: 'PUB-2026-0042',
      until: '2027-01-12',
      code: 'k7m3p9xz',
    }
    post = { content, correcting: null, sealed: [{ ...words, seal } as SealedVersion] }
  })
  const ports = () =>
    ({
      relayRounds: { byId: async () => round, byCode: async (code: string) => (code === round.code ? round : null) },
      posts: { byId: async () => post },
      now: () => '2027-01-05T08:00:00.000Z',
      capabilities: { off: () => nothingOff },
      readSealed,
    }) as unknown as Parameters<typeof seePoster>[0]
  const see = () => seePoster(ports(), { roundId: 'r', poster: 1 })

  it('are the summary and how the body begins, without what a card fills in', async () => {
    assert.deepEqual(await see(), {
      locale: 'fr',
      reference: 'PUB-2026-0042',
      title: 'Vœux du maire',
      lines: ['Venez fêter l’année.', 'Un buffet vous attend.', '- à 19 heures', 'Dernière ligne.'],
      event: { when: 'mardi 12 janvier à 18\u202fh', where: 'Salle des fêtes' },
      until: '2027-01-12',
      poster: 1,
      code: 'k7m3p9xz',
    })
    const long = sealedWith({ ...content, body: 'mot '.repeat(100) })
    post.sealed = [long]
    round.seal = long.seal
    const [, line] = (await see())!.lines
    assert.ok(line!.length <= posterLineMax && line!.endsWith('mot…'), line)
  })

  it('are those that people have while others are written, and nothing that makes another seal', async () => {
    const next = sealedWith({ ...content, title: 'Autre' })
    post = { ...post, content: { ...content, title: 'Autre' }, sealed: [...post.sealed, next] }
    assert.equal((await see())?.title, 'Vœux du maire')
    post = { content, correcting: null, sealed: [{ ...words, headCount: 4, seal } as SealedVersion] }
    assert.equal(await see(), null)
  })

  it('are never those of a row that somebody altered: its words beside the seal, nor the bytes under it', async () => {
    const before = [await see(), await seePosterPage(ports(), 'k7m3p9xz')]
    const event = { ...content.event!, date: '2027-01-13', place: 'Ailleurs' } as const
    const link = { title: 'Cliquez', url: 'https://evil.example' }
    post.content = { ...content, title: 'Vœux annulés', body: 'Ne venez pas.', event, link }
    assert.deepEqual([await see(), await seePosterPage(ports(), 'k7m3p9xz')], before)
    const rendered = render({ ...content, title: 'Vœux annulés' }, () => null, 'p')
    post.sealed = [{ ...words, rendered, seal } as SealedVersion]
    assert.deepEqual([await see(), await seePosterPage(ports(), 'k7m3p9xz')], [null, null])
  })

  it('are nothing before the approved moment, once it was replaced, came down, or is no poster', async () => {
    for (const change of [
      { poster: 2 },
      { leavesAt: '2027-01-05T08:00:01.000Z' },
      { edition: true },
      { ended: { at: '2027-01-13T08:00:00.000Z', because: 'over' } },
    ] as const) {
      const before = round
      round = { ...round, ...change }
      assert.equal(await see(), null)
      round = before
    }
  })

  it('are whole on the page of its code, and on no other', async () => {
    const page = await seePosterPage(ports(), 'k7m3p9xz')
    assert.equal(page?.body, '\nUn **buffet** vous attend.\n\n- à 19 heures\n\nDernière ligne.\n\nDe trop.')
    assert.equal(page.summary, content.summary)
    assert.equal(await seePosterPage(ports(), 'aaaaaaaa'), null)
    round = { ...round, leavesAt: '2027-01-05T08:00:01.000Z' }
    assert.equal(await seePosterPage(ports(), 'k7m3p9xz'), null)
    round = { ...round, leavesAt: null, ended: { at: '2027-01-13T08:00:00.000Z', because: 'over' } }
    assert.equal(await seePosterPage(ports(), 'k7m3p9xz'), null)
  })
})
