import assert from 'node:assert/strict'
import { shippedSections } from '../../../../src/core/domain/sections/section.ts'
import type { ListValues } from '../../../../src/core/domain/initiatives/listed-item.ts'
import { adoptItem } from '../../../../src/core/use-cases/initiatives/adopt-item.ts'
import { lookAtList } from '../../../../src/core/use-cases/initiatives/look-at-list.ts'
import { declineInitiative, takeInitiative } from '../../../../src/core/use-cases/initiatives/triage-initiative.ts'
import { writeInitiativeToList } from '../../../../src/core/use-cases/initiatives/write-to-list.ts'
import { createFakePorts, type FakePorts, settings } from '../../../fakes/ports.ts'
import { dailyLimits } from '../../../../src/core/use-cases/people/daily-limits.ts'
import { camille, hugo } from '../../../fakes/town.ts'
import { comms } from '../../../fakes/walk.ts'

describe('an item that somebody added in the list', () => {
  let ports: FakePorts
  const item = (itemId = '1'): ListValues => ports.initiativeList.held()[itemId]!
  const follow = async (rules = settings): Promise<void> => {
    await lookAtList(ports, rules)
    for (let work = ports.jobs.splice(0); work.length > 0; work = ports.jobs.splice(0))
      for (const one of work) {
        if (one.job === 'initiative.list') await writeInitiativeToList(ports, one.data.id)
        if (one.job === 'list.adopt') await adoptItem(ports, one.data.itemId, rules)
      }
  }
  const add = (more: ListValues = {}) =>
    ports.initiativeList.add(hugo.id, { Title: 'Le lavoir', Texte: 'Il rouvre.', Rubrique: 'agenda', ...more })
  const made = async () => (await ports.initiatives.byAuthor(hugo.id, 10))[0]!
  const asks = (...labels: string[]) => {
    const agenda = shippedSections.find(({ id }) => id === 'agenda')!
    const field = { kind: 'text' as const, choices: [], required: true }
    const fields = [
      ...labels.map(label => ({ ...field, id: label, label })),
      { ...field, id: 'free', label: 'Facultatif', required: false },
      { ...field, id: 'old', label: 'Ancien', retired: true as const },
    ]
    return ports.commit({ save: 'section', row: { ...agenda, fields, version: 1 }, ifVersion: 0 })
  }
  beforeEach(() => {
    ports = createFakePorts()
  })

  it('is answered in the language of its author, else in that of the authority', async () => {
    const author = ports.town.people.find(({ id }) => id === hugo.id)!
    for (const [own, expected] of [
      [null, 'en'],
      ['fr', 'fr'],
    ] as const) {
      ports = createFakePorts()
      ports.town.people = ports.town.people.map(one => (one.id === hugo.id ? { ...author, locale: own } : one))
      add()
      await follow({ ...settings, defaultLocale: 'en' })
      assert.equal((await made()).locale, expected)
    }
  })

  it('is passed on, and its line says what its section has to know, until somebody decides', async () => {
    await asks('Jauge', 'Tarif')
    add()
    await follow()
    const { id, state } = await made()
    assert.deepEqual([state, item()['Remarque']], ['received', 'not-asked Jauge Tarif'])
    await takeInitiative(ports, comms, id)
    await follow()
    assert.deepEqual([item()['Etat'], item()['Remarque']], ['taken', 'not-asked Jauge Tarif'])
    ports.pass(60_000)
    ports.initiativeList.edit('1', camille.id, { Texte: 'Il rouvre samedi.' })
    await follow()
    assert.equal(item()['Remarque'], 'not-asked Jauge Tarif')
    await declineInitiative(ports, comms, id, 'Trop tard.')
    await follow()
    assert.deepEqual([item()['Etat'], item()['Remarque']], ['declined', null])
  })

  it('is one of the proposals of a day: lines beyond wait for the next ones, and say so', async () => {
    const most = dailyLimits.propose
    for (let n = 0; n < most + 2; n++) add({ Title: `Ligne ${n}` })
    const taken = async () => (await ports.initiatives.byAuthor(hugo.id, 99)).length
    await lookAtList(ports, settings)
    const late: { itemId: string; at: string | undefined }[] = []
    for (let work = ports.jobs.splice(0); work.length > 0; work = ports.jobs.splice(0))
      for (const one of work) {
        if (one.job === 'list.adopt' && one.at) late.push({ itemId: one.data.itemId, at: one.at })
        else if (one.job === 'list.adopt') await adoptItem(ports, one.data.itemId, settings)
      }
    assert.equal(await taken(), most)
    assert.deepEqual(
      late.map(({ at }) => at),
      ['2026-11-25T23:00:00.000Z', '2026-11-25T23:00:00.000Z'],
    )
    assert.equal(item(String(most + 1))['Remarque'], 'enough-today')
    assert.equal(await ports.listedItems.byId(`${most + 1}`), null)
    ports.pass(24 * 3_600_000)
    for (const { itemId } of late) for (const _ of 'ab') await adoptItem(ports, itemId, settings)
    assert.equal(await taken(), most + 2, 'once each')
    await adoptItem(ports, '1', settings)
    assert.equal(await ports.dailyCounts.take(hugo.id, 'propose', '2026-11-26', 3), true, 'two were counted')
  })

  it('says nothing where nothing is obligatory, or where it was written down', async () => {
    await asks()
    add()
    await follow()
    assert.equal(item()['Remarque'] ?? null, null)
    ports = createFakePorts()
    await asks('Jauge')
    add({ Precisions: 'Jauge : 40' })
    await follow()
    assert.equal(item()['Remarque'] ?? null, null)
  })
})
