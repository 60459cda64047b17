import assert from 'node:assert/strict'
import { itemsMost, type Edition, type PieceItem } from '../../src/core/domain/newspapers/edition.ts'
import { changePiece } from '../../src/core/use-cases/newspapers/edition/change-piece.ts'
import { setEditionDay } from '../../src/core/use-cases/newspapers/edition/set-edition-day.ts'
import { aNewspaper, putEdition } from '../fakes/an-edition.ts'
import { settings } from '../fakes/ports.ts'
import { actor, alice, gaelle } from '../fakes/town.ts'
import { comms, otherComms } from '../fakes/walk.ts'
import { eachStore } from './each-store.ts'

const now = (): string => '2026-11-25T09:00:00.000Z'
let made = 0

describe('an edition that is composed', () => {
  eachStore(open => {
    let edition: Edition
    const ports = () => ({ ...open(), now, editionWords: { locale: 'fr' as const } })
    const there = async () => (await open().editions.byId(edition.id))!

    /** Each test has a newspaper and an edition of its own. */
    beforeEach(async () => {
      const id = String(++made).padStart(4, '0')
      const newspaper = aNewspaper(gaelle, { id: `paper ${id}`, code: `T${id}` })
      const titles = { services: ['Le pont', 'La crèche'], portraits: ['Nadia'] }
      edition = await putEdition(open(), newspaper, titles, { id: `edition ${id}` })
    })

    it('has a text added once, however often its form is sent, and changed by its id', async () => {
      const fields = { piece: 'portrait', section: 'services', title: '  Luc \n Petit ', text: 'Il vient.' }
      const input = { editionId: edition.id, itemId: 'i-1', fields }
      const added = await changePiece(ports(), comms, input)
      assert.ok(added.kind === 'edition-changed')
      assert.deepEqual([added.item.title, added.item.piece, added.item.section], ['Luc Petit', 'portrait', 'services'])
      // At the end of its heading, before the next one.
      const titles = async () => (await there()).items.map(({ title }) => title)
      assert.deepEqual(await titles(), ['Le pont', 'La crèche', 'Luc Petit', 'Nadia'])
      const moved = { ...fields, piece: 'free', section: 'portraits', text: 'Il est là.' }
      const changed = await changePiece(ports(), otherComms, { ...input, fields: moved })
      // Its kind stays.
      assert.ok(changed.kind === 'edition-changed' && changed.item.piece === 'portrait')
      assert.deepEqual([(await titles()).length, changed.item.section], [4, 'portraits'])
      const { revision, version, authors } = await there()
      assert.deepEqual([revision, version], [3, 3])
      assert.deepEqual(
        authors.map(({ id }) => id),
        [comms.id, otherComms.id],
      )
    })

    it('says what is wrong with a text, and writes nothing then', async () => {
      const filled = { piece: 'free', section: 'services', title: 'Un titre', text: 'Un texte' }
      const table: [Partial<typeof filled>, object][] = [
        [{ piece: 'poem' }, { piece: 'unknown-choice' }],
        [{ section: 'sport' }, { section: 'unknown-choice' }],
        [{ title: ' ' }, { title: 'required' }],
        [{ title: 'x'.repeat(121) }, { title: 'too-long' }],
        [{ text: '' }, { text: 'required' }],
        [{ text: 'x'.repeat(20_001) }, { text: 'too-long' }],
      ]
      for (const [wrong, errors] of table) {
        const input = { editionId: edition.id, itemId: 'i-2', fields: { ...filled, ...wrong } }
        const result = await changePiece(ports(), comms, input)
        assert.ok(result.kind === 'invalid', JSON.stringify(wrong))
        assert.deepEqual(result.errors, errors)
      }
      assert.deepEqual(await there(), edition)
      // What is made of the calendar needs no words of anybody.
      const agenda = { ...filled, piece: 'agenda', text: '' }
      const taken = await changePiece(ports(), comms, { editionId: edition.id, itemId: 'i-3', fields: agenda })
      assert.equal(taken.kind, 'edition-changed')
    })

    it('takes no text too many, none that was written on another composition, and none of somebody else', async () => {
      const fields = { piece: 'free', section: 'services', title: 'Un titre', text: 'Un texte' }
      const input = { editionId: edition.id, itemId: 'i-4', fields }
      assert.equal((await changePiece(ports(), comms, { ...input, revision: 7 })).kind, 'changed-since')
      assert.equal((await changePiece(ports(), actor(alice), input)).kind, 'not-comms')
      assert.equal((await changePiece(ports(), comms, { ...input, editionId: 'none' })).kind, 'not-found')
      const [piece] = edition.items as PieceItem[]
      const items = Array.from({ length: itemsMost }, (_, n) => ({ ...piece!, id: `i-${n + 10}` }))
      await open().commit({ save: 'edition', row: { ...edition, items, version: 2 }, ifVersion: 1 })
      assert.equal((await changePiece(ports(), comms, input)).kind, 'edition-full')
      assert.equal((await changePiece(ports(), comms, { ...input, itemId: 'i-10' })).kind, 'edition-changed')
    })

    it('is written once where two send a text at once, and both are in it', async () => {
      const fields = { piece: 'free', section: 'services', title: 'Un titre', text: 'Un texte' }
      const results = await Promise.all(
        ['a', 'b'].map(itemId => changePiece(ports(), comms, { editionId: edition.id, itemId, fields })),
      )
      assert.deepEqual(
        results.map(({ kind }) => kind),
        ['edition-changed', 'edition-changed'],
      )
      assert.deepEqual(
        (await there()).items
          .map(({ id }) => id)
          .filter(id => id.length === 1)
          .toSorted(),
        ['a', 'b'],
      )
    })

    it('comes out on another day, and its bouclage follows', async () => {
      const set = (day: unknown) => setEditionDay(ports(), comms, { editionId: edition.id, day }, settings)
      const table: [unknown, string][] = [
        ['', 'required'],
        ['demain', 'not-a-day'],
        ['2026-02-30', 'not-a-day'],
        ['2026-11-24', 'date-past'],
        ['2027-11-26', 'too-far'],
      ]
      for (const [day, error] of table) {
        const result = await set(day)
        assert.ok(result.kind === 'invalid', String(day))
        assert.equal(result.errors.day, error)
      }
      assert.deepEqual(await there(), edition)
      assert.equal((await set('2026-12-18')).kind, 'edition-changed')
      const { day, closesOn, number } = await there()
      assert.deepEqual([day, closesOn, number], ['2026-12-18', '2026-12-15', 11])
      assert.equal(
        (await setEditionDay(ports(), actor(alice), { editionId: edition.id, day }, settings)).kind,
        'not-comms',
      )
    })
  })
})
