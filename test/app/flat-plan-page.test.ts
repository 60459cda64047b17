import assert from 'node:assert/strict'
import type { Person } from '../../src/core/domain/actor.ts'
import type { Edition } from '../../src/core/domain/newspapers/edition.ts'
import type { ChangedEdition, NoEdition, WrittenEdition } from '../../src/teams/newspapers/drawn/written-edition.ts'
import { aNewspaper, putEdition } from '../fakes/an-edition.ts'
import { createFakePorts, type FakePorts } from '../fakes/ports.ts'
import { alice, camille, claude, gaelle } from '../fakes/town.ts'
import { type Entra, openEntra } from '../tab/own-entra.ts'
import type { serveRoutes } from '../tab/serve-tab.ts'
import { openOwnTab } from './own-tab.ts'

describe('what the flat plan of an edition asks for', () => {
  let entra: Entra
  let ports: FakePorts
  let tab: Awaited<ReturnType<typeof serveRoutes>>
  let edition: Edition

  before(async () => {
    entra = await openEntra()
  })
  after(() => entra.close())
  beforeEach(async () => {
    ports = createFakePorts()
    tab = await openOwnTab(entra, ports)
    edition = await putEdition(ports, aNewspaper(gaelle), {
      services: ['Le potager', 'La *voirie*'],
      portraits: ['Anne'],
    })
  })
  afterEach(() => tab.close())

  const ask = async <Answer>(page: string, body: unknown, who: Person = camille) => {
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
  const see = async (who?: Person, reference = '') => (await ask<WrittenEdition>('edition', { reference }, who)).body
  const change = async (page: string, body: object, who?: Person) =>
    (await ask<ChangedEdition>(page, { editionId: edition.id, ...body }, who)).body
  const linesIn = (seen: WrittenEdition | null) =>
    seen?.sections.map(({ lines }) => lines.map(({ title }) => title).join(', '))
  const potager = { itemId: 'item-Le potager', section: 'portraits', before: null }

  it('shows headings with their lines as they were typed, and where the edition stands', async () => {
    const seen = await see()
    assert.equal(seen.title, 'Trait d’Union, numéro 11 · mercredi 2 décembre')
    assert.deepEqual(linesIn(seen), ['Le potager, La *voirie*', 'Anne'])
    const [services] = seen.sections
    assert.match(services!.signsText, /^\d+ signes sur 6\u202f?000$/)
    assert.deepEqual([services!.lines[0]!.state, services!.lines[0]!.stateText], ['ready', 'prêt'])
    assert.deepEqual([seen.open, seen.isPrinting, seen.reads], [true, false, []])
    assert.deepEqual(await see(camille, 'tu-2026-11'), seen)
    assert.equal((await see()).mark, seen.mark, 'nothing changed')
  })

  it('is for comms, and for whoever directs the publication, who moves nothing', async () => {
    assert.equal((await ask('edition', { reference: '' }, alice)).status, 403)
    assert.equal((await ask('edition', { reference: 'TU-2026-11' }, alice)).status, 403)
    assert.equal((await ask('edition', { reference: 'TU-2026-12' }, alice)).status, 403)
    const seen = await see(gaelle)
    assert.deepEqual([seen.open, seen.isComms, (await see()).isComms], [false, false, true])
    const moving = { editionId: edition.id, revision: 1, ...potager }
    assert.equal((await ask('edition/move', moving, gaelle)).status, 403)
    assert.deepEqual(linesIn(await see()), ['Le potager, La *voirie*', 'Anne'])
  })

  it('says what became of the e-mail, and lets comms decide it', async () => {
    const mail = { state: 'refused', reason: 'no-mailbox', at: ports.now() } as const
    const row: Edition = {
      ...edition,
      state: 'published',
      publishedAt: ports.now(),
      mail,
      version: edition.version + 1,
    }
    await ports.commit({ save: 'edition', row, ifVersion: edition.version })
    const { mail: said } = await see(camille, edition.reference)
    assert.match(said.notes.join(), /la boîte d’envoi n’existe pas/)
    assert.deepEqual([said.resend, said.mailed], ['Renvoyer l’e-mail', 'C’est parti'])
    const { mail: directors } = await see(gaelle, edition.reference)
    assert.deepEqual([directors.notes, directors.resend, directors.mailed], [said.notes, '', ''])
  })

  it('moves a line as it was seen; what another moved meanwhile is shown, and stays', async () => {
    const moved = await change('edition/move', { revision: 1, ...potager })
    assert.deepEqual([moved.kind, moved.text], ['changed', '«\u00a0Le potager\u00a0»\u00a0: Portraits, 2 sur 2.'])
    assert.deepEqual(linesIn(moved.edition), ['La *voirie*', 'Anne, Le potager'])
    const late = await change('edition/move', { revision: 1, ...potager, section: 'services' }, claude)
    assert.equal(late.kind, 'refused')
    assert.match(late.text, /entre-temps/)
    assert.deepEqual(linesIn(late.edition), ['La *voirie*', 'Anne, Le potager'])
    const again = await change('edition/move', { revision: 2, ...potager, before: 'item-Anne' }, claude)
    assert.deepEqual(linesIn(again.edition), ['La *voirie*', 'Le potager, Anne'])
  })

  it('says that nothing is put under « Autres », where what lost its heading lies', async () => {
    const before = (await ports.newspapers.byId(edition.newspaperId))!
    const row = { ...before, sections: before.sections.slice(1), version: before.version + 1 }
    await ports.commit({ save: 'newspaper', row, ifVersion: before.version })
    const { sections, revision } = await see()
    assert.deepEqual(
      sections.map(({ id, closed, lines }) => [id, closed, lines.length]),
      [
        ['portraits', false, 1],
        ['others', true, 2],
      ],
    )
    const put = await change('edition/move', { revision, itemId: 'item-Anne', section: 'others', before: null })
    assert.equal(put.kind, 'refused')
  })

  it('refuses what is not there, and what no page asks', async () => {
    const gone = await change('edition/move', { revision: 1, ...potager, itemId: 'item-gone' })
    assert.deepEqual([gone.kind, gone.text], ['refused', 'Aucun article n’a ce numéro.'])
    for (const wrong of [{ revision: '1' }, { section: 7 }, { before: {} }, { editionId: '../x' }]) {
      const { status } = await ask('edition/move', { editionId: edition.id, revision: 1, ...potager, ...wrong })
      assert.equal(status, 400, JSON.stringify(wrong))
    }
  })

  it('keeps an editorial, though lines were moved meanwhile, and says who wrote another one', async () => {
    const words = { title: 'Bonjour', text: 'Chers\ncollègues', signature: 'La DGS' }
    await change('edition/move', { revision: 1, ...potager })
    const kept = await change('edition/editorial', { seen: '', ...words })
    assert.deepEqual([kept.kind, kept.text], ['changed', 'L’éditorial est enregistré.'])
    const { seen, by, ...said } = kept.edition!.editorial
    assert.deepEqual(said, words)
    assert.match(by, /^Camille Durand, le /)
    const other = await change('edition/editorial', { seen: '', ...words, text: 'Autre' }, claude)
    assert.equal(other.kind, 'refused')
    assert.match(other.text, /^Camille Durand a modifié l’éditorial entre-temps/)
    assert.equal(other.edition?.editorial.seen, seen)
    assert.equal((await change('edition/editorial', { seen, ...words, text: 'Autre' }, claude)).kind, 'changed')
    assert.equal((await change('edition/editorial', { seen, ...words, text: 'é'.repeat(3_001) })).kind, 'refused')
  })

  it('lets one choose where several are composed, and says how one is opened where there is none', async () => {
    const other = aNewspaper(gaelle, { id: '0b000000-0000-4000-8000-000000000000', code: 'IL', name: 'Infos Lilas' })
    await putEdition(ports, other, {}, { id: '0f000000-0000-4000-8000-000000000000' })
    const { body } = await ask<NoEdition>('edition', { reference: '' })
    assert.deepEqual([body.kind, body.text], ['none', 'Choisissez un numéro.'])
    assert.deepEqual(body.editions.map(({ name }) => name).toSorted(), [
      'Infos Lilas, IL-2026-11',
      'Trait d’Union, TU-2026-11',
    ])
    const row = (await ports.editions.byId(edition.id))!
    const ended = { ...row, version: row.version + 1, state: 'abandoned' as const }
    await ports.commit({ save: 'edition', row: ended, ifVersion: row.version })
    assert.equal((await see()).reference, 'IL-2026-11')
    const unknown = (await ask<NoEdition>('edition', { reference: 'TU-2026-99' })).body
    assert.equal(unknown.text, 'Il n’y a pas de numéro TU-2026-99.')
  })
})
