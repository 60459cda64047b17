import assert from 'node:assert/strict'
import type { WrittenEdition } from '../../src/teams/newspapers/drawn/written-edition.ts'
import type { WrittenWeek } from '../../src/teams/week/drawn/written-week.ts'
import { aNewspaper, putEdition } from '../fakes/an-edition.ts'
import { createFakePorts, type FakePorts } from '../fakes/ports.ts'
import { camille, fanny, gaelle } from '../fakes/town.ts'
import { written } from '../fakes/walk.ts'
import { type Entra, openEntra } from '../tab/own-entra.ts'
import type { serveRoutes } from '../tab/serve-tab.ts'
import { openOwnTab } from './own-tab.ts'

describe('what a data protection officer asks of Mary’s pages', () => {
  let entra: Entra
  let ports: FakePorts
  let tab: Awaited<ReturnType<typeof serveRoutes>>

  before(async () => {
    entra = await openEntra()
  })
  after(() => entra.close())
  beforeEach(async () => {
    ports = createFakePorts()
    ports.town.officers = [fanny.id]
    tab = await openOwnTab(entra, ports)
  })
  afterEach(() => tab.close())

  const ask = async <Answer>(page: string, body: unknown, who = fanny) => {
    const answer = await fetch(`${tab.url}/api/${page}`, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: {
        authorization: `Bearer ${await entra.token(who.id)}`,
        'content-type': 'application/json',
        'accept-language': 'fr',
      },
    })
    const text = await answer.text()
    return { status: answer.status, body: (answer.ok ? JSON.parse(text) : {}) as Answer }
  }
  const week = { from: '2026-12-07', to: '2026-12-13' }

  it('is the calendar that comms has, of which nothing is moved', async () => {
    const { id: postId } = await written(ports)
    const seen = (await ask<WrittenWeek>('week', week)).body
    assert.deepEqual(seen, (await ask<WrittenWeek>('week', week, camille)).body)
    const [{ version }] = seen.undated as [WrittenWeek['undated'][number]]
    const to = { postId, channel: 'teams', version, day: '2026-12-08', time: '10:00' }
    assert.equal((await ask('week/move', to)).status, 403)
    assert.equal((await ports.posts.byId(postId))!.slot, null)
  })

  it('is the flat plan of an edition, of which nothing is moved or written', async () => {
    const edition = await putEdition(ports, aNewspaper(gaelle), { services: ['Le potager'], portraits: ['Anne'] })
    const seen = async () => (await ask<WrittenEdition>('edition', { reference: '' })).body
    const before = await seen()
    assert.match(JSON.stringify(before.sections), /Le potager/)
    assert.equal(before.open, false)
    const moving = { revision: 1, itemId: 'item-Le potager', section: 'portraits', before: null }
    assert.equal((await ask('edition/move', { editionId: edition.id, ...moving })).status, 403)
    const editorial = { seen: '', title: 'Bonjour', text: 'Chers collègues', signature: 'La DGS' }
    assert.equal((await ask('edition/editorial', { editionId: edition.id, ...editorial })).status, 403)
    assert.deepEqual(await seen(), before)
  })
})
