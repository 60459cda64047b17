import assert from 'node:assert/strict'
import type { Change } from '../../../../src/core/change.ts'
import { Unavailable } from '../../../../src/core/domain/errors.ts'
import { listFeedId } from '../../../../src/core/domain/initiatives/list-feed.ts'
import { lookAtList } from '../../../../src/core/use-cases/initiatives/look-at-list.ts'
import { submitInitiative } from '../../../../src/core/use-cases/initiatives/submit-initiative.ts'
import { takeInitiative } from '../../../../src/core/use-cases/initiatives/triage-initiative.ts'
import { writeInitiativeToList } from '../../../../src/core/use-cases/initiatives/write-to-list.ts'
import { createFakePorts, type FakePorts, settings } from '../../../fakes/ports.ts'
import { actor, alice, camille, hugo } from '../../../fakes/town.ts'
import { comms } from '../../../fakes/walk.ts'

const id = 'i1'
const busy = (error: unknown) => error instanceof Unavailable && error.code === 'list-item-busy'

/** What happens in the very moment of reading or writing the list, seldom, and once in a year. */
describe('the list, when something comes in between', () => {
  let ports: FakePorts
  const list = () => ports.initiativeList
  const write = () => writeInitiativeToList(ports, id)
  const jobs = () => ports.jobs.map(({ job }) => job)
  const listed = async () => (await ports.listedItems.byId(id))!
  beforeEach(async () => {
    ports = createFakePorts()
    await submitInitiative(ports, actor(alice), { id, fields: { title: 'Une ruche', text: 'Du miel' }, form: null })
    await write()
    await lookAtList(ports, settings)
    ports.jobs.length = 0
  })
  /** Somebody else writes the row whenever Mary would. */
  const alwaysStale = (): FakePorts => ({
    ...ports,
    commit: async (...changes: Change[]) =>
      changes.some(one => 'save' in one && one.save === 'listed_item') ? 'stale' : ports.commit(...changes),
  })

  it('reads again at once where the row of how far it was read moved', async () => {
    list().edit('1', camille.id, { Texte: 'Du miel de ville' })
    const feed = (await ports.listFeed.byId(listFeedId))!
    ports.beforeCommit(async () => {
      ports.beforeCommit(async () => ports.tamper('list_feed', { ...feed, version: feed.version + 1 }))
    })
    await lookAtList(ports, settings)
    assert.deepEqual(
      ports.jobs.filter(({ job }) => job === 'list.read'),
      [{ job: 'list.read', data: {}, inMs: 0 }],
      'one order, and at once',
    )
    assert.equal((await ports.listFeed.byId(listFeedId))!.token, feed.token, 'what the other one wrote stands')
  })

  it('asks nothing of an item that nobody knew, and that is gone', async () => {
    list().remove(list().add(hugo.id, { Title: 'Le lavoir', Texte: 'Il rouvre.' }))
    await lookAtList(ports, settings)
    assert.deepEqual(jobs(), ['list.read'])
    list().add(hugo.id, { Title: 'Le lavoir', Texte: 'Il rouvre.' })
    await lookAtList(ports, settings)
    assert.ok(jobs().includes('list.adopt'), 'one that is there is asked for')
  })

  it('notes an edit once more where its row moved in that moment, and never reads on past it', async () => {
    list().edit('1', camille.id, { Texte: 'Du miel de ville' })
    const before = await listed()
    ports.beforeCommit(async () => ports.tamper('listed_item', { ...before, version: before.version + 1 }))
    await lookAtList(ports, settings)
    const after = await listed()
    assert.equal(after.version, before.version + 2)
    assert.notEqual(after.seen, before.seen)
    assert.equal(jobs().filter(job => job === 'initiative.list').length, 1)

    list().edit('1', camille.id, { Texte: 'Du miel de campagne' })
    const { token } = (await ports.listFeed.byId(listFeedId))!
    await assert.rejects(lookAtList(alwaysStale(), settings), busy)
    assert.equal((await ports.listFeed.byId(listFeedId))!.token, token, 'it is told of again')
  })

  it('comes by later where somebody edits the item again and again while it is written', async () => {
    await takeInitiative(ports, comms, id)
    let tries = 0
    const initiativeList = {
      ...list(),
      change: async () => {
        tries++
        return { kind: 'moved-on' } as const
      },
    }
    await assert.rejects(writeInitiativeToList({ ...ports, initiativeList }, id), busy)
    assert.equal(tries, 5)
    await write()
    assert.equal(list().held()['1']!['Etat'], 'taken')
  })

  it('lets a remark stand as long as there is nothing else to write, and no longer', async () => {
    list().remove('1')
    await lookAtList(ports, settings)
    await write()
    const remark = () => Object.values(list().held())[0]!['Remarque']
    assert.equal(remark(), 'rewritten')
    const { change } = list().asked
    await write()
    assert.equal(remark(), 'rewritten')
    assert.equal(list().asked.change, change, 'nothing is written for nothing')
    await takeInitiative(ports, comms, id)
    await write()
    assert.equal(remark(), null)
    assert.deepEqual((await listed()).remarks, [])
  })
})
