import assert from 'node:assert/strict'
import fc from 'fast-check'
import { blanksOf, fillBlanks, hasLooseBracket } from '../../../../src/core/domain/urgent/blanks.ts'
import {
  contentOf,
  editableTemplates,
  offeredTemplates,
  removeTemplate,
  saveTemplate,
} from '../../../../src/core/use-cases/urgent/change-templates.ts'
import { shippedTemplates } from '../../../../src/core/domain/urgent/urgent-template.ts'
import { lintPost } from '../../../../src/core/domain/posts/draft/lint-post.ts'
import { createFakePorts, type FakePorts } from '../../../fakes/ports.ts'
import { actor, fanny, roads } from '../../../fakes/town.ts'
import { comms } from '../../../fakes/walk.ts'
import { holds } from '../../../support/holds.ts'

describe('blanks', () => {
  it('are each asked for once, in the order in which they are read', () => {
    const wording = { title: 'Fermé : [lieu]', summary: '[ lieu ] jusqu’à [heure]', body: 'Sauf [qui]\n[heure]\n[]' }
    assert.deepEqual(blanksOf(wording), ['lieu', 'heure', 'qui'])
  })

  it('are filled everywhere, in one go: what is filled in is no blank', () => {
    const values = new Map([
      ['lieu', '[heure]'],
      ['heure', '18 h'],
    ])
    assert.deepEqual(fillBlanks({ title: '[lieu]', summary: '[ lieu ], [heure]', body: '[autre]' }, values), {
      title: '[heure]',
      summary: '[heure], 18 h',
      body: '[autre]',
    })
  })

  it('whatever is typed into them stands there as it was typed', () => {
    holds(
      fc.property(
        fc.string(),
        value =>
          fillBlanks({ title: 'a [x] b', summary: '', body: '' }, new Map([['x', value]])).title === `a ${value} b`,
      ),
    )
  })

  it('a bracket that is none of one is found', () => {
    for (const text of ['[lieu', 'lieu]', '[]', '[ ]', '[a\nb]', '[[a]']) assert.ok(hasLooseBracket(text), text)
    for (const text of ['', 'sans', '[lieu] et [heure]']) assert.ok(!hasLooseBracket(text), text)
  })
})

describe('urgent templates', () => {
  let ports: FakePorts
  beforeEach(() => (ports = createFakePorts()))
  const admin = actor(fanny, 'admin')
  const fields = {
    name: 'Pont fermé',
    title: 'Pont [nom] fermé',
    summary: 'Le pont [nom] est fermé',
    body: 'Passez par [route].',
    departments: roads.name,
    everyone: 'false',
    locale: 'fr',
  }
  const save = (templateId: string | null, version: number, change: object = {}, who = admin) =>
    saveTemplate(ports, who, { templateId, version, fields: { ...fields, ...change } }, 'Europe/Paris')
  const offered = async () => {
    const result = await offeredTemplates(ports, comms)
    return result.kind === 'offered' ? result.templates.map(({ name }) => name) : []
  }

  it('come with Mary, in order for the linter and short enough when filled', () => {
    for (const template of shippedTemplates) {
      const blanks = blanksOf(template)
      assert.ok(blanks.length > 0 && blanks.length <= 8)
      assert.ok([template.title, template.summary, template.body].every(text => !hasLooseBracket(text)))
      const filled = fillBlanks(template, new Map(blanks.map(name => [name, 'vingt caractères ici'])))
      assert.deepEqual(
        lintPost(contentOf({ ...template, ...filled }), { now: '2026-11-25T09:00:00.000Z', today: '2026-11-25' }),
        [],
      )
    }
  })

  it('are added, changed and removed by administrators, each wording in the journal', async () => {
    const added = await save(null, 0)
    assert.ok(added.kind === 'template-saved')
    const { id } = added.template
    assert.deepEqual(added.template.audience, { kind: 'department', name: roads.name })
    assert.equal((await save(id, 1, { body: 'Autre route : [route].' })).kind, 'template-saved')
    assert.deepEqual(
      [(await save(id, 1)).kind, (await removeTemplate(ports, admin, { templateId: id, version: 1 })).kind],
      ['template-changed', 'template-changed'],
    )
    assert.equal((await removeTemplate(ports, admin, { templateId: id, version: 2 })).kind, 'template-removed')
    assert.equal((await save(id, 3)).kind, 'not-found')
    assert.deepEqual(
      ports.journal.map(({ verb, details }) => [verb, details['version'], details['body']]),
      [
        ['urgent.template-changed', 1, 'Passez par [route].'],
        ['urgent.template-changed', 2, 'Autre route : [route].'],
        ['urgent.template-removed', 3, 'Autre route : [route].'],
      ],
    )
    assert.deepEqual(
      await offered(),
      shippedTemplates.map(({ name }) => name),
    )
  })

  it('that came with Mary are replaced by what an administrator makes of them, and stay away once removed', async () => {
    const [first, second] = shippedTemplates
    assert.ok(first && second)
    assert.equal((await save(first.id, 0)).kind, 'template-saved')
    assert.equal((await removeTemplate(ports, admin, { templateId: second.id, version: 0 })).kind, 'template-removed')
    assert.deepEqual(await offered(), ['Pont fermé', ...shippedTemplates.slice(2).map(({ name }) => name)])
    assert.equal((await offeredTemplates(ports, actor(fanny))).kind, 'not-comms')
    assert.equal((await editableTemplates(ports, comms)).kind, 'not-admin')
  })

  it('are refused with the reason by each field', async () => {
    const errorsOf = async (change: object) => {
      const result = await save(null, 0, change)
      return result.kind === 'invalid' ? result.errors : result.kind
    }
    assert.deepEqual(
      await errorsOf({ name: '', title: 'Pont [nom', summary: 'x'.repeat(151), body: 'Bonjour {prenom}' }),
      {
        name: 'required',
        title: 'bracket-loose',
        summary: 'summary-too-long',
        body: 'brace-first:{prenom}',
      },
    )
    assert.deepEqual(await errorsOf({ everyone: 'false', departments: '' }), { everyone: 'no-audience' })
    assert.deepEqual(await errorsOf({ body: [...'abcdefghi'].map(one => `[${one}]`).join(' ') }), {
      body: 'too-many-blanks',
    })
    assert.equal(ports.commits(), 0)
  })
})
