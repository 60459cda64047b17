import assert from 'node:assert/strict'
import type { Edition } from '../../src/core/domain/newspapers/edition.ts'
import { readEdition } from '../../src/core/use-cases/editions/edition-plan.ts'
import { editionFor, seePlan } from '../../src/core/use-cases/newspapers/edition/see-edition.ts'
import { wholeEdition } from '../../src/core/use-cases/placements/kept/kept-editions.ts'
import { aNewspaper, putEdition } from '../fakes/an-edition.ts'
import { settings } from '../fakes/ports.ts'
import { actor, alice, gaelle } from '../fakes/town.ts'
import { comms } from '../fakes/walk.ts'
import { post, validation } from '../postgres/rows.ts'
import { countingRows } from '../support/rows-read.ts'
import { eachStore, on, type Stores } from './each-store.ts'

const now = (): string => '2026-11-25T09:00:00.000Z'
const editionAddresses = { draft: () => null, published: () => null }

describe('the flat plan of an edition', () => {
  eachStore(open => {
    let edition: Edition
    const ports = () => ({ ...open(), now, editionAddresses })
    before(async () => {
      edition = await putEdition(open(), aNewspaper(gaelle), { services: ['Le pont', 'La crèche'] })
    })

    it('is shown to comms and to its director; of anybody else the journal hears, before any plan is read', async () => {
      assert.equal((await seePlan(ports(), comms, edition.id, settings)).kind, 'plan-seen')
      assert.equal((await editionFor(ports(), actor(gaelle), edition.id)).kind, 'edition-read')
      assert.equal((await seePlan(ports(), comms, 'none', settings)).kind, 'not-found')
      const counted = countingRows(ports())
      assert.equal((await seePlan(counted.ports, actor(alice), edition.id, settings)).kind, 'not-comms')
      assert.equal((await seePlan(counted.ports, actor(alice), 'none', settings)).kind, 'not-comms')
      const { 'history.refused': told, ...read } = counted.read()
      assert.deepEqual([told, read], [2, { 'editions.byId': 1, 'newspapers.byId': 1 }])
    })

    it('is drawn from as many rows, whatever the number of posts', async () => {
      const stores = open()
      const lines = await postLines(stores, 'l', 3, edition.id)
      const items = lines.map((one, at): Edition['items'][number] => ({
        ...edition.items[0]!,
        id: `line ${at}`,
        kind: 'post',
        postId: one,
        reference: one,
        seal: `seal ${one}`,
      }))
      await stores.commit({ save: 'edition', row: { ...edition, items, version: 2 }, ifVersion: 1 })
      const counted = countingRows(ports())
      const read = async () => {
        const seen = (await readEdition(counted.ports, edition.id))!
        const { sections } = await wholeEdition(counted.ports, seen, settings)
        const states = sections.flatMap(section => section.lines.map(({ stands }) => stands.state))
        assert.deepEqual(states, ['ready', 'ready', 'ready'])
        const { 'editions.ready': ready = 0, ...rest } = counted.read()
        return { ready, rest }
      }
      const few = await read()
      const once = { 'editions.byId': 1, 'newspapers.byId': 1, 'charters.current': 1 }
      const bounded = { ...once, 'editions.lines': 3, 'editions.lastClosing': 0 }
      assert.deepEqual(few.rest, bounded)
      await postLines(stores, 'other', 60, 'another edition')
      assert.deepEqual(await read(), few)
      // Of those that are ready too each is a row of five words, and there is an end to them.
      await postLines(stores, 'ready', 230, null)
      const many = await read()
      assert.deepEqual([many.rest, many.ready], [bounded, 200])
    })
  })
})

/** Posts that were sent, in that edition, or in none. */
async function postLines({ commit }: Stores, name: string, n: number, standsIn: string | null): Promise<string[]> {
  const ids = Array.from({ length: n }, (_, at) => `${name} ${at}`)
  const sealed = { ...post({}), rendered: { locale: 'fr', summary: 's', card: 'c'.repeat(500) } } as const
  await commit(
    ...ids.flatMap(id => {
      const version = {
        number: 1,
        seal: `seal ${id}`,
        at: on(24),
        by: sealed.creator,
        rendered: sealed.rendered,
        pictures: [],
        audience: sealed.audience,
        headCount: 1,
        slot: null,
        mandatory: false,
        expiresOn: null,
        correctionOf: null,
      }
      const row = post({ id, state: 'broadcast', sealed: [version], validationId: `v ${id}` })
      const vouched = validation({ id: `v ${id}`, postId: id, seal: version.seal, state: 'approved' })
      return [
        { save: 'post' as const, row: standsIn === null ? row : { ...row, standsIn: [standsIn] }, ifVersion: 0 },
        { save: 'validation' as const, row: vouched, ifVersion: 0 },
      ]
    }),
  )
  return ids
}
