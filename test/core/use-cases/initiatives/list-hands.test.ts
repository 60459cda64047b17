import assert from 'node:assert/strict'
import type { ListValues } from '../../../../src/core/domain/initiatives/listed-item.ts'
import { adoptItem } from '../../../../src/core/use-cases/initiatives/adopt-item.ts'
import { lookAtList } from '../../../../src/core/use-cases/initiatives/look-at-list.ts'
import { submitInitiative } from '../../../../src/core/use-cases/initiatives/submit-initiative.ts'
import { takeInitiative } from '../../../../src/core/use-cases/initiatives/triage-initiative.ts'
import { writeInitiativeToList } from '../../../../src/core/use-cases/initiatives/write-to-list.ts'
import { createFakePorts, type FakePorts, settings } from '../../../fakes/ports.ts'
import { actor, alice, camille, claude, gone, hugo } from '../../../fakes/town.ts'
import { comms } from '../../../fakes/walk.ts'

const id = 'i1'
const idea = { title: 'Une ruche', text: 'Du miel', section: 'agenda' }

describe('what several people save in one line before Mary reads it', () => {
  let ports: FakePorts
  const item = (itemId = '1'): ListValues => ports.initiativeList.held()[itemId]!
  const made = async () => (await ports.initiatives.byId(id))!
  const follow = async (): Promise<void> => {
    await lookAtList(ports, settings)
    for (let work = ports.jobs.splice(0); work.length > 0; work = ports.jobs.splice(0))
      for (const one of work) {
        if (one.job === 'initiative.list') await writeInitiativeToList(ports, one.data.id)
        if (one.job === 'list.adopt') await adoptItem(ports, one.data.itemId, settings)
      }
  }
  const save = (who: string | null, values: ListValues, itemId = '1') => {
    ports.pass(1000)
    ports.initiativeList.edit(itemId, who, values)
  }
  const attempts = () => ports.journal.filter(({ verb }) => verb === 'attempt.refused').map(({ actor }) => actor?.id)
  const edits = async () => ((await made()).edits ?? []).map(({ by, fields }) => [by.id, ...fields])
  beforeEach(async () => {
    ports = createFakePorts()
    await submitInitiative(ports, actor(alice), { id, fields: idea, form: null, despiteNear: true })
    await writeInitiativeToList(ports, id)
    await follow()
  })

  it('whoever of comms saves last signs for nobody else', async () => {
    save(hugo.id, { Texte: 'Venez tout casser', Etat: 'retained' })
    save(camille.id, { Rubrique: 'projects' })
    await follow()
    const { text, state, section } = await made()
    assert.deepEqual([text, state, section], ['Du miel', 'received', 'projects'])
    assert.deepEqual([item()['Texte'], item()['Etat'], item()['Remarque']], ['Du miel', 'received', 'not-comms'])
    assert.deepEqual([await edits(), attempts()], [[[camille.id, 'section']], [hugo.id]])
  })

  it('what comms wrote stands, whoever writes over it', async () => {
    save(camille.id, { Texte: 'Du miel de ville' })
    save(hugo.id, { Texte: 'Du fiel' })
    await follow()
    assert.deepEqual(
      [(await made()).text, item()['Texte'], attempts()],
      ['Du miel de ville', 'Du miel de ville', [hugo.id]],
    )
  })

  it('two of comms each sign for their own; of one cell the last one does', async () => {
    save(camille.id, { Title: 'Deux ruches', Texte: 'Du miel de ville' })
    save(claude.id, { Texte: 'Du miel de la ville', Etat: 'retained' })
    await follow()
    const { title, text, decision } = await made()
    assert.deepEqual([title, text, decision?.by.id], ['Deux ruches', 'Du miel de la ville', claude.id])
    assert.deepEqual(await edits(), [
      [camille.id, 'title'],
      [claude.id, 'text'],
    ])
  })

  it('a reason that somebody else typed declines nothing; one’s own does, saved cell by cell', async () => {
    save(hugo.id, { Motif: 'Nul.' })
    save(camille.id, { Etat: 'declined' })
    await follow()
    assert.deepEqual([(await made()).state, item()['Motif']], ['received', null])
    assert.equal(item()['Remarque'], 'not-comms\nreason-missing Etat')
    save(camille.id, { Motif: 'Trop tard.' })
    save(hugo.id, { Lieu: 'Ailleurs' })
    save(camille.id, { Etat: 'declined' })
    await follow()
    assert.deepEqual([(await made()).decision?.reason, (await made()).decision?.by.id], ['Trop tard.', camille.id])
  })

  it('knows nobody behind a program or a closed account, whoever saves after them', async () => {
    for (const who of [null, gone.id]) {
      save(who, { Texte: 'Autre chose' })
      save(camille.id, { Title: `Ruche ${who}` })
      await follow()
      assert.deepEqual([(await made()).text, (await made()).title], ['Du miel', `Ruche ${who}`])
      assert.equal(item()['Remarque'], 'unknown-editor')
    }
  })

  it('begins after Mary’s own last writing: what was judged is not judged again', async () => {
    save(hugo.id, { Texte: 'Du fiel' })
    await follow()
    await takeInitiative(ports, comms, id)
    save(camille.id, { Title: 'Deux ruches' })
    await follow()
    assert.deepEqual([attempts(), (await made()).title], [[hugo.id], 'Deux ruches'])
  })

  it('follows nothing where versions cannot be read or do not reach back, and says so', async () => {
    for (const history of ['closed', 'last'] as const) {
      ports.initiativeList.history = history
      save(camille.id, { Texte: 'Du miel de ville', Etat: 'retained' })
      await follow()
      const { text, state } = await made()
      assert.deepEqual([text, state, item()['Texte'], item()['Etat']], ['Du miel', 'received', 'Du miel', 'received'])
      assert.equal(item()['Remarque'], 'no-versions')
    }
    ports.initiativeList.history = 'kept'
    save(camille.id, { Texte: 'Du miel de ville' })
    await follow()
    assert.deepEqual([(await made()).text, item()['Remarque']], ['Du miel de ville', null])
  })

  it('a saving that comes between looking at the item and at its versions waits for the next look', async () => {
    save(camille.id, { Title: 'Deux ruches' })
    const { versions } = ports.initiativeList
    ports.initiativeList.versions = async itemId => {
      ports.initiativeList.versions = versions
      save(hugo.id, { Title: 'Trois frelons' })
      return versions(itemId)
    }
    await follow()
    assert.deepEqual([(await made()).title, item()['Title'], attempts()], ['Deux ruches', 'Deux ruches', [hugo.id]])
  })

  describe('a line that somebody added', () => {
    const proposed = async () => (await ports.initiatives.byAuthor(hugo.id, 10))[0]
    const add = () => ports.initiativeList.add(hugo.id, { Title: 'Le lavoir', Texte: 'Il rouvre.', Rubrique: 'agenda' })

    it('is proposed as they wrote it; what others wrote there is theirs', async () => {
      const itemId = add()
      save(alice.id, { Texte: 'Il ferme.' }, itemId)
      save(camille.id, { Rubrique: 'projects' }, itemId)
      save(hugo.id, { Lieu: 'Au bourg' }, itemId)
      await follow()
      const { title, text, place } = (await proposed())!
      assert.deepEqual([title, text, place], ['Le lavoir', 'Il rouvre.', 'Au bourg'])
      assert.deepEqual([item(itemId)['Texte'], item(itemId)['Rubrique']], ['Il rouvre.', 'agenda'])
    })

    it('is followed at once, where comms mended it before Mary saw it', async () => {
      const itemId = add()
      save(camille.id, { Rubrique: 'projects' }, itemId)
      await follow()
      const { section, edits } = (await proposed())!
      assert.deepEqual([section, edits?.map(({ by }) => by.id)], ['projects', [camille.id]])
    })

    it('is nobody’s, where nobody can tell who wrote what', async () => {
      ports.initiativeList.history = 'closed'
      const itemId = add()
      save(alice.id, { Texte: 'Il ferme.' }, itemId)
      await follow()
      assert.deepEqual([await proposed(), item(itemId)['Remarque']], [undefined, 'no-versions'])
      ports.initiativeList.history = 'last'
      save(hugo.id, { Texte: 'Il rouvre.' }, itemId)
      await follow()
      assert.equal(await proposed(), undefined)
    })
  })
})
