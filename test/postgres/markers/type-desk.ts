import assert from 'node:assert/strict'
import { readList } from '../../../src/core/use-cases/audiences/read-list.ts'
import { openCall } from '../../../src/core/use-cases/calls/open-call.ts'
import { newRound, newTask } from '../../../src/core/domain/relays/new-round.ts'
import { plannedCall } from '../../fakes/calls.ts'
import { settings } from '../../fakes/ports.ts'
import { actor, alice, camille, hugo, karim } from '../../fakes/town.ts'
import { approved, comms } from '../../fakes/walk.ts'
import { dataOf } from '../../teams/form-of.ts'
import { sentFile } from './type-words.ts'
import { mark, type MarkName } from './markers.ts'
import type { MarkedWorld } from './marked-world.ts'

/** A call for contributions that a department passes by. */
export async function typeCall({ chat, ports }: MarkedWorld): Promise<void> {
  const call = await plannedCall(ports, { title: `Les vœux ${mark('callTitle')}`, text: `Dites ${mark('callText')}` })
  await openCall(ports, call.id, settings)
  const asked = (await ports.calls.departmentsOf(call.id)).find(({ person }) => person?.id === hugo.id)
  assert.ok(asked)
  await chat.press(actor(hugo), 'call.pass', { departmentId: asked.id, reason: `Rien, sauf ${mark('callReason')}` })
  const close = dataOf(await chat.press(comms, 'call.close', { callId: call.id }), 'call.closed')
  await chat.press(comms, 'call.closed', close)
  assert.equal((await ports.calls.byId(call.id))?.state, 'closed')
}

export async function typeCampaign({ chat }: MarkedWorld): Promise<void> {
  const campaign = { campaignId: '77777777-7777-4777-8777-777777777777', seen: '0', owner: camille.id }
  const words = { title: `Le pont ${mark('campaignTitle')}`, aim: `Dire ${mark('campaignAim')}`, channels: 'teams' }
  await chat.press(comms, 'campaign.save', { ...campaign, ...words, from: '2026-12-01', to: '2026-12-20' })
  await chat.press(comms, 'campaign.closed', { ...campaign, unsent: '0' })
}

/** An issue with an editorial and a piece, given up. */
export async function typeEdition({ chat, ports }: MarkedWorld): Promise<void> {
  const newspaperId = '66666666-1111-4111-8111-111111111111'
  const paper = { newspaperId, seen: '0', name: 'Trait d’Union', code: 'TU', director: karim.id, everyone: 'true' }
  const look = { rhythm: 'monthly', headings: 'Vie des services', closesBefore: '5', tagline: mark('newspaperTagline') }
  await chat.press(comms, 'newspaper.save', { ...paper, ...look })
  await chat.press(comms, 'edition.open', { newspaperId })
  const { id: editionId } = (await ports.editions.current())[0]!
  const editorial = dataOf(await chat.press(comms, 'edition.editorial', { editionId }), 'edition.words')
  const words = {
    title: mark('editionTitle'),
    text: `Chers lecteurs, ${mark('editionText')}`,
    signature: 'La rédaction',
  }
  await chat.press(comms, 'edition.words', { ...editorial, ...words })
  const piece = dataOf(await chat.press(comms, 'edition.piece', { editionId }), 'edition.keep')
  const arrivals = { piece: 'arrivals', title: 'Ils arrivent', text: `Bienvenue à ${mark('editionPiece')}` }
  await chat.press(comms, 'edition.keep', { ...piece, ...arrivals })
  await chat.press(comms, 'edition.abandon', { editionId })
  assert.equal((await ports.editions.byId(editionId))?.state, 'abandoned')
}

/** A crèche cannot put a poster up. */
export async function typeRelay({ chat, ports }: MarkedWorld): Promise<void> {
  const { broadcast, post } = await approved(ports, { title: 'À afficher' })
  const asking = { by: null, firstBy: null, at: ports.now(), sites: 1, people: 24, leavesAt: null, code: 'abcdefgh' }
  const round = newRound({ broadcast, standing: broadcast, post }, asking)
  const relay = { id: alice.id, name: alice.name }
  const site = { id: '1', name: 'Crèche', relay, deputy: null, without: 24, address: '', since: null, department: null }
  const task = newTask(round, site, relay)
  await ports.commit({ save: 'relay_round', row: round, ifVersion: 0 }, { save: 'relay_task', row: task, ifVersion: 0 })
  const cannot = { taskId: task.id, poster: '1', reason: `Le mur de ${mark('relayReason')} est humide` }
  await chat.press(actor(alice), 'relay.cannot', cannot)
  const done = (await ports.relayRounds.byId(round.id))!
  const ended = { at: ports.now(), because: 'over' }
  const row = { ...done, version: done.version + 1, ended } as typeof done
  await ports.commit({ save: 'relay_round', row, ifVersion: done.version })
}

export async function typeDelegation({ chat }: MarkedWorld): Promise<void> {
  const lent = { to: 'diane@ville.example', from: 'hugo@ville.example', since: '2026-11-26', until: '2026-11-30' }
  await chat.press(comms, 'delegation.add', { ...lent, reason: `Parti à ${mark('delegationReason')}` }, 'dialog')
}

/** A file of addresses becomes a list. */
export async function typeList({ chat, ports }: MarkedWorld, name: MarkName): Promise<void> {
  await chat.say(comms, '', [sentFile(`${mark(name)}.csv`)])
  const noteId = (await ports.notes.lastKept(comms.id))!.id
  await chat.press(comms, 'audience.read', { fileKey: noteId })
  await readList(ports as never, noteId)
}
