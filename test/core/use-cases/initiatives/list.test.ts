import assert from 'node:assert/strict'
import type { Initiative } from '../../../../src/core/domain/initiatives/initiative.ts'
import type { ListValues } from '../../../../src/core/domain/initiatives/listed-item.ts'
import { adoptItem } from '../../../../src/core/use-cases/initiatives/adopt-item.ts'
import { compareList, mendDifference } from '../../../../src/core/use-cases/initiatives/compare-list.ts'
import { lookAtList } from '../../../../src/core/use-cases/initiatives/look-at-list.ts'
import { completeInitiative, withdrawInitiative } from '../../../../src/core/use-cases/initiatives/own-initiative.ts'
import { submitInitiative } from '../../../../src/core/use-cases/initiatives/submit-initiative.ts'
import { takeInitiative } from '../../../../src/core/use-cases/initiatives/triage-initiative.ts'
import { writeInitiativeToList } from '../../../../src/core/use-cases/initiatives/write-to-list.ts'
import { createFakePorts, type FakePorts, settings } from '../../../fakes/ports.ts'
import { actor, alice, camille, claude, gone, hugo } from '../../../fakes/town.ts'
import { comms, refreshed } from '../../../fakes/walk.ts'

const author = actor(alice)
const id = 'i1'
const idea = { title: 'Une ruche', text: 'Du **miel**', section: 'agenda' }

describe('the list, both ways', () => {
  let ports: FakePorts
  const read = async (): Promise<Initiative> => (await ports.initiatives.byId(id))!
  const write = () => writeInitiativeToList(ports, id)
  const list = () => ports.initiativeList
  const item = (itemId = '1'): ListValues => list().held()[itemId]!
  const asked = (job: string) => ports.jobs.filter(one => one.job === job)
  /** Reads the list, and does what that asks for, until nothing is asked any more. */
  const follow = async (): Promise<void> => {
    ports.jobs.length = 0
    await lookAtList(ports, settings)
    for (let rounds = 0; rounds < 10; rounds++) {
      const due = ports.jobs.splice(0).filter(({ job }) => job !== 'list.read')
      kept.push(...due)
      const work = due.filter(({ job }) => job === 'initiative.list' || job === 'list.adopt')
      if (work.length === 0) return
      for (const one of work) {
        if (one.job === 'initiative.list') await writeInitiativeToList(ports, one.data.id)
        if (one.job === 'list.adopt') await adoptItem(ports, one.data.itemId, settings)
      }
    }
    assert.fail('the list never comes to rest')
  }
  const kept: FakePorts['jobs'] = []
  const told = () => refreshed({ ...ports, jobs: kept })
  const edited = async (who: string | null, values: ListValues): Promise<ListValues> => {
    ports.pass(60_000)
    list().edit('1', who, values)
    await follow()
    return item()
  }
  beforeEach(async () => {
    kept.length = 0
    ports = createFakePorts()
    await submitInitiative(ports, author, { id, fields: idea, form: null, despiteNear: true })
    await write()
    await follow()
  })

  it('knows its own writing: nothing is asked of it, nothing is written twice', async () => {
    const { create, change, item: looks } = list().asked
    assert.deepEqual([create, change, looks], [1, 0, 0])
    await write()
    await takeInitiative(ports, comms, id)
    await write()
    await follow()
    assert.deepEqual([item()['Etat'], item()['PriseEnCharge']], ['taken', camille.name])
    assert.deepEqual([list().asked.create, list().asked.change, list().asked.item], [1, 1, 0])
    assert.ok(ports.journal.every(({ verb }) => verb !== 'initiative.edited'))
  })

  it('reads on where it was, and asks for itself again', async () => {
    const before = list().asked.changes
    ports.jobs.length = 0
    await lookAtList(ports, settings)
    assert.equal(list().asked.changes, before + 1)
    assert.deepEqual(ports.jobs, [{ job: 'list.read', data: {}, inMs: 60_000 }])
  })

  it('follows words that comms changed, journals who did, and tells the author', async () => {
    await edited(camille.id, { Texte: 'Du miel.\r\nBeaucoup.', Rubrique: 'projects', Title: 'Trois ruches' })
    const { title, text, section, edits } = await read()
    assert.deepEqual([title, text, section], ['Trois ruches', 'Du miel.\nBeaucoup.', 'projects'])
    assert.deepEqual(edits?.[0]?.fields, ['title', 'text', 'section'])
    const entry = ports.journal.find(({ verb }) => verb === 'initiative.edited')
    assert.deepEqual([entry?.actor?.id, entry?.details['title']], [camille.id, 'Trois ruches'])
    assert.ok(told().some(key => key.startsWith(`edited:${id}:`)))
    assert.ok(told().includes(`inbox:${id}`) && told().includes(`receipt:${id}`))
    assert.equal(item()['Remarque'], null)
  })

  it('takes, assigns, retains and declines by the rules of the buttons', async () => {
    assert.equal((await edited(camille.id, { Etat: 'taken' }))['PriseEnCharge'], camille.name)
    assert.equal(
      (await edited(camille.id, { PriseEnCharge: claude.mail!.toUpperCase() }))['PriseEnCharge'],
      claude.name,
    )
    assert.equal((await read()).takenBy?.id, claude.id)
    const declined = await edited(camille.id, { Etat: 'declined' })
    assert.deepEqual([declined['Etat'], declined['Remarque']], ['taken', 'reason-missing Etat'])
    assert.equal((await edited(camille.id, { Etat: 'declined', Motif: 'Trop tard.' }))['Remarque'], null)
    assert.deepEqual([(await read()).decision?.reason, (await read()).decision?.by.id], ['Trop tard.', camille.id])
    assert.ok(told().includes(`outcome:${id}`))
    const late = await edited(camille.id, { Etat: 'received', Texte: 'Autre', Motif: 'Autre' })
    assert.deepEqual([late['Etat'], late['Texte'], late['Motif']], ['declined', idea.text, 'Trop tard.'])
    assert.match(late['Remarque']!, /already-decided Texte/)
  })

  it('makes the draft when it is retained, once', async () => {
    await edited(camille.id, { Etat: 'retained' })
    const { postId, state } = await read()
    assert.equal(state, 'retained')
    assert.equal((await ports.posts.byId(postId!))?.initiativeId, id)
    assert.ok(item()['Publication'])
    await follow()
    assert.equal(ports.journal.filter(({ verb }) => verb === 'post.created').length, 1)
  })

  it('undoes what is illegal, and says why', async () => {
    const cases: [ListValues, RegExp][] = [
      [{ Etat: 'withdrawn' }, /illegal-move Etat/],
      [{ Etat: 'asked' }, /ask-in-teams Etat/],
      [{ Etat: 'Bientôt' }, /unknown-state Etat/],
      [{ Rubrique: 'Sport' }, /unknown-section Rubrique/],
      [{ Texte: ' ' }, /empty Texte/],
      [{ Title: 'x'.repeat(121) }, /too-long Title/],
      [{ PriseEnCharge: hugo.name }, /unknown-assignee PriseEnCharge/],
      [{ Reference: 'PROP-1', Auteur: 'Moi' }, /kept-column Reference\nkept-column Auteur/],
      [{ Motif: 'Parce que' }, /kept-column Motif/],
    ]
    const before = item()
    const entries = ports.journal.length
    for (const [values, remark] of cases) {
      const after = await edited(camille.id, values)
      assert.match(after['Remarque']!, remark)
      assert.deepEqual({ ...after, Remarque: null }, { ...before, Remarque: null })
    }
    assert.equal(ports.journal.length, entries)
    assert.equal((await edited(camille.id, { Title: 'Une autre' }))['Remarque'], null, 'what is right ends the remark')
  })

  it('takes nothing from whoever is not of comms, is unknown, or left; an attempt is journalled', async () => {
    for (const [who, remark] of [
      [hugo.id, 'not-comms'],
      [gone.id, 'unknown-editor'],
      ['nobody', 'unknown-editor'],
      [null, 'unknown-editor'],
    ] as const) {
      const after = await edited(who, { Texte: 'Autre', Etat: 'retained' })
      assert.deepEqual([after['Texte'], after['Etat'], after['Remarque']], [idea.text, 'received', remark])
    }
    const attempts = ports.journal.filter(({ verb }) => verb === 'attempt.refused')
    assert.deepEqual(
      attempts.map(({ actor: who }) => who?.id),
      [hugo.id],
    )
  })

  it('changed in the very moment of writing: nothing that was typed there is lost', async () => {
    await takeInitiative(ports, comms, id)
    ports.pass(60_000)
    list().beforeWriting(() => list().edit('1', camille.id, { Texte: 'Du miel de ville' }))
    await write()
    assert.deepEqual(
      [(await read()).text, item()['Texte'], item()['Etat']],
      ['Du miel de ville', 'Du miel de ville', 'taken'],
    )
  })

  it('of two who change one field, the last has it', async () => {
    list().edit('1', camille.id, { Texte: 'Premier' })
    ports.pass(60_000)
    await completeInitiative(ports, author, id, 'Trois ruches.')
    await follow()
    assert.match(item()['Texte']!, /Trois ruches/)
    assert.equal(item()['Remarque'], 'overtaken Texte')
    await completeInitiative(ports, author, id, 'Et quatre.')
    assert.equal((await edited(camille.id, { Texte: 'Dernier' }))['Texte'], 'Dernier')
    assert.equal((await read()).text, 'Dernier')
  })

  it('an answer that was lost is no edit of anybody', async () => {
    await takeInitiative(ports, comms, id)
    list().loseAnswer = true
    await assert.rejects(write())
    await write()
    await follow()
    assert.equal(item()['Etat'], 'taken')
    assert.equal(item()['Remarque'], null)
    await submitInitiative(ports, author, { id: 'i2', fields: idea, form: null, despiteNear: true })
    list().loseAnswer = true
    await assert.rejects(writeInitiativeToList(ports, 'i2'))
    await writeInitiativeToList(ports, 'i2')
    await follow()
    assert.equal(Object.values(list().held()).filter(one => one['MaryId'] === 'i2').length, 1)
  })

  it('an item that is deleted is written again, and comms is told; a withdrawn one stays away', async () => {
    list().remove('1')
    await follow()
    assert.deepEqual([item('2')['MaryId'], item('2')['Remarque']], [id, 'rewritten'])
    assert.ok(told().some(key => key.startsWith(`rewritten:${id}:`)))
    assert.ok(ports.journal.some(({ verb, actor: who }) => verb === 'initiative.rewritten' && who === null))
    await withdrawInitiative(ports, author, id)
    await follow()
    list().remove('2')
    await follow()
    await write()
    assert.deepEqual(Object.keys(list().held()), [])
  })

  it('a token too old, or none, is a reading of everything: what was missed is found, deletions too', async () => {
    for (let n = 2; n < 6; n++) {
      await submitInitiative(ports, author, { id: `i${n}`, fields: idea, form: null, despiteNear: true })
      await writeInitiativeToList(ports, `i${n}`)
    }
    await follow()
    ports.pass(60_000)
    list().edit('3', camille.id, { Title: 'Vue' })
    list().remove('4')
    list().forget()
    await follow()
    assert.equal((await ports.initiatives.byId('i3'))?.title, 'Vue')
    assert.deepEqual(Object.keys(list().held()), ['1', '2', '3', '5', '6'])
    const { create, change } = list().asked
    await follow()
    assert.deepEqual([list().asked.create, list().asked.change], [create, change])
    list().forget()
    ports.jobs.length = 0
    await lookAtList(ports, settings)
    assert.deepEqual(
      ports.jobs.map(({ job }) => job),
      ['list.read'],
      'what is known already is asked of nobody',
    )
  })

  it('an item that somebody without Teams added becomes theirs, once', async () => {
    const itemId = list().add(hugo.id, {
      Title: 'Le lavoir',
      Texte: 'Il rouvre.',
      Rubrique: 'agenda',
      DateSouhaitee: '2026-12-01T12:00:00Z',
    })
    await follow()
    await follow()
    const own = item(itemId)
    const made = (await ports.initiatives.byAuthor(hugo.id, 10))[0]!
    assert.equal((await ports.initiatives.byAuthor(hugo.id, 10)).length, 1)
    assert.deepEqual(
      [made.title, made.section, made.date, made.state],
      ['Le lavoir', 'agenda', '2026-12-01', 'received'],
    )
    assert.deepEqual(
      [own['MaryId'], own['Reference'], own['Auteur'], own['Etat']],
      [made.id, made.reference, hugo.name, 'received'],
    )
    assert.equal(Object.keys(list().held()).length, 2)
    assert.ok(told().includes(`receipt:${made.id}`) && told().includes(`inbox:${made.id}`))
    assert.equal(ports.journal.findLast(({ verb }) => verb === 'initiative.submitted')?.actor?.id, hugo.id)
  })

  it('an item that says too little is remarked, and taken once it is complete', async () => {
    const itemId = list().add(hugo.id, { Title: 'Le lavoir' })
    await follow()
    assert.equal(item(itemId)['Remarque'], 'incomplete Texte')
    const { change } = list().asked
    await follow()
    assert.equal(list().asked.change, change, 'remarked once')
    list().edit(itemId, hugo.id, { Texte: 'Il rouvre.', Rubrique: 'Sport' })
    await follow()
    assert.equal(item(itemId)['Remarque'], 'unknown-section Rubrique')
    list().edit(itemId, hugo.id, { Rubrique: 'agenda', Title: 'L'.repeat(255) })
    await follow()
    assert.equal(item(itemId)['Remarque'], 'incomplete-long Title')
    list().edit(itemId, hugo.id, { Title: 'Le lavoir', DateSouhaitee: 'demain' })
    await follow()
    assert.equal(item(itemId)['Remarque'], 'incomplete-unfit DateSouhaitee')
    list().edit(itemId, hugo.id, { DateSouhaitee: '2026-12-01T12:00:00Z' })
    await follow()
    assert.ok(item(itemId)['Reference'])
    assert.equal(item(itemId)['Remarque'], null)
    const stranger = list().add(null, { Title: 'a', Texte: 'b' })
    const left = list().add(gone.id, { Title: 'a', Texte: 'b' })
    await follow()
    assert.deepEqual([item(stranger)['Remarque'], item(left)['Remarque']], ['no-author', 'no-author'])
  })

  it('is compared with the database: equal, or each difference named and mended', async () => {
    const differences = async () => {
      const found = []
      for await (const one of compareList(ports)) found.push(one)
      return found
    }
    await submitInitiative(ports, author, { id: 'i2', fields: idea, form: null, despiteNear: true })
    await writeInitiativeToList(ports, 'i2')
    assert.deepEqual(await differences(), [])
    // What Mary remarked is no difference, nor what its author withdrew and somebody deleted.
    assert.match((await edited(hugo.id, { Etat: 'retained' }))['Remarque']!, /not-comms/)
    await withdrawInitiative(ports, author, 'i2')
    await writeInitiativeToList(ports, 'i2')
    list().remove('2')
    await follow()
    assert.deepEqual(await differences(), [])
    await submitInitiative(ports, author, { id: 'i3', fields: idea, form: null, despiteNear: true })
    await writeInitiativeToList(ports, 'i3')
    list().edit('1', camille.id, { Lieu: 'Mairie' })
    list().remove('3')
    const added = list().add(hugo.id, { Title: 'Le lavoir', Texte: 'Il rouvre.' })
    list().edit(list().add(null, { Title: 'Ailleurs' }), null, { MaryId: 'another' })
    list().edit(list().add(null, { Title: 'Encore une ruche' }), null, { MaryId: id })
    const { reference } = (await ports.initiatives.byId('i3'))!
    const found = await differences()
    const changed = { kind: 'column', id, reference: (await read()).reference, column: 'Lieu' }
    assert.deepEqual(found, [
      { ...changed, database: null, list: 'Mairie' },
      { kind: 'not-taken', itemId: added, title: 'Le lavoir' },
      { kind: 'strange', itemId: '5', title: 'Ailleurs' },
      { kind: 'second-item', id, reference: changed.reference, itemId: '6' },
      { kind: 'no-item', id: 'i3', reference },
    ])
    ports.jobs.length = 0
    const mended = []
    for (const one of found) mended.push(await mendDifference(ports, one))
    assert.deepEqual(mended, [true, true, false, false, true])
    for (let due = ports.jobs.splice(0); due.length > 0; due = ports.jobs.splice(0))
      for (const one of due) {
        if (one.job === 'initiative.list') await writeInitiativeToList(ports, one.data.id)
        if (one.job === 'list.adopt') await adoptItem(ports, one.data.itemId, settings)
      }
    assert.deepEqual(
      (await differences()).map(({ kind }) => kind),
      ['strange', 'second-item'],
    )
  })

  it('a list of any size is compared page by page: what differs is said before the next page is asked for', async () => {
    const item = (await list().item('1'))!
    let pages = 0
    const all = async function* () {
      for (; pages < 3; pages++)
        yield [{ ...item, values: { ...item.values, Lieu: `page ${pages}` }, itemId: `${pages}` }]
    }
    const said: unknown[] = []
    for await (const one of compareList({ ...ports, initiativeList: { ...list(), all } })) said.push([one.kind, pages])
    assert.deepEqual(said, [
      ['column', 0],
      ['second-item', 1],
      ['second-item', 2],
    ])
  })

  it('a run that is cut half-way is done again, and does nothing twice', async () => {
    ports.pass(60_000)
    list().edit('1', camille.id, { Etat: 'retained' })
    ports.jobs.length = 0
    await lookAtList(ports, settings)
    assert.equal(asked('initiative.list').length, 1)
    list().loseAnswer = true
    await assert.rejects(write())
    await write()
    await follow()
    assert.equal(ports.journal.filter(({ verb }) => verb === 'initiative.retained').length, 1)
    assert.deepEqual([item()['Etat'], item()['Remarque']], ['retained', null])
  })
})
