import assert from 'node:assert/strict'
import type { Broadcast } from '../../../../../src/core/domain/broadcasts/broadcast.ts'
import type { Edition } from '../../../../../src/core/domain/newspapers/edition.ts'
import { shippedRules } from '../../../../../src/core/domain/retention/shipped-rules.ts'
import { msBetween } from '../../../../../src/core/domain/time.ts'
import { daysLater, instantOf } from '../../../../../src/core/domain/working-time/local-time.ts'
import { readServed, servedOf } from '../../../../../src/core/use-cases/newspapers/issued/see-served.ts'
import { forgetEdition } from '../../../../../src/core/use-cases/editions/forget-edition.ts'
import { purgeEditions } from '../../../../../src/core/use-cases/newspapers/issued/purge-editions.ts'
import { paperPorts, type PaperPorts } from '../../../../fakes/composed.ts'
import { settings } from '../../../../fakes/ports.ts'
import { saved, type Sent, sentEdition, takenBack } from '../../../../fakes/sent-edition.ts'
import { suspended } from '../../../../fakes/suspended.ts'

const givenUpKeptDays = shippedRules['editions-given-up'].days!

describe('the end of editions', () => {
  let ports: PaperPorts
  let sent: Sent
  const passTo = (day: string, more = 0): void =>
    ports.pass(
      msBetween(ports.now(), instantOf(daysLater(day.slice(0, 10), { days: more }), '12:00', settings.timeZone)!),
    )
  const row = () => ports.editions.byId(sent.edition.id)
  const becomes = async (change: Partial<Edition>): Promise<void> => {
    const read = (await row())!
    await ports.commit({ save: 'edition', row: { ...read, ...change }, ifVersion: read.version })
  }
  const becomesBroadcast = async (id: string, change: Partial<Broadcast>): Promise<void> =>
    void (await saved(ports, (await ports.broadcasts.byId(id))!, change))
  const hasBytes = async (): Promise<boolean> => {
    const { editionId, production } = sent.post.sealed.at(-1)!.edition!
    return (await ports.editionFiles.digest({ editionId, production, kind: 'html' })) !== null
  }
  const purge = () => purgeEditions(ports, settings)

  beforeEach(async () => {
    ports = paperPorts()
    sent = await sentEdition(ports)
  })

  it('comes to none that was published: the archivist is asked first', async () => {
    passTo((await row())!.publishedAt!, 4_000)
    await purge()
    assert.notEqual(await row(), null)
    assert.equal(await hasBytes(), true)
  })

  it('takes its bytes, its figures and its card too', async () => {
    const { id } = sent.edition
    await ports.editionReads.add([{ editionId: id, day: '2026-12-01', opened: 1 }])
    await forgetEdition(ports, id)
    assert.deepEqual(
      [await row(), await hasBytes(), await ports.editionReads.of(id), await ports.placements.about(id)],
      [null, false, [], []],
    )
    assert.notEqual(await ports.posts.byId(sent.post.id), null)
  })

  it('comes to bytes that nobody may read any more the night after', async () => {
    const post = (await ports.posts.byId(sent.post.id))!
    await ports.commit({ save: 'post', row: { ...post, state: 'taken-back' }, ifVersion: post.version })
    await purge()
    assert.equal(await hasBytes(), false)
    assert.notEqual(await row(), null)
  })

  it('leaves the bytes of a removal that was confirmed and may be stopped: then everybody reads them again', async () => {
    const removal = await takenBack(ports, sent.broadcast)
    const seen = async () => servedOf((await readServed(ports, sent.edition.id))!).published
    for (const state of ['planning', 'running', 'paused', 'held'] as const) {
      await becomesBroadcast(removal.id, { state, startedAt: null })
      assert.equal(await seen(), 'gone')
      await purge()
    }
    await becomesBroadcast(removal.id, { state: 'stopped' })
    assert.equal(typeof (await seen()), 'object')
    assert.equal(await hasBytes(), true)
  })

  it('comes to bytes of what was given up, and of no edition at all', async () => {
    await ports.editionFiles.put({ editionId: 'none', production: 1, kind: 'pdf' }, new Uint8Array([1]))
    await purge()
    assert.equal(await ports.editionFiles.digest({ editionId: 'none', production: 1, kind: 'pdf' }), null)
    assert.equal(await hasBytes(), true)
    await becomes({ state: 'abandoned' })
    await purge()
    assert.equal(await hasBytes(), false)
  })

  it('comes to what was given up once its number can be used no second time, then to an ended newspaper', async () => {
    await becomes({ state: 'abandoned', publishedAt: null })
    const { day, newspaperId } = (await row())!
    const newspaper = (await ports.newspapers.byId(newspaperId))!
    passTo(day)
    const masthead = { id: 'masthead', alt: 'Trait d’Union', digest: 'd' }
    const ended = { ...newspaper, masthead, state: 'ended', changedAt: ports.now() } as const
    await ports.commit({ save: 'newspaper', row: ended, ifVersion: newspaper.version })
    passTo(day, givenUpKeptDays)
    await purge()
    assert.notEqual(await row(), null)
    passTo(day, givenUpKeptDays + 1)
    await purge()
    assert.deepEqual([await row(), await ports.newspapers.all()], [null, []])
    const ends = ports.jobs.flatMap(one => (one.job === 'picture.end' ? [one.data.id] : []))
    assert.deepEqual(ends, ['masthead'], 'its bytes are nobody’s then')
    const next = instantOf(daysLater(day, { days: givenUpKeptDays + 2 }), '04:20', settings.timeZone)
    assert.equal(ports.jobs.findLast(({ job }) => job === 'editions.purge')?.at, next)
  })

  it('comes neither to bytes nor to rows of what is suspended, and to all of them once that is lifted', async () => {
    const { by, newspaperId } = (await row())!
    const lift = await suspended(ports, { kind: 'person', person: by })
    await becomes({ state: 'abandoned', publishedAt: null })
    passTo((await row())!.day, givenUpKeptDays + 1)
    await purge()
    assert.deepEqual([(await row())?.state, await hasBytes()], ['abandoned', true])
    await lift()
    await purge()
    assert.equal(await row(), null)
    assert.notEqual(await ports.newspapers.byId(newspaperId), null)
  })

  it('comes to no newspaper that is suspended', async () => {
    await forgetEdition(ports, sent.edition.id)
    const [newspaper] = await ports.newspapers.all()
    const person = { id: 'court', name: 'Camille Cour' }
    const ended = { ...newspaper!, changedBy: person, state: 'ended', changedAt: ports.now() } as const
    await ports.commit({ save: 'newspaper', row: ended, ifVersion: newspaper!.version })
    const lift = await suspended(ports, { kind: 'person', person })
    passTo(sent.edition.day, 2 * givenUpKeptDays)
    await purge()
    assert.equal((await ports.newspapers.all()).length, 1)
    await lift()
    await purge()
    assert.deepEqual(await ports.newspapers.all(), [])
  })

  it('comes to no newspaper that is open, has an edition, or ended lately', async () => {
    const [newspaper] = await ports.newspapers.all()
    passTo(sent.edition.day, givenUpKeptDays + 1)
    await purge()
    const lately = { ...newspaper!, state: 'ended', changedAt: ports.now() } as const
    await ports.commit({ save: 'newspaper', row: lately, ifVersion: newspaper!.version })
    await becomes({ newspaperId: 'other' })
    await purge()
    assert.equal((await ports.newspapers.all()).length, 1)
    await becomes({ newspaperId: newspaper!.id })
    passTo(sent.edition.day, 2 * givenUpKeptDays + 3)
    await purge()
    assert.equal((await ports.newspapers.all()).length, 1)
  })
})
