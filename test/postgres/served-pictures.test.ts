import assert from 'node:assert/strict'
import sharp from 'sharp'
import type { Actor } from '../../src/core/domain/actor.ts'
import { afterBroadcast } from '../../src/core/use-cases/broadcasts/sending/after-broadcast.ts'
import { endPictures } from '../../src/core/use-cases/broadcasts/end-pictures.ts'
import type { ConsentAnswer } from '../../src/core/domain/pictures/consent.ts'
import type { Ports } from '../../src/core/ports.ts'
import { declareConsent } from '../../src/core/use-cases/consents/declare-consent.ts'
import { endPicture } from '../../src/core/use-cases/posts/pictures/end-picture.ts'
import type { Post } from '../../src/core/domain/posts/post.ts'
import { later } from '../../src/core/domain/time.ts'
import { startJobs, type RunningJobs } from '../../src/postgres/jobs/start-jobs.ts'
import type { Database } from '../../src/postgres/open/database.ts'
import { pictureStore } from '../../src/postgres/stores/picture-store.ts'
import { jobsLeft } from '../support/jobs-left.ts'
import { eachDatabase } from '../support/database.ts'
import { eventually } from '../support/eventually.ts'
import { idle } from './idle-jobs.ts'
import { pictureProcess, type PictureProcess } from './picture-process.ts'
import { broadcast, initiative, post } from './rows.ts'

const hour = 60 * 60_000
const comms: Actor = { id: 'c', name: 'Camille', roles: ['comms'] } as unknown as Actor

describe('pictures that nobody may see any more', () => {
  eachDatabase((_kind, open) => {
    let photo: Uint8Array
    let one: PictureProcess
    let other: PictureProcess
    let now: string
    let count = 0

    before(async () => {
      photo = await sharp({ create: { width: 32, height: 32, channels: 3, background: '#336699' } })
        .jpeg()
        .toBuffer()
      const clock = () => now
      one = await pictureProcess(await open(), clock)
      other = await pictureProcess(await open(), clock)
    })
    after(async () => {
      for (const { listening } of [one, other]) await listening?.close(1_000)
    })
    beforeEach(() => (now = '2026-11-25T08:30:00.000Z'))

    const consent = (answer: ConsentAnswer) => ({ answer, by: { id: 'c', name: 'Camille' }, at: now })
    /** A post that people have, with a picture that everybody agreed to. */
    const sent = async (change: Partial<Post> = {}) => {
      const [id, postId, broadcastId] = ['picture', 'post', 'broadcast'].map(name => `${name}-${++count}`) as [
        string,
        string,
        string,
      ]
      const added = await one.pictures.add(id, photo)
      assert.ok(added.kind === 'added')
      const drawn = post({ id: postId, state: 'broadcast', broadcastId, ...change })
      const picture = { id, alt: 'a', digest: added.digest, consent: consent('adults') }
      const row = { ...drawn, content: { ...drawn.content, pictures: [picture] } }
      await one.ports.commit(
        { save: 'post', row, ifVersion: 0 },
        { save: 'broadcast', row: broadcast({ id: broadcastId, postId, state: 'done' }), ifVersion: 0 },
      )
      assert.deepEqual(await statuses(id), [200, 200])
      return { id, postId, broadcastId, picture }
    }
    /** What either process answers. */
    const statuses = (id: string) =>
      Promise.all(
        [one, other].map(
          async ({ url, pictures }) => (await fetch(`${url}${pictures.address({ on: 'masthead', id })}`)).status,
        ),
      )
    const bytesOf = async (id: string) => (await pictureStore(other.database).get(id))!.bytes.byteLength
    const say = (answer: ConsentAnswer, postId: string, pictureId: string, by = one) =>
      declareConsent(by.ports, comms, { initiativeId: null, postId, pictureId, answer })
    const asked = async (database: Database): Promise<string[]> =>
      (await jobsLeft(database, 'picture.end')).map(({ data }) => (data as { id: string }).id)

    it('a no ends the address in both processes with its commit; a yes brings it back, within the hour', async () => {
      const { id, postId } = await sent()
      for (const no of ['refused', 'unsure', 'children'] as const) {
        assert.equal((await say(no, postId, id)).kind, 'declared')
        assert.deepEqual(await statuses(id), [410, 410], no)
        await endPicture(other.ports, id, null)
        assert.equal((await say('adults', postId, id, other)).kind, 'declared')
        assert.deepEqual(await statuses(id), [200, 200])
      }
      assert.ok((await asked(one.database)).includes(id))
    })

    it('an hour after the no its bytes are deleted, whatever dies in between; a yes then asks for the picture again', async () => {
      const { id, postId } = await sent()
      await say('refused', postId, id)
      now = later(now, hour)
      const dies = { ...one.ports, pictures: { ...one.pictures, erase: () => Promise.reject(new Error('killed')) } }
      await assert.rejects(endPicture(dies, id, null), /killed/)
      assert.ok((await bytesOf(id)) > 0)
      assert.equal((await say('adults', postId, id)).kind, 'picture-gone', 'decided already')
      await endPicture(other.ports, id, null)
      assert.deepEqual([await bytesOf(id), await statuses(id)], [0, [410, 410]])
      assert.equal((await say('adults', postId, id)).kind, 'picture-gone')
    })

    it('a yes at the very moment of the deletion keeps it', async () => {
      const { id, postId } = await sent()
      await say('refused', postId, id)
      now = later(now, hour)
      let pressed = false
      const commit: Ports['commit'] = async (...changes) => {
        if (!pressed) {
          pressed = true
          assert.equal((await say('adults', postId, id, other)).kind, 'declared')
        }
        return one.ports.commit(...changes)
      }
      await endPicture({ ...one.ports, commit }, id, null)
      assert.ok((await bytesOf(id)) > 0)
      assert.deepEqual(await statuses(id), [200, 200])
    })

    it('*Retirer chez tous* ends the address once it is confirmed, and deletes the bytes once the cards are gone', async () => {
      const { id, postId, broadcastId } = await sent()
      const removal = broadcast({
        id: `${broadcastId}-back`,
        kind: 'take-back',
        postId,
        targetId: broadcastId,
        state: 'ready',
      })
      await one.ports.commit({ save: 'broadcast', row: removal, ifVersion: 0 })
      assert.deepEqual(await statuses(id), [200, 200], 'a first word of two')
      await one.ports.commit({ save: 'broadcast', row: { ...removal, state: 'planning' }, ifVersion: 1 })
      assert.deepEqual(await statuses(id), [410, 410])
      await endPicture(other.ports, id, null)
      assert.ok((await bytesOf(id)) > 0, 'not before the end')
      await one.ports.commit(...(await afterBroadcast(one.ports, { ...removal, version: 2, state: 'done' }, now)))
      assert.ok((await asked(one.database)).includes(id))
      const running: RunningJobs = await startJobs(other.database, {
        ...idle,
        'picture.end': data => endPicture(other.ports, data.id, data.initiativeId),
      })
      try {
        await eventually(async () => (await bytesOf(id)) === 0, 'the bytes are deleted')
      } finally {
        await running.stop(5_000)
      }
      assert.deepEqual(await statuses(id), [410, 410])
    })

    it('a draft made of what was taken back does not keep the address alive; what was submitted elsewhere does', async () => {
      const { id, picture, postId } = await sent()
      const copy = post({ id: `${postId}-copy` })
      const row = { ...copy, content: { ...copy.content, pictures: [picture] } }
      await one.ports.commit({ save: 'post', row, ifVersion: 0 })
      const first = (await one.ports.posts.byId(postId))!
      await one.ports.commit({ save: 'post', row: { ...first, state: 'taken-back' }, ifVersion: first.version })
      assert.deepEqual(await statuses(id), [410, 410])
      await one.ports.commit({ save: 'post', row: { ...row, state: 'in-validation' }, ifVersion: 1 })
      assert.deepEqual(await statuses(id), [200, 200])
      await endPicture(one.ports, id, null)
      assert.ok((await bytesOf(id)) > 0)
      await one.ports.commit({ save: 'post', row: { ...row, state: 'draft' }, ifVersion: 2 })
      await endPicture(one.ports, id, null)
      assert.equal(await bytesOf(id), 0)
      const draft = (await one.ports.posts.byId(row.id))!
      assert.deepEqual(
        [draft.content.pictures, draft.aside?.map(({ gone }) => gone)],
        [[], [true]],
        'and the draft says so',
      )
    })

    it('its end comes by itself: the address on the day, the bytes by the job that was asked for then', async () => {
      const { id, broadcastId } = await sent()
      await endPictures(one.ports, broadcastId)
      await pictureStore(one.database).expire(id, '2026-12-01T00:00:00.000Z')
      assert.ok((await asked(one.database)).includes(id))
      now = '2027-11-25T08:29:59.999Z'
      assert.deepEqual(await statuses(id), [200, 200], 'an earlier end counts for nothing')
      await endPicture(one.ports, id, null)
      now = '2027-11-25T08:30:00.000Z'
      assert.deepEqual(await statuses(id), [410, 410])
      await endPicture(other.ports, id, null)
      assert.equal(await bytesOf(id), 0)
    })

    it('of a proposal that nobody retained: a no deletes it too, and the same file is not made again', async () => {
      const id = `file-${++count}`
      const file = {
        id,
        name: 'a.jpg',
        contentType: 'image/jpeg',
        state: 'stored' as const,
        source: null,
        url: null,
        consent: null,
        picture: { id, digest: 'd' },
      }
      const row = initiative({ id: `proposal-${count}`, attachments: [file] })
      await one.pictures.add(id, photo)
      await one.ports.commit({ save: 'initiative', row, ifVersion: 0 })
      assert.deepEqual(await statuses(id), [410, 410], 'no card shows it')
      await declareConsent(one.ports, comms, { initiativeId: row.id, postId: null, pictureId: id, answer: 'refused' })
      now = later(now, hour)
      await endPicture(one.ports, id, row.id)
      assert.equal(await bytesOf(id), 0)
      assert.equal((await one.ports.initiatives.byId(row.id))?.attachments[0]?.gone, true)
      await one.pictures.add(id, photo)
      assert.equal(await bytesOf(id), 0)
    })
  })
})
