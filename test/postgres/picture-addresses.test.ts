import assert from 'node:assert/strict'
import sharp from 'sharp'
import type { PictureUse } from '../../src/core/domain/pictures/use.ts'
import { aRelease } from '../fakes/releases.ts'
import { lookPlace, type PicturePlace } from '../../src/core/domain/pictures/picture-place.ts'
import type { Media } from '../../src/core/domain/pictures/media.ts'
import type { Post } from '../../src/core/domain/posts/post.ts'
import { renderSealed } from '../../src/core/use-cases/broadcasts/sealed/render-sealed.ts'
import { eachDatabase } from '../support/database.ts'
import { pictureProcess, type PictureProcess } from './picture-process.ts'
import { broadcast, post } from './rows.ts'

const aMedia = (change: Partial<Media>): Media => ({
  id: 'd',
  version: 1,
  reference: 'VIS-2026-0001',
  kind: 'picture',
  pictureIds: [],
  name: 'ruche.jpg',
  section: null,
  firstAt: '2026-11-25T08:30:00.000Z',
  firstBy: { id: 'c', name: 'Camille' },
  answer: null,
  agreements: [],
  updatedAt: '2026-11-25T08:30:00.000Z',
  ...change,
})

describe('the addresses of a picture', () => {
  eachDatabase((_kind, open) => {
    let one: PictureProcess
    let other: PictureProcess
    let photo: Uint8Array
    let now: string
    let count = 0
    before(async () => {
      const create = { width: 32, height: 32, channels: 3, background: '#336699' } as const
      photo = await sharp({ create }).jpeg().toBuffer()
      one = await pictureProcess(await open(), () => now)
      other = await pictureProcess(await open(), () => now)
    })
    after(async () => {
      for (const { listening } of [one, other]) await listening?.close(1_000)
    })
    beforeEach(() => (now = '2026-11-25T08:30:00.000Z'))

    /** A draft with a picture that everybody agreed to. */
    const drafted = async (change: Partial<Post> = {}) => {
      const id = `shown-${++count}`
      const added = await one.pictures.add(id, photo)
      assert.ok(added.kind === 'added')
      const row = post({ id: `of-${count}`, ...change, version: 1 })
      const consent = { answer: 'adults', by: { id: 'c', name: 'Camille' }, at: now } as const
      const pictures = [{ id, alt: 'a', digest: added.digest, consent }]
      const saved: Post = { ...row, content: { ...row.content, pictures } }
      await one.ports.commit({ save: 'post', row: saved, ifVersion: 0 })
      return saved
    }
    const become = async (row: Post, change: Partial<Post>) => {
      const next: Post = { ...row, ...change, version: row.version + 1 }
      assert.equal(await one.ports.commit({ save: 'post', row: next, ifVersion: row.version }), 'done')
      return next
    }
    const places = ['draft', 'card', 'release'] as const
    const at = ({ id: postId, content }: Post, on: (typeof places)[number] | 'site'): PicturePlace => ({
      on,
      postId,
      id: content.pictures[0]!.id,
    })
    /** What both processes answer for the draft, the cards, and what is released. */
    const statuses = async (row: Post) => {
      const asked = places.map(async on => {
        const [first, second] = await Promise.all(
          [one, other].map(async ({ url, pictures }) => (await fetch(`${url}${pictures.address(at(row, on))}`)).status),
        )
        assert.equal(first, second, 'both processes say the same')
        return first
      })
      return Promise.all(asked)
    }
    const send = async (row: Post, state: 'ready' | 'planning' | 'done') => {
      const known = row.broadcastId === null ? null : await one.ports.broadcasts.byId(row.broadcastId)
      const id = known?.id ?? `brought-${count}`
      const sent = known ?? broadcast({ id, postId: row.id, expiresOn: row.expiresOn })
      const version = (known?.version ?? 0) + 1
      await one.ports.commit({ save: 'broadcast', row: { ...sent, state, version }, ifVersion: version - 1 })
      return become(row, { broadcastId: id, state: state === 'ready' ? 'approved' : 'broadcasting' })
    }

    it('that of the draft ends as it is sent, and that of the cards begins; they differ, and no seal has the draft’s', async () => {
      let row = await drafted()
      assert.deepEqual(await statuses(row), [200, 410, 410])
      row = await become(row, { state: 'in-validation' })
      assert.deepEqual(await statuses(row), [200, 410, 410])
      row = await send(row, 'ready')
      assert.deepEqual(await statuses(row), [200, 410, 410], 'no card of it was placed')
      row = await send(row, 'planning')
      assert.deepEqual(await statuses(row), [410, 200, 410])
      row = await send(row, 'done')
      assert.deepEqual(await statuses(row), [410, 200, 410])
    })

    it('who is on it looks at it before it may be published, until the hour of that address or the first no', async () => {
      const { content } = await drafted()
      const { id, digest } = content.pictures[0]!
      const place = lookPlace(id, now, 3_600_000)
      const status = async (asked: PicturePlace) => {
        const statuses = [one, other].map(async ({ url, pictures }) => fetch(`${url}${pictures.address(asked)}`))
        const [first, second] = (await Promise.all(statuses)).map(answer => answer.status)
        assert.equal(first, second, 'both processes say the same')
        return first
      }
      assert.equal(await status(place), 410, 'of what nobody keeps an answer nobody is shown anything')
      await one.ports.commit({ save: 'media', row: aMedia({ id: digest, pictureIds: [id] }), ifVersion: 0 })
      assert.equal(await status(place), 200)
      now = '2026-11-25T09:29:59.000Z'
      assert.equal(await status(place), 200)
      now = '2026-11-25T09:30:00.000Z'
      assert.equal(await status(place), 410)
      now = '2026-11-25T08:30:00.000Z'
      const answer = { answer: 'refused', by: { id: 'c', name: 'Camille' }, at: now } as const
      const no = aMedia({ id: digest, pictureIds: [id], answer, version: 2 })
      assert.equal(await one.ports.commit({ save: 'media', row: no, ifVersion: 1 }), 'done')
      assert.equal(await status(place), 410)
      const forged = one.pictures.address({ ...place, until: 'zzzzzz' } as PicturePlace)!
      const [, signature] = one.pictures.address(place)!.split('.')
      assert.equal(
        (await fetch(`${one.url}${forged.split('.')[0]}.${signature}`)).status,
        404,
        'nobody makes it longer',
      )
    })

    it('what is cancelled, and what is drafted from it anew, has addresses of its own', async () => {
      const row = await drafted()
      const copy = await drafted()
      const shared = await become(copy, { content: row.content })
      await become(row, { state: 'cancelled' })
      assert.deepEqual(await statuses(row), [410, 410, 410])
      assert.deepEqual(await statuses(shared), [200, 410, 410])
    })

    it('on the site, and beside a network, each as long as that use is agreed to, and something of it stands', async () => {
      const out = async (...uses: PictureUse[]) => {
        const row = await drafted({ state: 'broadcast' })
        const [picture] = row.content.pictures
        const covers = uses.map(use => ({ use, until: null }))
        const pictures = [{ ...picture!, consent: { ...picture!.consent!, covers } }]
        const placed = await send(await become(row, { content: { ...row.content, pictures } }), 'done')
        for (const channel of ['site', 'facebook'] as const)
          await one.ports.commit({ save: 'release', row: { ...aRelease(row.id, channel), version: 1 }, ifVersion: 0 })
        return placed
      }
      const answers = async (row: Post) => {
        const asked = (['card', 'site', 'release'] as const).map(async on => {
          const [first, second] = await Promise.all(
            [one, other].map(
              async ({ url, pictures }) => (await fetch(`${url}${pictures.address(at(row, on))}`)).status,
            ),
          )
          assert.equal(first, second, 'both processes say the same')
          return first
        })
        return Promise.all(asked)
      }
      assert.deepEqual(await answers(await out('internal', 'site', 'networks')), [200, 200, 200])
      assert.deepEqual(await answers(await out('site')), [410, 200, 410])
      assert.deepEqual(await answers(await out('networks')), [410, 410, 200])
      assert.deepEqual(await answers(await out('poster')), [410, 410, 410], 'a poster has no picture')
      const both = await out('internal', 'site', 'networks')
      const site = (await one.ports.releases.byId(`${both.id}:site`))!
      const row = { ...site, state: 'taken-back', version: site.version + 1 } as const
      await one.ports.commit({ save: 'release', row, ifVersion: site.version })
      assert.deepEqual(await answers(both), [200, 410, 200])
    })

    it('ends on the day from which on the cards say that it is over, and not an hour before', async () => {
      let row = await drafted({ expiresOn: '2026-11-27' })
      row = await send(row, 'planning')
      row = await send(row, 'done')
      now = '2026-11-26T22:59:00.000Z'
      assert.deepEqual(await statuses(row), [410, 200, 410])
      now = '2026-11-26T23:00:00.000Z'
      assert.deepEqual(await statuses(row), [410, 410, 410])
      const old = one.pictures.address({ on: 'masthead', id: row.content.pictures[0]!.id })
      assert.equal((await fetch(`${one.url}${old}`)).status, 410, 'cards of earlier versions end as well')
    })

    it('of a correction: what people have stays, what it brings is served from its first card on', async () => {
      let row = await drafted()
      row = await send(row, 'done')
      const added = await drafted()
      const [before, after] = [row.content, added.content]
      const correcting = {
        broadcastId: row.broadcastId!,
        content: before,
        expiresOn: null,
        validationId: null,
      } as never
      const open = await become(row, { state: 'in-validation', content: after, correcting, broadcastId: null })
      const [old, fresh] = [{ ...open, content: before }, open]
      assert.deepEqual(await statuses(old), [410, 200, 410])
      assert.deepEqual(await statuses(fresh), [200, 410, 410])
      const change = broadcast({
        id: `corrects-${count}`,
        kind: 'correct',
        postId: row.id,
        targetId: row.broadcastId,
        state: 'planning',
      })
      await one.ports.commit({ save: 'broadcast', row: change, ifVersion: 0 })
      const leaving = await become(open, { state: 'broadcasting', broadcastId: change.id })
      assert.deepEqual(await statuses({ ...leaving, content: before }), [410, 200, 410], 'some still have it')
      assert.deepEqual(await statuses(leaving), [410, 200, 410])
    })

    it('the sealed bytes have that of the cards, and are shown as a draft before, as long', async () => {
      const row = await drafted()
      const drawn = (address: (id: string) => string | null) => JSON.stringify(address(row.content.pictures[0]!.id))
      const renderPost = (_: unknown, address: (id: string) => string | null) => ({
        locale: 'fr' as const,
        summary: '',
        card: drawn(address),
      })
      const ports = { ...one.ports, renderPost }
      const [sealed, draft] = [await renderSealed(ports, row), await renderSealed(ports, row, 'draft')]
      assert.equal(
        sealed.card,
        drawn(() => one.pictures.address(at(row, 'card'))),
      )
      assert.notEqual(sealed.card, draft.card)
      assert.equal(sealed.card.length, draft.card.length)
      assert.equal(one.pictures.inDraft(sealed.card), draft.card)
      const old = JSON.stringify(one.pictures.address({ on: 'masthead', id: 'x' }))
      assert.equal(one.pictures.inDraft(old), old, 'what an earlier Mary sealed stays')
    })

    it('whoever has the bytes is answered without them, and only while they may be seen', async () => {
      const row = await drafted()
      const address = `${one.url}${one.pictures.address(at(row, 'draft'))}`
      const first = await fetch(address)
      assert.equal(first.headers.get('cache-control'), 'private, no-cache')
      const headers = { 'if-none-match': first.headers.get('etag')! }
      assert.equal((await fetch(address, { headers })).status, 304)
      await become(row, { state: 'cancelled' })
      assert.equal((await fetch(address, { headers })).status, 410)
    })
  })
})
