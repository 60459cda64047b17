import assert from 'node:assert/strict'
import { type Circuit, currentCircuit } from '../../../src/core/domain/circuits/circuit.ts'
import { defaultCircuitId, withShipped } from '../../../src/core/domain/circuits/shipped-circuits.ts'
import { createFakePorts, type FakePorts } from '../../fakes/ports.ts'
import { actor, alice, childcare, claude, hugo } from '../../fakes/town.ts'
import { comms } from '../../fakes/walk.ts'
import { createChat } from '../chat.ts'
import { dataOf, inputsOf, plainIn } from '../form-of.ts'

const admin = actor(claude, 'admin')
const management = 'communication-management'

describe('circuits, on their cards', () => {
  let ports: FakePorts
  let chat: ReturnType<typeof createChat>
  beforeEach(() => {
    ports = createFakePorts()
    chat = createChat(ports)
  })

  const press = (verb: string, data: object = {}, who = admin, road: 'execute' | 'submit' = 'execute') =>
    chat.press(who, verb, data, road)
  const kept = async (id: string): Promise<Circuit> =>
    withShipped(await ports.circuits.all()).find(one => one.id === id)!
  const at = async (id: string, step?: number) => ({
    circuitId: id,
    seen: currentCircuit(await kept(id)).number,
    ...(step === undefined ? {} : { step }),
  })

  it('are listed for administrators, in their language, with what is still to be done', async () => {
    const list = plainIn(await chat.say(admin, 'circuits'))
    assert.match(list, /1\\\\\. Direction → communication.*En service.*Livré avec Mary/)
    assert.match(
      list,
      /2\\\\\. Communication → direction générale.*Pour le mettre en service : nommez le groupe de l’étape « Direction générale »/,
    )
    assert.match(list, /nommez le groupe de l’étape « Cabinet »/)
    assert.match(
      plainIn(await chat.say({ ...admin, locale: 'en' }, 'circuits')),
      /Department → communication.*In use.*name the group of the step “Cabinet”/,
    )
    for (const who of [comms, actor(alice)])
      assert.match(plainIn(await chat.say(who, 'circuits')), /Seul un administrateur/)
    assert.match(plainIn(await chat.say(admin, 'aide')), /"word":"circuits"/)
    assert.doesNotMatch(plainIn(await chat.say(comms, 'aide')), /"word":"circuits"/)
  })

  it('are made, given steps and put into use, one card after the other', async () => {
    const form = await press('circuit.new')
    const refused = await press('circuit.save', { ...dataOf(form, 'circuit.save'), name: '', kinds: 'event' })
    assert.match(plainIn(refused), /Champ obligatoire/)
    assert.equal(inputsOf(refused)['kinds'], 'event')
    const made = await press('circuit.save', { ...dataOf(refused, 'circuit.save'), name: 'Agenda' })
    assert.match(plainIn(made), /Agenda.*Pour les événements.*ajoutez une étape/)
    const step = await press('circuit.step', dataOf(made, 'circuit.step'))
    const saved = await press('circuit.savestep', {
      ...dataOf(step, 'circuit.savestep'),
      name: 'Relecture',
      rules: 'comms',
    })
    assert.match(
      plainIn(saved),
      /Enregistré.*1\\\\\. Relecture.*Équipe communication.*Un visa suffit · 1 jour ouvré.*le fond, la forme et la diffusion/,
    )
    const used = await press('circuit.activate', dataOf(saved, 'circuit.activate'))
    assert.match(plainIn(used), /En service/)
    const [circuit] = await ports.circuits.all()
    assert.deepEqual(
      circuit?.versions.map(({ number, active }) => [number, active]),
      [
        [1, false],
        [2, false],
        [3, true],
      ],
    )
    assert.match(
      plainIn(used),
      /Historique.*Version 2 · Claude Simon.*Relecture.*Version 1 · Claude Simon.*Aucune étape/,
    )
  })

  it('come back filled, with the reason next to each field of a step', async () => {
    const form = await press('circuit.step', { circuitId: management, step: 1 })
    assert.deepEqual([inputsOf(form)['name'], inputsOf(form)['rules']], ['Direction générale', 'group'])
    const typed = {
      ...dataOf(form, 'circuit.savestep'),
      groups: 'Nulle part',
      quorum: 'some',
      count: 'deux',
      days: '40',
      facets: '',
      people: `${alice.mail}\nx@y.example`,
    }
    const refused = await press('circuit.savestep', typed)
    for (const reason of [
      'Je ne trouve pas ces groupes Entra : Nulle part',
      'Un nombre entier de 1 à 20',
      'Cochez au moins',
      'x@y.example',
    ])
      assert.ok(plainIn(refused).includes(reason), reason)
    const { name, rules, people, groups, quorum, count, facets, fallback, days } = inputsOf(refused)
    assert.deepEqual(
      { name, rules, people, groups, quorum, count, facets, fallback, days },
      {
        name: 'Direction générale',
        rules: 'group',
        people: typed.people,
        groups: 'Nulle part',
        quorum: 'some',
        count: 'deux',
        facets: '',
        fallback: '',
        days: '40',
      },
    )
    assert.equal((await ports.circuits.all()).length, 0)
  })

  it('keep the names that each reader sees in their language, until somebody writes another', async () => {
    const step = await press('circuit.step', { circuitId: management, step: 1 })
    await press('circuit.savestep', { ...dataOf(step, 'circuit.savestep'), groups: childcare.name })
    const scope = await press('circuit.scope', { circuitId: management })
    assert.equal(inputsOf(scope)['name'], 'Communication → direction générale')
    await press('circuit.save', { ...dataOf(scope, 'circuit.save'), kinds: 'event' })
    const { name, steps, scope: use } = currentCircuit(await kept(management))
    assert.deepEqual(
      [name, steps[1]?.name, steps[1]?.approvers, use.kinds],
      [management, 'management', [{ by: 'group', group: childcare }], ['event']],
    )
    assert.match(
      plainIn(await chat.say({ ...admin, locale: 'en' }, 'circuit 2')),
      /Communication → general management|Communication → /,
    )
    await press('circuit.save', {
      ...dataOf(await press('circuit.scope', { circuitId: management }), 'circuit.save'),
      name: 'DGS',
    })
    assert.equal(currentCircuit(await kept(management)).name, 'DGS')
  })

  it('show the people of a step by their addresses', async () => {
    const step = await press('circuit.step', { circuitId: management, step: 1 })
    await press('circuit.savestep', { ...dataOf(step, 'circuit.savestep'), rules: '', people: hugo.mail })
    assert.equal(inputsOf(await press('circuit.step', { circuitId: management, step: 1 }))['people'], hugo.mail)
    ports.directory.down = true
    assert.equal(inputsOf(await press('circuit.step', { circuitId: management, step: 1 }))['people'], hugo.id)
  })

  it('say why nothing changes while they are in use', async () => {
    assert.match(
      plainIn(await press('circuit.retire', await at(defaultCircuitId))),
      /le dernier circuit ouvert à toutes les publications/,
    )
    const last = await press('circuit.removestep', await at(defaultCircuitId, 1))
    assert.match(plainIn(last), /Rien n’est changé, car ce circuit est en service : aucun visa ne porte sur : la forme/)
    const unnamed = await press('circuit.savestep', {
      ...dataOf(await press('circuit.step', { circuitId: defaultCircuitId, step: 1 }), 'circuit.savestep'),
      rules: 'group',
    })
    assert.match(plainIn(unnamed), /Ce circuit est en service : nommez le groupe/)
    assert.equal(inputsOf(unnamed)['rules'], 'group')
    assert.match(
      plainIn(await press('circuit.activate', await at(management))),
      /Il n’est pas encore en service : nommez le groupe/,
    )
    assert.equal(ports.journal.length, 0)
  })

  it('keep what was typed when somebody else was faster, and find the step where it is now', async () => {
    const mine = await press('circuit.step', { circuitId: defaultCircuitId, step: 1 })
    await press('circuit.movestep', await at(defaultCircuitId, 1))
    const again = await press('circuit.savestep', { ...dataOf(mine, 'circuit.savestep'), days: '7' })
    assert.match(
      plainIn(again),
      /Quelqu’un a modifié ce circuit entre-temps.*Étape 1|Étape 1.*Quelqu’un a modifié ce circuit entre-temps/,
    )
    assert.equal(inputsOf(again)['days'], '7')
    await press('circuit.savestep', dataOf(again, 'circuit.savestep'))
    assert.deepEqual(
      currentCircuit(await kept(defaultCircuitId)).steps.map(({ name, days }) => [name, days]),
      [
        ['communication', 7],
        ['department', 1],
      ],
    )
    const gone = await press('circuit.step', { circuitId: defaultCircuitId, step: 1 })
    await press('circuit.removestep', await at(defaultCircuitId, 1))
    assert.match(
      plainIn(await press('circuit.savestep', { ...dataOf(gone, 'circuit.savestep'), days: '9' })),
      /entre-temps : rien n’est changé/,
    )
    assert.match(
      plainIn(await press('circuit.movestep', { circuitId: defaultCircuitId, seen: 1, step: 1 })),
      /entre-temps : rien n’est changé/,
    )
  })

  it('say of two for the same posts which one is followed', async () => {
    const made = await press('circuit.save', {
      ...dataOf(await press('circuit.new'), 'circuit.save'),
      name: 'Le nôtre',
    })
    const step = await press('circuit.savestep', {
      ...dataOf(await press('circuit.step', dataOf(made, 'circuit.step')), 'circuit.savestep'),
      name: 'Tout',
      rules: 'comms',
    })
    await press('circuit.activate', dataOf(step, 'circuit.activate'))
    assert.match(
      plainIn(await chat.say(admin, 'circuit 1')),
      /Sans effet : « Le nôtre » a le même usage et passe avant/,
    )
    assert.doesNotMatch(plainIn(await chat.say(admin, 'circuit 4')), /Sans effet/)
  })

  it('answer typed words by their number, and clients that send a message', async () => {
    assert.match(plainIn(await chat.say(admin, 'Circuit 3')), /Direction → communication → cabinet.*Groupe à nommer/)
    assert.match(plainIn(await chat.say(admin, 'circuit 9')), /Circuits de validation/)
    assert.match(plainIn(await chat.say(admin, 'retirer du service 1')), /le dernier circuit ouvert/)
    assert.match(plainIn(await chat.say(admin, 'mettre en service 2')), /pas encore en service/)
    assert.match(plainIn(await chat.say(comms, 'mettre en service 2')), /Seul un administrateur/)
    assert.match(
      plainIn(await press('circuit.open', { circuitId: management }, admin, 'submit')),
      /Communication → direction générale/,
    )
  })

  it('answer nobody else, whatever a card says', async () => {
    for (const who of [comms, actor(alice)]) {
      for (const [verb, data] of Object.entries({
        'circuit.list': {},
        'circuit.new': {},
        'circuit.open': { circuitId: management },
        'circuit.scope': { circuitId: management },
        'circuit.step': { circuitId: management, step: 0 },
        'circuit.save': { circuitId: 'new', seen: 0, name: 'Le mien' },
        'circuit.savestep': { circuitId: management, seen: 1, step: 0 },
        'circuit.movestep': { circuitId: management, seen: 1, step: 1 },
        'circuit.removestep': { circuitId: management, seen: 1, step: 1 },
        'circuit.activate': { circuitId: management, seen: 1 },
        'circuit.retire': { circuitId: defaultCircuitId, seen: 1 },
      }))
        assert.match(plainIn(await press(verb, data, who)), /Seul un administrateur/, verb)
    }
    assert.match(plainIn(await press('circuit.open', { circuitId: 'nowhere' })), /"kind":"note"/)
    assert.deepEqual(
      new Set(ports.journal.map(({ verb }) => verb)),
      new Set(['attempt.refused']),
      'nothing else is written',
    )
  })
})
