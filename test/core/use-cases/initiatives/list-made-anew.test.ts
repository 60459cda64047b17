import assert from 'node:assert/strict'
import { Misconfigured } from '../../../../src/core/domain/errors.ts'
import { adoptItem } from '../../../../src/core/use-cases/initiatives/adopt-item.ts'
import { compareList, mendDifference } from '../../../../src/core/use-cases/initiatives/compare-list.ts'
import { lookAtList } from '../../../../src/core/use-cases/initiatives/look-at-list.ts'
import { submitInitiative } from '../../../../src/core/use-cases/initiatives/submit-initiative.ts'
import { retainInitiative, takeInitiative } from '../../../../src/core/use-cases/initiatives/triage-initiative.ts'
import { writeInitiativeToList } from '../../../../src/core/use-cases/initiatives/write-to-list.ts'
import { createFakePorts, type FakePorts, settings } from '../../../fakes/ports.ts'
import { actor, alice, camille, hugo } from '../../../fakes/town.ts'
import { comms } from '../../../fakes/walk.ts'

const old = ['Une ruche', 'Deux ruches', 'Trois ruches']
const missing = (error: unknown) => error instanceof Misconfigured && error.code === 'list-missing'

describe('a list that was deleted and made anew', () => {
  let ports: FakePorts
  const list = () => ports.initiativeList
  const work = async (): Promise<void> => {
    for (let due = ports.jobs.splice(0); due.length > 0; due = ports.jobs.splice(0))
      for (const one of due) {
        if (one.job === 'initiative.list') await writeInitiativeToList(ports, one.data.id)
        if (one.job === 'list.adopt') await adoptItem(ports, one.data.itemId, settings)
      }
  }
  const follow = async (): Promise<void> => {
    await lookAtList(ports, settings)
    await work()
  }
  const propose = async (title: string): Promise<void> => {
    const fields = { title, text: 'Du miel', section: 'agenda' }
    await submitInitiative(ports, actor(alice), { id: title, fields, form: null, despiteNear: true })
    await writeInitiativeToList(ports, title)
  }
  /** Of each item the title and whose it is. */
  const rows = () =>
    Object.values(list().held())
      .map(({ Title, MaryId }) => `${Title}: ${MaryId}`)
      .toSorted()
  const each = (titles: string[]) => titles.map(title => `${title}: ${title}`).toSorted()
  beforeEach(async () => {
    ports = createFakePorts()
    for (const title of old) await propose(title)
    await follow()
    list().makeAnew()
  })

  it('gets each proposal back in a line of its own, whatever was written there first', async () => {
    for (const title of ['Un lavoir', 'Deux lavoirs']) await propose(title)
    await follow()
    assert.deepEqual(rows(), each([...old, 'Un lavoir', 'Deux lavoirs']))
    await follow()
    const { create, change } = list().asked
    await follow()
    assert.deepEqual([list().asked.create, list().asked.change], [create, change], 'and rests')
  })

  it('has no line overwritten by a proposal that moves before the list was read', async () => {
    await propose('Un lavoir')
    await takeInitiative(ports, comms, old[0]!)
    await writeInitiativeToList(ports, old[0]!)
    assert.deepEqual(rows(), each(['Un lavoir', old[0]!]))
    await retainInitiative(ports, comms, old[0]!)
    await work()
    assert.equal(list().held()['1']?.['Etat'], 'received', 'the line of another is as it was')
  })

  it('keeps the line that somebody added in the meantime', async () => {
    list().add(hugo.id, { Title: 'Le lavoir', Texte: 'Il rouvre.', Rubrique: 'agenda' })
    await takeInitiative(ports, comms, old[0]!)
    await work()
    assert.equal(list().held()['1']?.['Title'], 'Le lavoir')
    await follow()
    const [own] = await ports.initiatives.byAuthor(hugo.id, 10)
    assert.deepEqual(rows(), [...each(old), `Le lavoir: ${own!.id}`].toSorted())
  })

  it('follows what comms changes in a line whose number another one had', async () => {
    await propose('Un lavoir')
    list().edit('1', camille.id, { Texte: 'Du savon' })
    await follow()
    assert.equal((await ports.initiatives.byId('Un lavoir'))?.text, 'Du savon')
    assert.equal((await ports.initiatives.byId(old[0]!))?.text, 'Du miel')
  })

  it('comes to rest when it is compared', async () => {
    await propose('Un lavoir')
    for (let round = 0; round < 3; round++) {
      const found = []
      for await (const one of compareList(ports)) found.push(one)
      for (const one of found) await mendDifference(ports, one)
      if (round > 0) assert.deepEqual(found, [])
      await work()
    }
    assert.deepEqual(rows(), each([...old, 'Un lavoir']))
  })

  it('asks for another subscription: the one before told of the other list', async () => {
    const made: string[] = []
    const listHook = {
      subscribe: async () => ({ id: `s${made.push('one')}`, expiresAt: '2027-01-01T00:00:00.000Z' }),
      renew: async () => null,
    }
    const told = { ...ports, listHook }
    await lookAtList(told, settings)
    await lookAtList(told, settings)
    list().makeAnew()
    await lookAtList(told, settings)
    assert.equal(made.length, 2)
  })

  it('is said to be missing by one job that fails, and by no other reading', async () => {
    await follow()
    list().gone = true
    await assert.rejects(lookAtList(ports, settings), missing)
    assert.ok(
      ports.jobs.some(({ job }) => job === 'list.read'),
      'it is read again all the same',
    )
    await lookAtList(ports, settings)
    list().makeAnew()
    await follow()
    assert.deepEqual(rows(), each(old))
  })
})
