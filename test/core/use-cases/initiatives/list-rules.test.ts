import assert from 'node:assert/strict'
import type { Change } from '../../../../src/core/change.ts'
import { Misconfigured, Unavailable } from '../../../../src/core/domain/errors.ts'
import type { Initiative } from '../../../../src/core/domain/initiatives/initiative.ts'
import { listFeedId } from '../../../../src/core/domain/initiatives/list-feed.ts'
import type { ListValues } from '../../../../src/core/domain/initiatives/listed-item.ts'
import { adoptItem } from '../../../../src/core/use-cases/initiatives/adopt-item.ts'
import { askAuthor } from '../../../../src/core/use-cases/initiatives/ask-author.ts'
import { compareList, mendDifference } from '../../../../src/core/use-cases/initiatives/compare-list.ts'
import { assignInitiative, editInitiative } from '../../../../src/core/use-cases/initiatives/edit-initiative.ts'
import { lookAtList } from '../../../../src/core/use-cases/initiatives/look-at-list.ts'
import { withdrawInitiative } from '../../../../src/core/use-cases/initiatives/own-initiative.ts'
import { putOffInitiative } from '../../../../src/core/use-cases/initiatives/put-off-initiative.ts'
import { submitInitiative } from '../../../../src/core/use-cases/initiatives/submit-initiative.ts'
import { declineInitiative, takeInitiative } from '../../../../src/core/use-cases/initiatives/triage-initiative.ts'
import { writeInitiativeToList } from '../../../../src/core/use-cases/initiatives/write-to-list.ts'
import { createFakePorts, type FakePorts, settings } from '../../../fakes/ports.ts'
import { actor, alice, camille, claude, hugo, person } from '../../../fakes/town.ts'
import { comms, otherComms, refreshed } from '../../../fakes/walk.ts'

const id = 'i1'
const idea = { title: 'Une ruche', text: 'Du miel', section: 'agenda' }

describe('the rules of the list', () => {
  let ports: FakePorts
  const read = async (): Promise<Initiative> => (await ports.initiatives.byId(id))!
  const list = () => ports.initiativeList
  const item = (itemId = '1'): ListValues => list().held()[itemId]!
  /** Reads the list, and does what that asks for, until nothing is asked any more. */
  const follow = async (): Promise<void> => {
    await lookAtList(ports, settings)
    for (let rounds = 0; rounds < 10; rounds++) {
      const work = ports.jobs.splice(0).flatMap(one => {
        if (one.job === 'initiative.list') return [() => writeInitiativeToList(ports, one.data.id)]
        return one.job === 'list.adopt' ? [() => adoptItem(ports, one.data.itemId, settings)] : []
      })
      if (work.length === 0) return
      for (const next of work) await next()
    }
    assert.fail('the list never comes to rest')
  }
  const edited = async (values: ListValues): Promise<ListValues> => {
    ports.pass(60_000)
    list().edit('1', camille.id, values)
    await follow()
    return item()
  }
  const submit = (key: string, who = alice) =>
    submitInitiative(ports, actor(who), { id: key, fields: idea, form: null, despiteNear: true })
  const differences = async () => {
    const found = []
    for await (const one of compareList(ports)) found.push(one)
    return found
  }
  /** Somebody is always quicker: what knows the item never stands still. */
  const restless = () => ({
    ...ports,
    commit: async (...changes: Change[]) =>
      changes.some(one => 'save' in one && one.save === 'listed_item') ? ('stale' as const) : ports.commit(...changes),
  })
  beforeEach(async () => {
    ports = createFakePorts()
    await submit(id)
    await writeInitiativeToList(ports, id)
    await follow()
  })

  it('what could not be noted is read again, and nothing is read past', async () => {
    list().edit('1', camille.id, { Title: 'Trois ruches' })
    const before = await ports.listFeed.byId(listFeedId)
    await assert.rejects(lookAtList(restless(), settings), Unavailable)
    assert.deepEqual(await ports.listFeed.byId(listFeedId), before)
    await follow()
    assert.equal((await read()).title, 'Trois ruches')
  })

  it('what could not be mended is not said to be', async () => {
    list().edit('1', camille.id, { Lieu: 'Mairie' })
    const [difference] = await differences()
    await assert.rejects(mendDifference(restless(), difference!), Unavailable)
  })

  it('takes again what was put off, whoever had it before, and tells its author', async () => {
    await takeInitiative(ports, otherComms, id)
    await putOffInitiative(ports, otherComms, { id, on: '2027-01-08', reason: '' }, settings)
    await follow()
    const after = await edited({ Etat: 'taken' })
    assert.deepEqual([after['Etat'], after['PriseEnCharge'], after['Remarque']], ['taken', camille.name, null])
    assert.deepEqual([(await read()).state, (await read()).laterOn], ['taken', undefined])
  })

  it('takes nothing over that has whoever is named already, and ends the delay of what is given to somebody', async () => {
    await assignInitiative(ports, comms, id, claude)
    const again = await assignInitiative(ports, comms, id, claude)
    assert.equal(again.kind, 'already-taken')
    await askAuthor(ports, comms, id, 'Où ?')
    await assignInitiative(ports, comms, id, camille)
    assert.deepEqual([(await read()).state, (await read()).takenBy?.id], ['asked', camille.id], 'the question waits')
    await putOffInitiative(ports, comms, { id, on: '2027-01-08', reason: '' }, settings)
    ports.jobs.length = 0
    await assignInitiative(ports, comms, id, claude)
    assert.ok(refreshed(ports).includes(`return:${id}:0`))
    const { kind } = await assignInitiative(ports, actor(hugo), id, hugo)
    assert.equal(kind, 'not-comms')
    await declineInitiative(ports, comms, id, 'Trop tard')
    assert.equal((await assignInitiative(ports, comms, id, camille)).kind, 'already-decided')
  })

  it('words are changed by comms alone, before the decision, once; its author is told by nobody but others', async () => {
    const edit = { title: 'Trois ruches' }
    assert.equal((await editInitiative(ports, comms, id, edit)).kind, 'changed')
    assert.equal((await editInitiative(ports, comms, id, edit)).kind, 'already-said')
    assert.ok(refreshed(ports).some(key => key.startsWith(`edited:${id}:`)))
    ports.jobs.length = 0
    for (let n = 0; n < 25; n++) await editInitiative(ports, comms, id, { title: `Ruche ${n}` })
    assert.equal((await read()).edits?.length, 20)
    await submit('own', camille)
    ports.jobs.length = 0
    await editInitiative(ports, comms, 'own', edit)
    assert.ok(refreshed(ports).every(key => !key.startsWith('edited:')))
    await declineInitiative(ports, comms, id, 'Trop tard')
    assert.equal((await editInitiative(ports, comms, id, edit)).kind, 'already-decided')
  })

  it('undoes what comes after the decision, beside another state, or is too long', async () => {
    const reason = await edited({ Etat: 'declined', Motif: 'x'.repeat(501) })
    assert.deepEqual([reason['Etat'], reason['Motif'], reason['Remarque']], ['received', null, 'too-long Etat'])
    const retained = await edited({ Etat: 'retained', Motif: 'Très bien' })
    assert.deepEqual(
      [retained['Etat'], retained['Motif'], retained['Remarque']],
      ['retained', null, 'kept-column Motif'],
    )
    const late = await edited({ Rubrique: 'projects', PriseEnCharge: claude.name })
    assert.deepEqual([late['Rubrique'], late['PriseEnCharge']], ['agenda', camille.name])
    assert.equal(late['Remarque'], 'already-decided Rubrique\nalready-decided PriseEnCharge')
    assert.equal((await edited({ Etat: 'taken' }))['Remarque'], 'already-decided Etat')
  })

  it('a state is judged as a move, whoever of two was last', async () => {
    list().edit('1', camille.id, { Etat: 'declined', Motif: 'Trop tard' })
    ports.pass(60_000)
    await takeInitiative(ports, otherComms, id)
    await follow()
    assert.deepEqual([(await read()).state, item()['Etat'], item()['Remarque']], ['declined', 'declined', null])
  })

  it('nobody wrote what SharePoint spells in its own way, nor in the column in which Mary answers', async () => {
    await editInitiative(ports, comms, id, { text: 'Du miel.\nBeaucoup.' })
    await follow()
    const entries = ports.journal.length
    const submittedAt = item()['DeposeeLe']!.replace(/\.\d+Z$/, 'Z')
    const { change } = list().asked
    await edited({ Texte: 'Du miel.\r\nBeaucoup.', DeposeeLe: submittedAt })
    assert.deepEqual([item()['Remarque'], ports.journal.length, list().asked.change], [null, entries, change])
    const after = await edited({ Remarque: 'Merci Mary' })
    assert.deepEqual([after['Remarque'], ports.journal.length], [null, entries])
  })

  it('gives nothing to one of two who are called the same', async () => {
    const namesake = person('Claude S')
    ports.town.people.push({ ...namesake, name: claude.name, mail: 'autre@ville.example' })
    ports.town.comms.push(namesake.id)
    assert.equal((await edited({ PriseEnCharge: claude.name }))['Remarque'], 'unknown-assignee PriseEnCharge')
    assert.equal((await edited({ PriseEnCharge: claude.mail }))['PriseEnCharge'], claude.name)
  })

  it('what Mary changed, and has yet to write, is nobody’s change; what she followed is followed once', async () => {
    await takeInitiative(ports, comms, id)
    ports.pass(60_000)
    list().beforeWriting(() => list().edit('1', camille.id, { Texte: 'Du miel de ville' }))
    await follow()
    assert.deepEqual([item()['Etat'], item()['Remarque']], ['taken', null])
    list().edit('1', camille.id, { Etat: 'retained' })
    list().beforeWriting(() => {
      throw new Error('killed')
    })
    await assert.rejects(follow())
    await writeInitiativeToList(ports, id)
    assert.deepEqual([item()['Etat'], item()['Remarque']], ['retained', null])
  })

  it('what Mary wrote, and could not note, is nobody’s change', async () => {
    await takeInitiative(ports, comms, id)
    list().loseAnswer = true
    await assert.rejects(writeInitiativeToList(ports, id))
    await askAuthor(ports, comms, id, 'Où ?')
    await follow()
    assert.deepEqual([item()['Etat'], item()['Remarque']], ['asked', null])
  })

  it('an item that bears an id is no new proposal: of one’s own it is noted, of another database left alone', async () => {
    await submit('i2')
    list().loseAnswer = true
    await assert.rejects(writeInitiativeToList(ports, 'i2'))
    ports.jobs.length = 0
    await adoptItem(ports, '2', settings)
    assert.deepEqual(ports.jobs, [{ job: 'initiative.list', data: { id: 'i2' } }])
    const strange = list().add(hugo.id, { Title: 'a', Texte: 'b', MaryId: 'elsewhere' })
    ports.jobs.length = 0
    await adoptItem(ports, strange, settings)
    assert.deepEqual([ports.jobs, item(strange)['Remarque']], [[], undefined])
  })

  it('of an item that somebody added, all that was written goes with it; an outsider is told why not', async () => {
    const values = { Title: 'Le lavoir', Texte: 'Il rouvre.', Precisions: 'Dimanche', AuNomDe: 'Paule', Lieu: 'Bourg' }
    const itemId = list().add(hugo.id, values)
    const elected = person('Élue Maire')
    ports.town.people.push(elected)
    ports.town.agents = ports.town.people.map(one => one.id).filter(one => one !== elected.id)
    const outside = list().add(elected.id, { Title: 'Discours', Texte: 'Le mien.' })
    await follow()
    const [made] = await ports.initiatives.byAuthor(hugo.id, 10)
    assert.deepEqual(
      [made?.text, made?.onBehalfOf, made?.place, item(itemId)['MaryId']],
      ['Il rouvre.\n\nDimanche', 'Paule', 'Bourg', made?.id],
    )
    assert.equal(item(outside)['Remarque'], 'not-an-agent')
    assert.deepEqual(await ports.initiatives.byAuthor(elected.id, 10), [])
  })

  it('tells of a second item, and not of what was withdrawn and deleted, which is looked at no more', async () => {
    list().add(null, { ...item(), Title: 'Copie' })
    assert.deepEqual(
      (await differences()).map(one => [one.kind, 'itemId' in one && one.itemId]),
      [['second-item', '2']],
    )
    await withdrawInitiative(ports, actor(alice), id)
    await follow()
    list().remove('2')
    list().remove('1')
    await follow()
    assert.deepEqual(await differences(), [])
    list().forget()
    ports.jobs.length = 0
    await lookAtList(ports, settings)
    assert.deepEqual(
      ports.jobs.map(({ job }) => job),
      ['list.read'],
    )
  })

  it('begins anew where there is no list, and waits where even the beginning is too old', async () => {
    const answering = (kind: 'not-there' | 'expired') => ({
      ...ports,
      initiativeList: { ...list(), changes: async () => ({ kind }) },
    })
    await assert.rejects(lookAtList(answering('expired'), settings), Unavailable)
    await assert.rejects(lookAtList(answering('not-there'), settings), Misconfigured)
    assert.equal((await ports.listFeed.byId(listFeedId))?.token, null)
  })
})
