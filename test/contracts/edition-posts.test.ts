import assert from 'node:assert/strict'
import type { Post, PostPicture, SealedVersion } from '../../src/core/domain/posts/post.ts'
import type { Validation } from '../../src/core/domain/validations/validation.ts'
import { post, validation } from '../postgres/rows.ts'
import { eachStore, on, somebody } from './each-store.ts'

const version = (seal: string, day: number, change: Partial<SealedVersion> = {}): SealedVersion => ({
  number: 1,
  seal,
  at: on(day),
  by: somebody('camille'),
  rendered: { locale: 'fr', summary: 's', card: '{"body":[]}' },
  pictures: [],
  audience: { kind: 'everyone' },
  headCount: 3,
  slot: null,
  mandatory: false,
  expiresOn: null,
  correctionOf: null,
  ...change,
})
const picture = (id: string): PostPicture => ({ id, alt: `Le pont ${id}`, digest: `digest ${id}`, consent: null })
const content = (id: string): Post['content'] => ({
  ...post({ title: `Titre ${id}` }).content,
  section: id === 'r1' ? 'service-life' : null,
})
const written = (id: string, change: Partial<Post>): Post =>
  post({ id, reference: `PUB-2026-${id}`, content: content(id), validationId: `v-${id}`, ...change })
const vouched = (id: string, change: Partial<Validation> = {}): Validation =>
  validation({ id: `v-${id}`, postId: id, seal: `seal ${id}`, state: 'approved', ...change })
const correcting: Post['correcting'] = { broadcastId: 'b', content: content('x'), expiresOn: null }

describe('the posts that an edition may show', () => {
  eachStore(open => {
    it('are offered once they are approved or sent, the first submitted first, and while they stand in none', async () => {
      const { commit, editions } = open()
      const sealed = (id: string, day: number) => ({ sealed: [version(`seal ${id}`, day)] })
      const rows: Post[] = [
        written('r1', { state: 'broadcast', ...sealed('r1', 12) }),
        written('r2', { state: 'approved', ...sealed('r2', 2) }),
        written('r3', { state: 'broadcasting', ...sealed('r3', 11) }),
        // Sent again after a correction was refused: people have what was vouched for before.
        written('r4', { state: 'broadcast', ...sealed('r4', 14), validationId: 'v-no1', sentUnder: 'v-r4' }),
        // It was corrected since: new is what it was when it was first submitted.
        written('old', {
          state: 'broadcast',
          sealed: [version('o', 3), version('seal old', 20, { correctionOf: 'b' })],
        }),
        written('no1', { state: 'broadcast', ...sealed('no1', 9) }),
        written('no2', { state: 'broadcast', ...sealed('no2', 12), correcting }),
        written('no3', { state: 'in-validation', ...sealed('no3', 12) }),
        written('no4', { state: 'taken-back', ...sealed('no4', 12) }),
        written('no5', { state: 'approved', ...sealed('no5', 12), editionId: 'e' }),
        written('no6', { state: 'approved', ...sealed('no6', 12), standsIn: ['e'] }),
        written('no7', { state: 'approved', ...sealed('no7', 12) }),
        written('no8', {
          state: 'approved',
          ...sealed('no8', 12),
          audience: { kind: 'registered', postId: 'r1', event: 'PUB-1', said: ['yes'], session: null },
        }),
      ]
      const changed: Record<string, Partial<Validation>> = { no1: { state: 'refused' }, no7: { urgent: true } }
      await commit(
        ...rows.flatMap(row => [
          { save: 'post' as const, row, ifVersion: 0 },
          { save: 'validation' as const, row: vouched(row.id, changed[row.id]), ifVersion: 0 },
        ]),
      )
      const offered = (await editions.ready(on(10), 9)).map(({ postId }) => postId)
      assert.deepEqual(offered, ['r2', 'r3', 'r1', 'r4'])
      assert.deepEqual((await editions.ready(on(3), 9)).map(({ postId }) => postId).slice(0, 2), ['r2', 'old'])
      assert.equal((await editions.ready(on(10), 2)).length, 2)
      const [, , first] = await editions.ready(on(10), 9)
      assert.deepEqual(first, {
        postId: 'r1',
        reference: 'PUB-2026-r1',
        title: 'Titre r1',
        section: 'service-life',
      })
      // What was taken is offered no more.
      const taken = { ...rows[0]!, version: 2, standsIn: ['e'] }
      await commit({ save: 'post', row: taken, ifVersion: 1 })
      assert.deepEqual(
        (await editions.ready(on(10), 9)).map(({ postId }) => postId),
        ['r2', 'r3', 'r4'],
      )
    })

    it('are read without their cards: words, pictures, the approved version and those that were printed', async () => {
      const { commit, editions } = open()
      const article = {
        kind: 'article' as const,
        title: 'Le pont',
        summary: 'Il rouvre',
        text: 'Lundi.',
        warning: '',
        link: null,
        pictures: [{ id: 'p1', digest: 'digest p1', alt: 'Le pont p1' }],
      }
      const row = written('l1', {
        state: 'broadcast',
        content: { ...content('l1'), pictures: [picture('p1')] },
        aside: [picture('p2')],
        correcting: { ...correcting, content: { ...content('l1'), pictures: [picture('p3')] } },
        validationId: 'v-later',
        sentUnder: 'v-l1',
        sealed: [
          version('printed', 1, { pictures: ['digest p1'] }),
          version('seal l1', 2, { variants: [article, { ...article, kind: 'bluesky' }] }),
          version('other', 3),
        ],
      })
      const draft = written('l2', { validationId: null })
      await commit({ save: 'post', row, ifVersion: 0 }, { save: 'post', row: draft, ifVersion: 0 })
      await commit({ save: 'validation', row: vouched('l1'), ifVersion: 0 })
      assert.deepEqual(await editions.lines([], []), [])
      const [one, two, ...others] = await editions.lines(['l2', 'none', 'l1'], ['printed', 'no seal of it'])
      assert.equal(others.length, 0)
      assert.deepEqual(one, {
        id: 'l1',
        state: 'broadcast',
        creator: row.creator,
        validationId: 'v-later',
        words: { title: 'Titre l1', summary: 's', body: 'b' },
        pictures: [picture('p1'), picture('p2'), picture('p3')],
        isCorrecting: true,
        validation: { state: 'approved', seal: 'seal l1' },
        versions: [
          { seal: 'printed', pictures: ['digest p1'], variants: [] },
          { seal: 'seal l1', pictures: [], variants: [article] },
        ],
      })
      assert.deepEqual([two?.id, two?.validation, two?.versions, two?.isCorrecting], ['l2', null, [], false])
    })
  })
})
