import assert from 'node:assert/strict'
import fc from 'fast-check'
import type { Audience } from '../../../../src/core/domain/audiences/audience.ts'
import {
  audienceOf,
  type AudienceForm,
  type Choice,
  formOf,
  nobody,
} from '../../../../src/core/domain/audiences/audience-form.ts'
import { countAudience } from '../../../../src/core/use-cases/audiences/expand-audience.ts'
import { digestOfPeople, type PeopleList } from '../../../../src/core/domain/audiences/people-list.ts'
import { choiceValue, readAudience } from '../../../../src/core/use-cases/posts/writing/read-audience.ts'
import { audienceValues } from '../../../../src/core/use-cases/posts/writing/audience-values.ts'
import { createFakePorts } from '../../../fakes/ports.ts'
import { holds } from '../../../support/holds.ts'
import {
  alice,
  camille,
  childcare,
  claude,
  communication,
  diane,
  general,
  hugo,
  karim,
  park,
  roads,
} from '../../../fakes/town.ts'

const named = (id: string, name: string) => ({ id, name })
const groups = [named(childcare.id, childcare.name), named('33333333-3333-4333-8333-333333333333', 'Encadrants')]
const teams = [named(park.id, park.name), named('44444444-4444-4444-8444-444444444444', 'Correspondants')]
const people = [alice, hugo, diane, camille, claude, karim]
const lists = [alice, hugo].map(({ id, name }, n): PeopleList => ({
  id: `${n}5555555-5555-4555-8555-555555555555`,
  version: 1,
  state: 'kept',
  name: `${name}.csv`,
  fileId: 'f',
  source: { url: '', needsToken: false },
  people: [id],
  digest: digestOfPeople([id]),
  reading: null,
  addedBy: camille,
  addedAt: '2026-11-25T09:00:00.000Z',
}))
const leaves = lists.map(({ id, name, digest }) => ({ kind: 'list', id, name, people: 1, digest }) as const)

const some = <T>(from: T[]) => fc.shuffledSubarray(from)
const choice: fc.Arbitrary<Choice> = fc.record({
  departments: some([roads.name, general.name, communication.name]),
  groups: some(groups),
  teams: some(teams),
  lists: some(leaves),
  people: some(people.map(({ id }) => id)),
})
const form: fc.Arbitrary<AudienceForm> = fc.record({
  everyone: fc.boolean(),
  chosen: choice,
  only: choice,
  except: choice,
})
const leaf = fc.constantFrom<Audience>(
  { kind: 'everyone' },
  { kind: 'department', name: roads.name },
  { kind: 'team', ...park },
  leaves[0]!,
  { kind: 'people', ids: [alice.id, alice.id] },
)
const { audience: anyone } = fc.letrec<{ audience: Audience }>(tie => ({
  audience: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    leaf,
    fc.array(tie('audience'), { maxLength: 3 }).map<Audience>(of => ({ kind: 'union', of })),
    fc.array(tie('audience'), { maxLength: 3 }).map<Audience>(of => ({ kind: 'intersection', of })),
    fc.tuple(tie('audience'), tie('audience')).map<Audience>(([from, without]) => ({ kind: 'except', from, without })),
  ),
}))

function town() {
  const ports = createFakePorts()
  for (const { id, name } of groups.slice(1)) ports.town.groups.push({ id, name, members: [] })
  for (const { id, name } of teams.slice(1)) ports.town.groups.push({ id, name, team: true, members: [] })
  for (const list of lists) ports.tamper('people_list', list)
  return ports
}

describe('the form of an audience', () => {
  it('comes back to the letter: audience, fields, audience', async () => {
    const ports = town()
    await holds(
      fc.asyncProperty(form, async shown => {
        const audience = audienceOf(shown)
        const { values, kept } = audienceValues(audience)
        assert.equal(kept, false)
        assert.deepEqual(await readAudience(ports, values, { kind: 'everyone' }), { audience, errors: {} })
      }),
    )
  })

  it('keeps an expression that it cannot show, and never flattens one', async () => {
    const ports = town()
    await holds(
      fc.asyncProperty(anyone, async audience => {
        const { values, kept } = audienceValues(audience)
        assert.equal(kept, formOf(audience) === null)
        assert.deepEqual(await readAudience(ports, values, audience), { audience, errors: {} })
        assert.deepEqual(await readAudience(ports, { everyone: 'false', keepAudience: 'true' }, audience), {
          audience: kept ? audience : nobody,
          errors: {},
        })
        assert.deepEqual(await readAudience(ports, { title: 'Un formulaire sans destinataires' }, audience), {
          audience,
          errors: {},
        })
      }),
    )
  })

  it('gives such an expression up when somebody says so', async () => {
    const before: Audience = { kind: 'intersection', of: [] }
    const { audience } = await readAudience(town(), { keepAudience: 'false', departments: 'Voirie' }, before)
    assert.deepEqual(audience, { kind: 'department', name: 'Voirie' })
  })

  it('never takes nothing for everyone, nor everyone for some', async () => {
    const read = (fields: Record<string, string>) =>
      readAudience(town(), fields, { kind: 'department', name: 'Communication' })
    assert.deepEqual(await read({ everyone: 'false' }), { audience: nobody, errors: {} })
    const narrowed = await read({ everyone: 'false', onlyDepartments: 'Voirie' })
    assert.deepEqual(narrowed, {
      audience: { kind: 'intersection', of: [nobody, { kind: 'department', name: 'Voirie' }] },
      errors: {},
    })
    const without = await read({ everyone: 'false', exceptDepartments: 'Voirie' })
    assert.deepEqual(without.audience, {
      kind: 'except',
      from: nobody,
      without: { kind: 'department', name: 'Voirie' },
    })
    for (const { audience } of [narrowed, without]) assert.equal(await countAudience(town(), audience), 0)
    assert.deepEqual(await read({ everyone: 'true', departments: 'Voirie' }), {
      audience: { kind: 'department', name: 'Communication' },
      errors: { everyone: 'everyone-and-some' },
    })
    assert.deepEqual((await read({ everyone: 'true', exceptDepartments: 'Voirie' })).errors, {})
  })

  it('adds what was filled in to be added, to whichever part was said, each once', async () => {
    const ports = town()
    const read = (fields: Record<string, string>) =>
      readAudience(ports, { everyone: 'false', departments: 'Voirie', ...fields }, nobody)
    assert.deepEqual((await read({ add: 'department:voirie' })).audience, { kind: 'department', name: 'Voirie' })
    const many = await read({
      add: `team:${park.id}`,
      found: `group:${childcare.id},team:${park.id}`,
      addPeople: `${alice.id},${hugo.id}`,
      addAddresses: 'claude@ville.example',
    })
    assert.deepEqual(many.audience, {
      kind: 'union',
      of: [
        { kind: 'department', name: 'Voirie' },
        { kind: 'group', id: childcare.id, name: childcare.name },
        { kind: 'team', id: park.id, name: park.name },
        { kind: 'people', ids: [alice.id, hugo.id, claude.id] },
      ],
    })
    const except = await read({ add: `list:${lists[0]!.id}`, addTo: 'except' })
    assert.deepEqual(except.audience, {
      kind: 'except',
      from: { kind: 'department', name: 'Voirie' },
      without: leaves[0],
    })
    for (const add of ['Voirie', 'department:', `group:${park.id.replace('2', '9')}`, 'list:x', 'constructor:x'])
      assert.ok('add' in (await read({ add })).errors, add)
    assert.deepEqual((await read({ add: 'Voirie', addTo: '__proto__' })).errors, { add: 'unknown-choice' })
  })

  it('knows a department with a comma in its name', async () => {
    const ports = town()
    const name = 'Culture, sport et jeunesse'
    ports.departments.all = async () => [{ ...roads, name, aliases: [] }]
    const audience: Audience = { kind: 'department', name }
    const { values } = audienceValues(audience)
    assert.deepEqual(await readAudience(ports, values, audience), { audience, errors: {} })
    assert.deepEqual((await readAudience(ports, { add: choiceValue('department', name) }, nobody)).audience, audience)
  })

  it('takes people as they are typed into a mail, and names those who are unknown or never addressed', async () => {
    const read = (typed: string) => readAudience(town(), { people: typed }, { kind: 'everyone' })
    const ids = [hugo.id, claude.id, alice.id]
    assert.deepEqual(
      (
        await read(
          `Hugo Petit <HUGO@ville.example>; claude@ville.example\n\n${alice.id.toUpperCase()} , hugo@ville.example`,
        )
      ).audience,
      { kind: 'people', ids },
    )
    const { errors } = await read(
      'hugo@ville.example, x@ville.example; Jean Dupont; greta@ville.example, gaston@ville.example',
    )
    assert.deepEqual(errors, {
      people: 'unknown-people:x@ville.example, jean dupont, greta@ville.example, gaston@ville.example',
    })
    assert.deepEqual((await read(Array.from({ length: 201 }, (_, n) => `p${n}@ville.example`).join('\n'))).errors, {
      people: 'too-many',
    })
  })

  it('refuses groups, teams and lists that are not there, by their field', async () => {
    const ports = town()
    ports.tamper('people_list', { ...lists[0]!, state: 'read' })
    const fields = {
      teams: childcare.id,
      onlyLists: lists[0]!.id,
      exceptGroups: teams[0]!.id.replace('2', '9'),
      exceptTeams: 'x',
    }
    const { errors } = await readAudience(ports, fields, { kind: 'everyone' })
    assert.deepEqual(errors, {
      teams: 'unknown-team',
      onlyLists: 'unknown-list',
      exceptGroups: 'unknown-group',
      exceptTeams: 'unknown-team',
    })
  })
})
