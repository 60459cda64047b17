import assert from 'node:assert/strict'
import type { PeopleList } from '../../../src/core/domain/audiences/people-list.ts'
import { createFakePorts, type FakePorts } from '../../fakes/ports.ts'
import { actor, alice, camille } from '../../fakes/town.ts'
import { type Chat, createChat, shownIn } from '../chat.ts'

const comms = actor(camille, 'comms')

describe('files of recipients in chat', () => {
  let ports: FakePorts
  let chat: Chat
  const list = (name: string, state: PeopleList['state'], people: string[], minute: number): PeopleList => ({
    id: name,
    version: 1,
    state,
    name: `${name}.csv`,
    fileId: 'f',
    source: { url: '', needsToken: false },
    people,
    digest: '',
    reading: { lines: people.length + 1, faults: { unknown: 1 }, first: [], account: null },
    addedBy: comms,
    addedAt: `2026-11-25T09:0${minute}:00.000Z`,
  })
  const workbook = (name: string) => ({
    contentType: 'application/vnd.microsoft.teams.file.download.info',
    contentUrl: null,
    name,
    content: { downloadUrl: `https://files.example/${name}`, fileType: name.split('.').at(-1)! },
  })
  beforeEach(() => {
    ports = createFakePorts()
    chat = createChat(ports)
  })

  it('« garder » keeps what was shown last, never an earlier file behind it', async () => {
    ports.tamper('people_list', list('gros', 'read', [alice.id], 1))
    ports.tamper('people_list', list('trop', 'too-long', [], 2))
    assert.match(shownIn(await chat.say(comms, 'garder')), /Aucune liste n’attend/)
    assert.equal((await ports.peopleLists.byId('gros'))?.state, 'read')
    ports.tamper('people_list', list('autre', 'read', [alice.id], 3))
    await chat.say(comms, 'garder')
    assert.equal((await ports.peopleLists.byId('autre'))?.state, 'kept')
  })

  it('tells comms that a workbook becomes a list as CSV, and anybody else what becomes of a file', async () => {
    assert.match(shownIn(await chat.say(comms, '', [workbook('liste.XLSX')])), /format CSV/)
    assert.doesNotMatch(shownIn(await chat.say(comms, '', [workbook('plan.pdf')])), /CSV/)
    assert.doesNotMatch(shownIn(await chat.say(actor(alice), '', [workbook('liste.xlsx')])), /CSV/)
  })

  it('« joindre » adds the last file to a proposal, and not to a list', async () => {
    await chat.say(comms, '', [workbook('horaires.csv')])
    assert.match(shownIn(await chat.say(comms, 'joindre')), /Voulez-vous en faire une proposition/)
  })

  it('asks to confirm only what can be kept', async () => {
    const shown = async (one: PeopleList) => {
      ports.tamper('people_list', one)
      ports.tamper('note', {
        id: one.id,
        version: 1,
        writer: comms,
        text: '',
        state: 'kept',
        at: one.addedAt,
        files: [{ id: `file-${one.id}`, name: one.name, contentType: 'text/csv', source: one.source }],
      })
      return shownIn(await chat.press(comms, 'audience.read', { fileKey: one.id }))
    }
    assert.match(await shown(list('pleine', 'read', [alice.id], 1)), /à confirmer/)
    assert.doesNotMatch(await shown(list('vide', 'read', [], 1)), /à confirmer/)
    assert.doesNotMatch(await shown(list('trop', 'too-long', [], 1)), /à confirmer/)
  })
})
