import assert from 'node:assert/strict'
import { Unavailable } from '../../../../src/core/domain/errors.ts'
import type { Media } from '../../../../src/core/domain/pictures/media.ts'
import { pictureUses, type PictureUse } from '../../../../src/core/domain/pictures/use.ts'
import {
  dueOfWithdrawal,
  openPlaces,
  tasksOf,
  waitsMostMs,
  type Withdrawal,
  withdrawalKeptMs,
} from '../../../../src/core/domain/pictures/withdrawal.ts'
import type { Post } from '../../../../src/core/domain/posts/post.ts'
import { msBetween } from '../../../../src/core/domain/time.ts'
import { declareConsent } from '../../../../src/core/use-cases/consents/declare-consent.ts'
import { answered } from '../../../fakes/answered.ts'
import { endMedia } from '../../../../src/core/use-cases/consents/follow-media.ts'
import { askAgreement } from '../../../../src/core/use-cases/consents/agreements/ask-agreement.ts'
import { withdrawAgreement } from '../../../../src/core/use-cases/consents/agreements/withdraw-agreement.ts'
import { isServedAt } from '../../../../src/core/use-cases/posts/pictures/is-served-at.ts'
import {
  declareTaskDone,
  forgetWithdrawal,
  remindOfWithdrawal,
} from '../../../../src/core/use-cases/withdrawals/end-withdrawal.ts'
import { checkSeal } from '../../../../src/core/use-cases/broadcasts/sealed/check-seal.ts'
import { lacksConsent } from '../../../../src/core/domain/broadcasts/lacks-consent.ts'
import { mendWithdrawal } from '../../../../src/core/use-cases/withdrawals/mend-withdrawal.ts'
import { findPlaces } from '../../../../src/core/use-cases/withdrawals/find-places.ts'
import { carried } from '../../../fakes/brought.ts'
import { picturedPost, keptPictures } from '../../../fakes/pictured-edition.ts'
import { paperPorts, type PaperPorts } from '../../../fakes/composed.ts'
import { aRelease } from '../../../fakes/releases.ts'
import { actor, alice, hugo } from '../../../fakes/town.ts'
import { comms, refreshed } from '../../../fakes/walk.ts'

const mediaId = 'p1'
const all = [...pictureUses]
const attachment = {
  id: 'f1',
  name: 'léa.jpg',
  contentType: 'image/jpeg',
  state: 'stored',
  source: null,
  url: 'https://sp/1',
  consent: null,
  picture: { id: mediaId, digest: mediaId },
}
/** What came with it lies in SharePoint. */
const proposal = {
  id: 'i1',
  version: 1,
  reference: 'PROP-2026-0001',
  title: 'Le pont',
  attachments: [attachment],
  author: alice,
}

describe('a withdrawal', () => {
  let ports: PaperPorts
  let post: Post
  let binned: string[]
  const media = async (): Promise<Media> => (await ports.media.byId(mediaId))!
  const agree = async (word = 'yes') => (await answered(ports, actor(alice), { mediaId, word })).kind
  const agreementId = async () => (await media()).agreements[0]!.id
  const withdraw = async (who = actor(alice)) =>
    (await withdrawAgreement(ports, who, { mediaId, agreementId: await agreementId() })).kind
  const asked = () => ports.jobs.flatMap(job => (job.job === 'withdrawal.mend' ? [job] : []))
  const row = async (): Promise<Withdrawal> => (await ports.withdrawals.byId(asked()[0]!.data.id))!
  const mend = async (change: Partial<PaperPorts> = {}) => mendWithdrawal({ ...ports, ...change }, (await row()).id)
  const states = async () => Object.fromEntries((await row()).places.map(({ key, state }) => [key, state]))

  beforeEach(async () => {
    ports = paperPorts()
    keptPictures(ports)
    binned = []
    ports.libraryBin = { remove: async (folder, name) => binned.push(`${folder}/${name}`) > 0 }
    post = await picturedPost(ports, mediaId)
    const said = { initiativeId: null, postId: post.id, pictureId: mediaId, answer: 'adults' }
    assert.equal((await declareConsent(ports, comms, said)).kind, 'declared')
    const uses: PictureUse[] = all
    assert.equal(
      (await askAgreement(ports, comms, { mediaId, person: alice.id, uses, until: null })).kind,
      'media-changed',
    )
    assert.equal(await agree(), 'media-changed')
    ports.jobs.length = 0
  })
  const broadcastId = () => post.broadcastId!
  const sent = async () => {
    await carried(ports, broadcastId(), 3)
    post = (await ports.posts.byId(post.id))!
    ports.jobs.length = 0
  }

  it('of what is approved holds the sending, and there is nothing more to do', async () => {
    assert.equal(await withdraw(), 'media-changed')
    assert.deepEqual(await states(), { [`planned:${post.id}`]: 'done' })
    assert.equal((await ports.broadcasts.byId(broadcastId()))?.state, 'held')
    await mend()
    assert.equal(asked().length, 1, 'no place is left')
  })

  it('of what people have changes all their cards in a broadcast of its own, and ends the address with its commit', async () => {
    await sent()
    const place = { on: 'card', postId: post.id, id: mediaId } as const
    assert.equal(await isServedAt(ports, place), true)
    assert.equal(await withdraw(), 'media-changed')
    assert.equal(await isServedAt(ports, place), false)
    const { places, uses, due, at } = await row()
    assert.deepEqual(uses, all)
    assert.equal(due, dueOfWithdrawal(at))
    assert.deepEqual(
      places.map(({ key, count }) => [key, count]),
      [[`cards:${broadcastId()}`, 3]],
    )
    await mend()
    const [mending] = await ports.broadcasts.changing(broadcastId())
    assert.deepEqual([mending?.kind, mending?.rendered.without], ['mend', [mediaId]])
    assert.deepEqual(await states(), { [`cards:${broadcastId()}`]: 'waits' })
    await mend()
    assert.equal((await ports.broadcasts.changing(broadcastId())).length, 1, 'run again it changes nothing twice')
    await carried(ports, mending!.id)
    await mend()
    assert.deepEqual(await states(), { [`cards:${broadcastId()}`]: 'done' })
    assert.ok(refreshed(ports).includes(`withdrawal:${(await row()).id}`))
  })

  it('while a broadcast runs holds it at once; what arrived is mended, and whoever waits gets the card without', async () => {
    const { rendered, ...ready } = (await ports.broadcasts.byId(broadcastId()))!
    const startedAt = ports.now()
    ports.tamper('post', { ...(await ports.posts.byId(post.id))!, state: 'broadcasting' })
    ports.tamper('broadcast', { ...ready, rendered, state: 'running', planned: 3, startedAt })
    Object.assign(ports.report.counts, { delivered: 2, sending: 1, queued: 0 })
    await withdraw()
    const held = (await ports.broadcasts.byId(broadcastId()))!
    assert.deepEqual([held.state, held.heldBecause], ['held', 'no-consent'])
    await mend()
    assert.deepEqual(await states(), { [`cards:${broadcastId()}`]: 'found' }, 'one card is on its way')
    assert.equal(lacksConsent(held, await ports.posts.byId(post.id), ports.now()), true, 'nobody sends it on before')
    Object.assign(ports.report.counts, { delivered: 3, sending: 0 })
    await mend()
    assert.deepEqual(await states(), { [`cards:${broadcastId()}`]: 'waits' })
    const mended = (await ports.broadcasts.byId(broadcastId()))!
    assert.deepEqual([mended.state, mended.rendered.without], ['held', [mediaId]])
    assert.equal(lacksConsent(mended, await ports.posts.byId(post.id), ports.now()), false)
    assert.equal(await checkSeal(ports, { ...mended, state: 'running' }), true, 'under the seal that was approved')
  })

  it('pressed twice is one, and nobody withdraws for somebody else', async () => {
    await sent()
    assert.equal(await withdraw(actor(hugo)), 'not-yours')
    assert.equal(await withdraw(), 'media-changed')
    assert.equal(await withdraw(), 'already-withdrawn')
    assert.deepEqual(
      [asked().length, ports.journal.filter(({ verb }) => verb === 'media.withdrawn').length > 0],
      [1, true],
    )
  })

  it('a no after a yes is one; what was never agreed to is none', async () => {
    await sent()
    assert.equal(await agree('no'), 'media-changed')
    assert.deepEqual(await states(), { [`cards:${broadcastId()}`]: 'found' })
    ports.jobs.length = 0
    assert.equal(await agree('no'), 'already-said', 'a press that came twice')
    ports.pass(3_600_000)
    assert.equal(await agree('no'), 'media-changed')
    assert.equal(asked().length, 0)
  })

  const declare = async (answer: string) =>
    (await declareConsent(ports, comms, { initiativeId: null, postId: post.id, pictureId: mediaId, answer })).kind

  for (const answer of ['refused', 'children', 'unsure'])
    it(`« ${answer} », said on the consent card of what is out already, is one, once`, async () => {
      // Nobody is named: « J’ai l’accord » alone carried it.
      ports.tamper('media', { ...(await media()), agreements: [] })
      await sent()
      assert.equal(await declare('adults'), 'declared')
      assert.equal(asked().length, 0, 'the same answer takes nothing back')
      assert.equal(await declare(answer), 'declared')
      assert.deepEqual(await states(), { [`cards:${broadcastId()}`]: 'found' })
      await mend()
      assert.equal((await ports.broadcasts.changing(broadcastId()))[0]?.kind, 'mend')
      ports.jobs.length = 0
      assert.equal(await declare(answer), 'declared')
      assert.equal(asked().length, 0)
    })

  it('what is out when the agreement ends is mended as after a withdrawal, once, and not a moment earlier', async () => {
    await sent()
    ports.tamper('release', outside('mastodon'))
    const until = (await media()).agreements[0]!.until!
    ports.pass(msBetween(ports.now(), until) - 1)
    await endMedia(ports, mediaId)
    assert.equal(asked().length, 0)
    ports.pass(1)
    await endMedia(ports, mediaId)
    assert.deepEqual(await states(), {
      [`cards:${broadcastId()}`]: 'found',
      [`release:${post.id}:mastodon`]: 'found',
    })
    await endMedia(ports, mediaId)
    assert.equal(asked().length, 1, 'run twice it begins one')
    await mend()
    assert.deepEqual(Object.values(await states()), ['waits', 'waits'])
  })

  it('of an agreement to two uses that is taken back SharePoint’s file goes too; of a narrowed one it stays', async () => {
    const row = await media()
    const agreements = row.agreements.map(one => ({ ...one, uses: ['internal', 'newspaper'] as PictureUse[] }))
    ports.tamper('media', { ...row, agreements })
    ports.tamper('initiative', proposal as never)
    assert.equal(await agree('internal'), 'media-changed')
    assert.deepEqual(await states(), {}, 'it is still used inside')
    ports.jobs.length = 0
    assert.equal(await withdraw(), 'media-changed')
    await mend()
    assert.deepEqual(binned, ['Propositions/PROP-2026-0001/léa.jpg'])
  })

  it('« En interne seulement » leaves the cards, and mends what the public has', async () => {
    await sent()
    ports.tamper('release', outside('mastodon'))
    ports.jobs.length = 0
    assert.equal(await agree('internal'), 'media-changed')
    assert.deepEqual(Object.keys(await states()), [`release:${post.id}:mastodon`])
    assert.equal(await isServedAt(ports, { on: 'card', postId: post.id, id: mediaId }), true)
  })

  const outside = (channel: 'mastodon' | 'facebook', change: object = {}) => {
    const version = post.sealed[0]!
    const kind = channel
    const variants = [
      {
        kind,
        title: 't',
        summary: 's',
        text: 'x',
        warning: '',
        link: null,
        pictures: [{ id: mediaId, digest: mediaId, alt: 'a' }],
      },
    ]
    ports.tamper('post', { ...post, sealed: [{ ...version, variants }] })
    const left = { uri: 'u', url: 'https://m.example/1', revision: null, seal: version.seal, at: ports.now() }
    const declared = { by: comms, link: 'https://f.example/1', at: ports.now() }
    return aRelease(post.id, channel, {
      seal: version.seal,
      ...(channel === 'facebook' ? { state: 'declared', declared } : { state: 'published', left }),
      ...change,
    })
  }

  it('on a network asks for a correction without the picture, and ends once the network has it', async () => {
    ports.tamper('release', outside('mastodon'))
    await withdraw()
    await mend()
    const id = `${post.id}:mastodon`
    const release = (await ports.releases.byId(id))!
    assert.deepEqual([release.pending, release.without], ['correct', [mediaId]])
    assert.ok(ports.jobs.some(job => job.job === 'release.publish' && job.data.id === id))
    assert.equal((await states())[`release:${id}`], 'waits')
    ports.tamper('release', { ...release, pending: null, left: { ...release.left!, without: [mediaId] } })
    await mend()
    assert.equal((await states())[`release:${id}`], 'done')
  })

  it('what left for a network while it was withdrawn is found once more, and once', async () => {
    const leaving = outside('mastodon', { state: 'planned', left: null })
    ports.tamper('release', leaving)
    await withdraw()
    assert.deepEqual(Object.keys(await states()), [`planned:${post.id}`])
    const left = { uri: 'u', url: 'https://m.example/1', revision: null, seal: leaving.seal, at: ports.now() }
    ports.tamper('release', { ...leaving, state: 'published', left })
    await mend()
    const id = `${post.id}:mastodon`
    assert.equal((await states())[`release:${id}`], 'waits')
    assert.equal((await ports.releases.byId(id))?.pending, 'correct')
    await mend()
    assert.equal((await row()).places.length, 2)
  })

  it('what a person put there is a task until somebody says that it is done, and is reminded of once', async () => {
    ports.tamper('release', outside('facebook'))
    await withdraw()
    await mend()
    const { id } = await row()
    const key = `by-hand:${post.id}:facebook`
    assert.deepEqual(
      tasksOf(await row()).map(one => [one.key, one.url]),
      [[key, 'https://f.example/1']],
    )
    const reminders = () => refreshed(ports).filter(one => one === `withdrawal-due:${id}`).length
    await remindOfWithdrawal(ports, id)
    assert.equal(reminders(), 0, 'not before it is due')
    ports.pass(msBetween(ports.now(), (await row()).due))
    await remindOfWithdrawal(ports, id)
    await remindOfWithdrawal(ports, id)
    assert.equal(reminders(), 1)
    const press = async (who = comms, place = key) =>
      (await declareTaskDone(ports, who, { withdrawalId: id, place })).kind
    assert.equal(await press(comms, 'nonsense'), 'not-found')
    assert.deepEqual([await press(), await press()], ['task-done', 'task-done-before'])
    const done = ports.journal.filter(({ verb }) => verb === 'media.task-done')
    assert.deepEqual(
      done.map(({ details }) => details['media']),
      ['picture'],
    )
    assert.deepEqual(tasksOf(await row()), [])
  })

  it('of what a person is to put there the copies go, and the card that leads to them is drawn anew', async () => {
    const file = (pictureId: string, n: number) =>
      ({ pictureId, url: `https://sp/Publications/PUB-2026-0001/facebook-${n}.jpg`, isCut: false }) as const
    const copies = { seal: post.sealed[0]!.seal, files: [file(mediaId, 1), file('other', 2)] }
    ports.tamper('release', outside('facebook', { state: 'planned', declared: null, copies, at: ports.now() }))
    await withdraw()
    ports.jobs.splice(0, ports.jobs.length, ...asked())
    await mend()
    const id = `${post.id}:facebook`
    assert.deepEqual(
      binned.map(path => path.split('/').at(-1)),
      ['facebook-1.jpg'],
    )
    assert.deepEqual((await ports.releases.byId(id))?.copies?.files, [file('other', 2)])
    assert.ok(
      refreshed(ports).some(card => card.startsWith('by-hand:')),
      refreshed(ports).join(' '),
    )
    assert.ok(refreshed(ports).includes(`releases:${post.id}`))
  })

  it('what cannot be done is looked at again, and is a task after an hour', async () => {
    ports.tamper('release', outside('mastodon', { state: 'publishing', left: null }))
    await withdraw()
    await mend()
    assert.equal(openPlaces(await row()).length, 1)
    assert.ok((asked().at(-1)?.inMs ?? 0) >= 2_000)
    ports.pass(waitsMostMs)
    await mend()
    assert.deepEqual(
      tasksOf(await row()).map(({ kind }) => kind),
      ['release'],
    )
  })

  it('cards that take longer than an hour are no task: nobody changes a card by hand', async () => {
    await sent()
    await withdraw()
    await mend()
    const [mending] = await ports.broadcasts.changing(broadcastId())
    for (const state of ['planning', 'running', 'paused'] as const) {
      ports.tamper('broadcast', { ...mending!, state })
      ports.pass(waitsMostMs)
      await mend()
      assert.deepEqual(await states(), { [`cards:${broadcastId()}`]: 'waits' }, state)
    }
    assert.equal(asked().at(-1)?.inMs, 15 * 60_000, 'and it is looked at less often')
    ports.tamper('broadcast', { ...mending!, state: 'stopped' })
    await mend()
    assert.deepEqual(await states(), { [`cards:${broadcastId()}`]: 'to-do' })
  })

  it('of which the names are gone says so, and how many people had one', async () => {
    await sent()
    ports.tamper('broadcast', { ...(await ports.broadcasts.byId(broadcastId()))!, namesGoneAt: ports.now() })
    await withdraw()
    await mend()
    const [place] = (await row()).places
    assert.deepEqual([place?.state, place?.namesGone, place?.count], ['told', true, 3])
    assert.deepEqual(await ports.broadcasts.changing(broadcastId()), [], 'no broadcast over nobody')
  })

  it('of a correction that is on its way is found by its own cards, beside those of before', async () => {
    await sent()
    const target = (await ports.broadcasts.byId(broadcastId()))!
    const bare = { ...target.rendered, card: '{}' }
    const own = { id: 'fix', reference: 'DIF-2026-0098', kind: 'correct', targetId: target.id } as const
    const fix = { ...target, ...own, state: 'running', startedAt: ports.now(), createdAt: ports.now() } as const
    const places = async (before: object, correction: object) => {
      ports.tamper('broadcast', { ...target, rendered: target.rendered, ...before })
      ports.tamper('broadcast', { ...fix, ...correction })
      const found = await findPlaces(ports, { pictureIds: [mediaId], uses: ['internal'], isWhole: false })
      return found.map(({ key }) => key)
    }
    assert.deepEqual(await places({ rendered: bare }, {}), ['cards:fix'])
    assert.deepEqual(await places({}, {}), ['cards:fix', `cards:${target.id}`])
    assert.deepEqual(await places({}, { rendered: bare }), [`cards:${target.id}`])
    assert.deepEqual(await places({}, { state: 'done' }), [`cards:${target.id}`])
    assert.deepEqual(await places({}, { state: 'done', rendered: bare }), [])
    assert.deepEqual(await places({}, { state: 'stopped', rendered: bare }), [`cards:${target.id}`])
    assert.deepEqual(await places({ rendered: bare }, { startedAt: null }), [])
  })

  it('while SharePoint is away the file waits, and no other place does', async () => {
    const away = { remove: () => Promise.reject(new Unavailable('graph-503')) }
    ports.tamper('initiative', proposal as never)
    await sent()
    await withdraw()
    await mend({ libraryBin: away })
    assert.deepEqual(await states(), { [`cards:${broadcastId()}`]: 'waits', 'file:i1:f1': 'found' })
    await mend()
    assert.deepEqual(binned, ['Propositions/PROP-2026-0001/léa.jpg'])
    assert.equal((await ports.initiatives.byId('i1'))?.attachments[0]?.url, null)
  })

  it('a death after any commit loses nothing', async () => {
    await sent()
    ports.tamper('release', outside('mastodon'))
    await withdraw()
    let left = 1
    const commit: PaperPorts['commit'] = async (...changes) => {
      if (left-- <= 0) throw new Error('killed')
      return ports.commit(...changes)
    }
    await assert.rejects(mend({ commit }), /killed/)
    assert.equal(openPlaces(await row()).length, 2)
    await mend()
    assert.deepEqual(Object.values(await states()), ['waits', 'waits'])
    assert.equal((await ports.broadcasts.changing(broadcastId())).length, 1)
  })

  it('is forgotten a year later', async () => {
    await withdraw()
    const { id } = await row()
    assert.ok(
      ports.jobs.some(
        job =>
          job.job === 'withdrawal.forget' &&
          job.at !== undefined &&
          msBetween(ports.now(), job.at) === withdrawalKeptMs,
      ),
    )
    await forgetWithdrawal(ports, id)
    await forgetWithdrawal(ports, id)
    assert.equal(await ports.withdrawals.byId(id), null)
  })
})
