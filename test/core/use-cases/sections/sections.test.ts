import assert from 'node:assert/strict'
import {
  addSection,
  listSections,
  moveSection,
  renameSection,
  retireSection,
} from '../../../../src/core/use-cases/sections/change-sections.ts'
import { removeField, saveField } from '../../../../src/core/use-cases/sections/edit-field.ts'
import { offerSections } from '../../../../src/core/use-cases/sections/offer-sections.ts'
import { showRenamed } from '../../../../src/core/use-cases/sections/show-renamed.ts'
import { allSections } from '../../../../src/core/use-cases/sections/all-sections.ts'
import { submitInitiative } from '../../../../src/core/use-cases/initiatives/submit-initiative.ts'
import type { Section } from '../../../../src/core/domain/sections/section.ts'
import { createFakePorts, type FakePorts } from '../../../fakes/ports.ts'
import { actor, alice, claude, karim } from '../../../fakes/town.ts'
import { comms } from '../../../fakes/walk.ts'
import { initiative } from '../../../postgres/rows.ts'

const admin = actor(claude, 'admin')
const author = actor(alice)
const namedAs = ({ id, name }: Section): string => name ?? id
const question = { label: 'Personne à contacter', kind: 'text', choices: '', required: 'true' }

describe('sections', () => {
  let ports: FakePorts
  beforeEach(() => (ports = createFakePorts()))

  const names = async () => (await allSections(ports)).map(namedAs)
  const find = async (id: string) => (await allSections(ports)).find(one => one.id === id)!
  const at = async (id: string) => ({ sectionId: id, seen: (await find(id)).version })
  const add = async (name: string) => {
    const result = await addSection(ports, admin, { name, namedAs })
    assert.ok(result.kind === 'section-changed')
    return result.section
  }
  const asking = async (name: string, fields: object = question) => {
    const { id } = await add(name)
    const saved = await saveField(ports, admin, {
      ...(await at(id)),
      fieldId: null,
      fields: { ...question, ...fields },
    })
    assert.ok(saved.kind === 'section-changed')
    return saved.section
  }
  const jobs = () => ports.jobs.map(({ job }) => job)

  it('are added at the end, once a click, with a line in the journal and a job for the list', async () => {
    const culture = await add('Vie culturelle')
    assert.deepEqual([culture.rank, culture.version, (await names()).at(-1)], [9, 1, 'Vie culturelle'])
    assert.deepEqual(
      ports.journal.map(({ verb, actor, subject }) => [verb, actor?.id, subject]),
      [['section.changed', claude.id, culture.id]],
    )
    assert.deepEqual(jobs(), ['sections.column'])
    assert.equal((await ports.sections.column())?.state, 'waiting')
    const again = await addSection({ ...ports, newId: () => culture.id }, admin, { name: 'Vie culturelle', namedAs })
    assert.equal(again.kind, 'section-changed')
    assert.equal((await allSections(ports)).length, 9)
  })

  it('have names of their own, and no more than a card holds', async () => {
    const refused = (name: string) => addSection(ports, admin, { name, namedAs })
    assert.deepEqual(await refused('AGENDA'), { kind: 'invalid', errors: { name: 'section-name-taken' } })
    assert.deepEqual(await refused(''), { kind: 'invalid', errors: { name: 'required' } })
    for (let n = 9; n <= 24; n++) await add(`Rubrique ${n}`)
    assert.deepEqual(await refused('Une de trop'), { kind: 'too-many-sections' })
  })

  it('are listed for administrators alone', async () => {
    for (const who of [comms, author]) assert.deepEqual(await listSections(ports, who), { kind: 'not-admin' })
  })

  it('keep their id when they are called otherwise; one that ships keeps its name until then', async () => {
    const same = await renameSection(ports, admin, { ...(await at('agenda')), name: 'agenda', namedAs })
    assert.equal(same.kind, 'section-unchanged')
    assert.deepEqual(await ports.sections.all(), [])
    const renamed = await renameSection(ports, admin, { ...(await at('agenda')), name: 'Sortir', namedAs })
    assert.ok(renamed.kind === 'section-changed')
    assert.deepEqual([renamed.section.id, renamed.section.name], ['agenda', 'Sortir'])
    assert.deepEqual(jobs(), ['sections.column', 'section.items', 'section.calls'])
    const taken = await renameSection(ports, admin, { ...(await at('social')), name: 'SORTIR', namedAs })
    assert.ok(taken.kind === 'invalid' && taken.errors.name === 'section-name-taken')
  })

  it('are moved once by a word that is delivered twice', async () => {
    const same = { ...ports, newId: () => 'activity' }
    assert.equal((await moveSection(same, admin, await at('arrivals'))).kind, 'section-changed')
    assert.equal((await moveSection(same, admin, await at('arrivals'))).kind, 'section-unchanged')
    assert.deepEqual((await names()).slice(0, 3), ['service-life', 'arrivals', 'portraits'])
    assert.ok((await ports.sections.all()).every(row => !('number' in row)))
  })

  it('are put in another order one place at a time', async () => {
    await moveSection(ports, admin, await at('portraits'))
    assert.deepEqual((await names()).slice(0, 3), ['portraits', 'service-life', 'arrivals'])
    assert.equal((await moveSection(ports, admin, await at('portraits'))).kind, 'section-unchanged')
    await retireSection(ports, admin, { ...(await at('service-life')), state: 'retired' })
    await moveSection(ports, admin, await at('arrivals'))
    assert.deepEqual((await names()).slice(0, 3), ['arrivals', 'service-life', 'portraits'])
  })

  it('are retired and come back, but never the last one', async () => {
    const shipped = await allSections(ports)
    for (const { id } of shipped.slice(1))
      assert.equal((await retireSection(ports, admin, { ...(await at(id)), state: 'retired' })).kind, 'section-changed')
    const last = await retireSection(ports, admin, { ...(await at('service-life')), state: 'retired' })
    assert.equal(last.kind, 'last-section')
    assert.equal(
      (await retireSection(ports, admin, { ...(await at('agenda')), state: 'open' })).kind,
      'section-changed',
    )
    assert.equal((await find('agenda')).state, 'open')
  })

  it('are never changed by two administrators at once', async () => {
    const seen = await at('agenda')
    assert.equal((await renameSection(ports, admin, { ...seen, name: 'Sortir', namedAs })).kind, 'section-changed')
    const second = await retireSection(ports, actor(karim, 'admin'), { ...seen, state: 'retired' })
    assert.ok(second.kind === 'changed' && second.section.name === 'Sortir')
    assert.equal((await find('agenda')).state, 'open')
    // The very click delivered again finds what it made.
    assert.equal((await renameSection(ports, admin, { ...seen, name: 'Sortir', namedAs })).kind, 'section-unchanged')
  })

  it('get no name twice, even at the very same moment', async () => {
    ports.beforeCommit(() => addSection(ports, actor(karim, 'admin'), { name: 'Culture', namedAs }))
    const second = await addSection(ports, admin, { name: 'culture', namedAs })
    assert.deepEqual(second, { kind: 'invalid', errors: { name: 'section-name-taken' } })
    assert.equal((await ports.sections.all()).length, 1)
  })

  it('ask three questions at most, whose ids stay', async () => {
    const { id } = await asking('Culture')
    const [first] = (await find(id)).fields
    for (const label of ['Deux', 'Trois'])
      await saveField(ports, admin, { ...(await at(id)), fieldId: null, fields: { ...question, label } })
    const fourth = await saveField(ports, admin, {
      ...(await at(id)),
      fieldId: null,
      fields: { ...question, label: 'Q' },
    })
    assert.equal(fourth.kind, 'too-many-fields')
    const fields = { ...question, label: 'Contact' }
    await saveField(ports, admin, { ...(await at(id)), fieldId: first!.id, fields })
    assert.deepEqual((await find(id)).fields[0], { ...first, label: 'Contact' })
    const taken = await saveField(ports, admin, {
      ...(await at(id)),
      fieldId: first!.id,
      fields: { ...question, label: 'deux' },
    })
    assert.ok(taken.kind === 'invalid' && taken.errors.label === 'question-taken')
    await removeField(ports, admin, { ...(await at(id)), fieldId: first!.id })
    assert.equal((await find(id)).fields[0]?.retired, true)
    const gone = await saveField(ports, admin, { ...(await at(id)), fieldId: first!.id, fields })
    assert.equal(gone.kind, 'no-such-field')
  })

  describe('and what is proposed for them', () => {
    const idea = { title: 'Un concert', text: 'Jeudi à midi' }
    const submit = (fields: object, asked: unknown = undefined) =>
      submitInitiative(ports, author, { id: 'i1', fields: { ...idea, ...fields }, asked, form: null })

    it('asks more before anything is kept, and once', async () => {
      const { id, fields } = await asking('Culture')
      const input = `answer-${fields[0]!.id}`
      const more = await submit({ section: id })
      assert.ok(more.kind === 'more-asked' && more.section.id === id)
      assert.equal(await ports.initiatives.byId('i1'), null)
      assert.deepEqual(await submit({ section: id, [input]: '' }, id), {
        kind: 'invalid',
        errors: { [input]: 'required' },
      })
      const sent = await submit({ section: id, [input]: 'Bruno' }, id)
      assert.ok(sent.kind === 'submitted')
      assert.deepEqual(sent.initiative.fields, { [fields[0]!.id]: 'Bruno' })
    })

    it('asks the questions of the section that was chosen last', async () => {
      const culture = await asking('Culture')
      const sport = await asking('Sport')
      assert.equal((await submit({ section: sport.id }, culture.id)).kind, 'more-asked')
      assert.equal((await submit({ section: 'agenda' }, culture.id)).kind, 'submitted')
    })

    it('may leave out what is not obligatory', async () => {
      const { id } = await asking('Culture', { required: 'false' })
      assert.equal((await submit({ section: id })).kind, 'more-asked')
      const sent = await submit({ section: id }, id)
      assert.ok(sent.kind === 'submitted' && sent.initiative.fields === undefined)
    })

    it('takes no section that was retired since the form was drawn', async () => {
      await retireSection(ports, admin, { ...(await at('agenda')), state: 'retired' })
      assert.deepEqual(await submit({ section: 'agenda' }), { kind: 'invalid', errors: { section: 'unknown-section' } })
    })
  })

  it('are followed by the list, or it is kept why not until it may', async () => {
    await add('Culture')
    const follow = (state: 'ready' | 'refused' | 'missing') =>
      offerSections({ ...ports, initiativeList: { offerSections: async () => state } })
    await assert.rejects(follow('refused'), { name: 'Misconfigured', code: 'sections-refused' })
    assert.equal((await ports.sections.column())?.state, 'refused')
    const before = ports.commits()
    await assert.rejects(follow('refused'), { name: 'Misconfigured' })
    assert.equal(ports.commits(), before)
    await follow('ready')
    assert.equal((await ports.sections.column())?.state, 'ready')
    // Somebody changes sections again and again: the job comes by later, and forgets nothing.
    const stale = { ...ports, commit: async () => 'stale' as const }
    const initiativeList = { offerSections: async () => 'missing' as const }
    await assert.rejects(offerSections({ ...stale, initiativeList }), { name: 'Unavailable', code: 'busy' })
  })

  it('show a new name wherever something is filed under them', async () => {
    const rows = [
      initiative({ id: 'open', section: 'agenda', state: 'taken' }),
      initiative({ id: 'over', section: 'agenda', state: 'declined' }),
      initiative({ id: 'other', section: 'social' }),
    ]
    for (const row of rows) await ports.commit({ save: 'initiative', row, ifVersion: 0 })
    ports.jobs.length = 0
    await showRenamed(ports, 'agenda')
    const keys = ports.jobs.map(({ job, data }) => [job, Object.values<unknown>(data)[0]])
    assert.deepEqual(keys, [
      ['initiative.list', 'open'],
      ['placement.refresh', 'inbox:open'],
      ['placement.refresh', 'receipt:open'],
      ['initiative.list', 'over'],
    ])
  })
})
