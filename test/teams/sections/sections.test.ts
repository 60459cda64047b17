import assert from 'node:assert/strict'
import type { Answer } from '../../../src/teams/turn/answer.ts'
import { withShippedSections } from '../../../src/core/domain/sections/section.ts'
import { createFakePorts, type FakePorts } from '../../fakes/ports.ts'
import { actor, alice, claude } from '../../fakes/town.ts'
import { comms } from '../../fakes/walk.ts'
import { createChat } from '../chat.ts'
import { dataOf, inputsOf, plainIn } from '../form-of.ts'

const admin = actor(claude, 'admin')
const author = actor(alice)

describe('sections, on their cards', () => {
  let ports: FakePorts
  let chat: ReturnType<typeof createChat>
  beforeEach(() => {
    ports = createFakePorts()
    chat = createChat(ports)
  })

  const press = (verb: string, data: object = {}, road: 'execute' | 'submit' = 'execute') =>
    chat.press(admin, verb, data, road)
  const all = async () => withShippedSections(await ports.sections.all())
  const section = async (name: string) => (await all()).find(one => one.name === name)!
  const asking = async (name: string, fields: object) => {
    await press('section.add', { name })
    const { id, version } = await section(name)
    await press('section.savefield', { sectionId: id, seen: version, fieldId: 'new', kind: 'text', ...fields })
    return section(name)
  }

  it('are listed for administrators, with their numbers and questions', async () => {
    await asking('Culture', { label: 'Contact' })
    const list = plainIn(await chat.say(admin, 'rubriques'))
    assert.match(list, /1\\\\\. Vie des services.*9\\\\\. Culture.*1 question/)
    assert.match(list, /La liste « Propositions » suit dans un instant/)
    assert.match(
      plainIn(await chat.say({ ...admin, locale: 'en' }, 'sections')),
      /1\\\\\. Life of departments|1\\\\\. /,
    )
    for (const who of [comms, author]) assert.match(plainIn(await chat.say(who, 'rubriques')), /Seul un administrateur/)
    assert.match(plainIn(await chat.say(admin, 'aide')), /"word":"sections"/)
    assert.doesNotMatch(plainIn(await chat.say(comms, 'aide')), /"word":"sections"/)
  })

  it('are changed by words alone', async () => {
    assert.match(
      plainIn(await chat.say(admin, 'rubrique ajouter Vie *culturelle*')),
      /9\\\\\. Vie \\\\\*culturelle\\\\\*/,
    )
    assert.match(plainIn(await chat.say(admin, 'rubrique ajouter Je ne sais pas')), /ces mots veulent dire/)
    assert.match(plainIn(await chat.say(admin, 'rubrique ajouter agenda')), /"value":"agenda".*porte déjà ce nom/s)
    await chat.say(admin, 'rubrique renommer 9 Sortir')
    assert.ok(await section('Sortir'))
    await chat.say(admin, 'rubrique monter 9')
    assert.match(plainIn(await chat.say(admin, 'rubriques')), /9\\\\\. Sortir.*8\\\\\. Grands projets/)
    // Teams may deliver a word twice: a number names the same one for good.
    for (const _ of ['once', 'again']) assert.match(plainIn(await chat.say(admin, 'rubrique retirer 9')), /Retirée/)
    assert.match(plainIn(await chat.say(admin, 'rubriques')), /8\\\\\. Grands projets.*9\\\\\. Sortir.*Retirée/)
    assert.equal((await all()).filter(({ state }) => state === 'retired').length, 1)
    await chat.say(admin, 'rubrique remettre 9')
    assert.equal((await section('Sortir')).state, 'open')
    assert.match(plainIn(await chat.say(admin, 'rubrique question 9 Qui contacter')), /"value":"Qui contacter"/)
    assert.match(plainIn(await chat.say(admin, 'rubrique 9')), /Rubrique 9 sur 9/)
    assert.match(plainIn(await chat.say(admin, 'rubrique 99')), /1\\\\\. Vie des services/)
  })

  it('keep what was typed when it is refused, or somebody was quicker', async () => {
    const culture = await asking('Culture', { label: 'Contact' })
    const at = { sectionId: culture.id, seen: 1, fieldId: culture.fields[0]!.id }
    const late = await press('section.savefield', { ...at, label: 'Qui', kind: 'choice', choices: 'Un\nDeux' })
    assert.match(plainIn(late), /a modifié cette rubrique entre-temps/)
    assert.deepEqual(inputsOf(late), { label: 'Qui', kind: 'choice', choices: 'Un\nDeux', required: '' })
    const refused = await press('section.savefield', { ...at, seen: 2, label: '', kind: 'choice', choices: 'Un' })
    assert.match(plainIn(refused), /Champ obligatoire.*au moins deux choix/s)
    assert.equal(inputsOf(refused)['choices'], 'Un')
    const renamed = await press('section.rename', { sectionId: culture.id, seen: 1, name: 'Sortir' })
    assert.match(plainIn(renamed), /entre-temps/)
    assert.equal(inputsOf(renamed)['name'], 'Sortir')
    assert.equal((await section('Culture')).version, 2)
  })

  it('say where the list does not follow', async () => {
    await press('section.add', { name: 'Culture' })
    const row = (await ports.sections.column())!
    ports.tamper('section_column', { ...row, state: 'refused' })
    assert.match(plainIn(await chat.say(admin, 'rubriques')), /n’a pas le droit d’en modifier les colonnes/)
    ports.tamper('section_column', { ...row, state: 'ready' })
    assert.doesNotMatch(plainIn(await chat.say(admin, 'rubriques')), /Propositions/)
  })

  for (const road of ['execute', 'submit'] as const)
    it(`ask their questions once one is chosen, by ${road}, and lose nothing that was typed`, async () => {
      const culture = await asking('Culture', { label: 'Contact *x*', required: 'true' })
      const sport = await asking('Sport', { label: 'Jour', kind: 'date', required: 'true' })
      const [form] = await chat.say(author, 'proposer')
      const typed = { title: 'Un concert', text: 'Jeudi', section: culture.id, place: 'Hall' }
      const send = (answer: Answer, fields: object) =>
        chat.press(author, 'initiative.submit', { ...dataOf(answer, 'initiative.submit'), ...fields }, road)
      const asked = await send(form!, typed)
      assert.match(plainIn(asked), /Encore une question pour la rubrique « Culture »/)
      const contact = `answer-${culture.fields[0]!.id}`
      assert.deepEqual(
        { ...inputsOf(asked), initiativeId: undefined },
        {
          title: 'Un concert',
          text: 'Jeudi',
          section: culture.id,
          date: '',
          place: 'Hall',
          forWhom: '',
          onBehalfOf: '',
          credited: 'false',
          [contact]: '',
          initiativeId: undefined,
        },
      )
      assert.match(plainIn(await send(asked, {})), /À corriger : Contact \\\\\*x\\\\\*.*Champ obligatoire/s)
      // Another section after all: its question comes, and the answer to the first one stays.
      const other = await send(asked, { [contact]: 'Bruno', section: sport.id })
      assert.match(plainIn(other), /rubrique « Sport »/)
      assert.equal(inputsOf(other)[contact], 'Bruno')
      const back = await send(other, { section: culture.id })
      const receipt = await send(back, {})
      assert.match(plainIn(receipt), /Contact \\\\\*x\\\\\*.*Bruno/)
      const [kept] = await ports.initiatives.byAuthor(author.id, 1)
      assert.deepEqual([kept?.section, kept?.fields], [culture.id, { [culture.fields[0]!.id]: 'Bruno' }])
    })

  it('are offered no more once retired, and what is filed there stays readable', async () => {
    const culture = await asking('Culture', { label: 'Contact' })
    const [form] = await chat.say(author, 'proposer')
    const typed = { title: 'T', text: 'x', section: culture.id, [`answer-${culture.fields[0]!.id}`]: 'Bruno' }
    const filed = dataOf(form!, 'initiative.submit')
    await chat.press(author, 'initiative.submit', { ...filed, ...typed, asked: culture.id })
    await chat.say(admin, 'rubrique retirer 9')
    const [fresh] = await chat.say(author, 'proposer')
    assert.doesNotMatch(plainIn(fresh!), /Culture/)
    const late = await chat.press(author, 'initiative.submit', { ...dataOf(fresh!, 'initiative.submit'), ...typed })
    assert.match(plainIn(late), /n’est plus proposée/)
    assert.equal(inputsOf(late)['title'], 'T')
    const [kept] = await ports.initiatives.byAuthor(author.id, 1)
    const inbox = await chat.press(comms, 'initiative.take', { initiativeId: kept!.id })
    assert.match(plainIn(inbox), /"Culture".*Contact.*Bruno/s)
  })
})
