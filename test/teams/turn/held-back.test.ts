import assert from 'node:assert/strict'
import type { JobName } from '../../../src/core/change.ts'
import type { Hold } from '../../../src/core/ports/database-hold.ts'
import { renderPost } from '../../cards/every-card.ts'
import { createFakePorts, type FakePorts } from '../../fakes/ports.ts'
import { actor, karim } from '../../fakes/town.ts'
import { approved } from '../../fakes/walk.ts'
import { type Chat, createChat, shownIn } from '../chat.ts'

const hold: Hold = { because: 'server', before: 'system 1', now: 'system 2', since: '2026-11-25T08:00:00.000Z' }
const nothingLeaves = /Rien ne part tant qu’un administrateur n’a pas décidé/
const everybody = actor(karim, 'comms', 'admin')

/** The whole sense of these is that something leaves now, or soon. */
const leaves = [
  'channel.free',
  'release.decide',
  'broadcast.confirm',
  'broadcast.correct',
  'broadcast.resend',
  'broadcast.resent',
  'broadcast.resume',
  'broadcast.schedule',
  'broadcast.scheduled',
  'broadcast.send',
  'broadcast.takeback',
  'broadcast.takenback',
  'broadcast.calloff',
  'broadcast.calledoff',
  'call.nudge',
  'call.repeat',
  'call.plan',
  'initiative.nudge',
  'placement.repeat',
  'post.test',
  'relay.ask',
  'urgent.send',
  'validation.nudge',
  'warning.send',
]
/** These look, end something, or write what its own card may wait for behind the hold. */
const stays = [
  'assistant.end',
  'assistant.leave',
  'assistant.left',
  'assistant.name',
  'assistant.over',
  'audience.attach',
  'audience.keep',
  'audience.read',
  'broadcast.cancel',
  'broadcast.check',
  'broadcast.export',
  'broadcast.keep',
  'broadcast.pause',
  'broadcast.show',
  'broadcast.stop',
  'broadcast.unreachable',
  'broadcast.why',
  'call.arrived',
  'call.board',
  'call.change',
  'call.close',
  'call.closed',
  'call.confirm',
  'call.extend',
  'call.extended',
  'call.form',
  'call.handon',
  'call.list',
  'call.mine',
  'call.nothing',
  'call.pass',
  'call.propose',
  'call.see',
  'call.skip',
  'call.undo',
  'campaign.add',
  'campaign.added',
  'campaign.chosen',
  'campaign.close',
  'campaign.closed',
  'campaign.edit',
  'campaign.form',
  'campaign.list',
  'campaign.of',
  'campaign.remove',
  'campaign.reopen',
  'campaign.save',
  'campaign.see',
  'campaign.take',
  'circuit.activate',
  'circuit.list',
  'circuit.movestep',
  'circuit.new',
  'circuit.open',
  'circuit.removestep',
  'circuit.retire',
  'circuit.save',
  'circuit.savestep',
  'circuit.scope',
  'circuit.step',
  'comment.add',
  'comment.answer',
  'comment.list',
  'comment.track',
  'consent.adults',
  'consent.ask',
  'consent.children',
  'consent.nobody',
  'consent.parents',
  'consent.refused',
  'consent.unsure',
  'database.adopt',
  'database.adopted',
  'delegation.accept',
  'delegation.add',
  'delegation.end',
  'delegation.form',
  'delegation.other',
  'delegation.stop',
  'event.attest',
  'event.board',
  'event.dismiss',
  'event.export',
  'event.join',
  'event.joinfor',
  'event.leave',
  'event.leavefor',
  'event.list',
  'event.maybe',
  'event.maybefor',
  'event.organiser',
  'event.organisers',
  'event.postpone',
  'event.postponed',
  'event.attendance',
  'event.ticked',
  'figures.export',
  'figures.page',
  'figures.show',
  'event.rate',
  'history.see',
  'initiative.answer',
  'initiative.ask',
  'initiative.asked',
  'initiative.attach',
  'initiative.complete',
  'initiative.decline',
  'initiative.declined',
  'initiative.credit',
  'initiative.give-up',
  'initiative.later',
  'initiative.photo',
  'initiative.put-off',
  'initiative.retain',
  'initiative.see',
  'initiative.submit',
  'initiative.take',
  'initiative.uncredit',
  'initiative.withdraw',
  'message.propose',
  'newspaper.edit',
  'newspaper.end',
  'newspaper.form',
  'newspaper.save',
  'note.answer',
  'note.answered',
  'note.forward',
  'note.meant',
  'note.propose',
  'perimeter.add',
  'perimeter.remove',
  'person.leave',
  'person.rejoin',
  'post.add',
  'post.cancel',
  'post.consent',
  'post.count',
  'post.duplicate',
  'post.edit',
  'post.groups',
  'post.new',
  'post.picture',
  'post.preview',
  'post.save',
  'post.section',
  'post.submit',
  'proposal.accept',
  'proposal.decline',
  'proposal.open',
  'proposal.send',
  'release.copy',
  'release.declare',
  'release.undeclare',
  'section.add',
  'section.list',
  'section.move',
  'section.open',
  'section.question',
  'section.removefield',
  'section.rename',
  'section.reopen',
  'section.retire',
  'section.savefield',
  'relay.board',
  'relay.cannot',
  'relay.down',
  'relay.posted',
  'relay.see',
  'relay.sites',
  'relay.told',
  'sector.common',
  'sector.edit',
  'sector.end',
  'sector.ended',
  'sector.list',
  'sector.save',
  'sector.stay',
  'submission.withdraw',
  'test.why',
  'urgent.choose',
  'urgent.edit',
  'urgent.remove',
  'urgent.save',
  'validation.approve',
  'validation.changes',
  'validation.reassign',
  'validation.reassigned',
  'validation.refuse',
  'validation.see',
  'validation.track',
  'validation.withdraw',
  'waiting.approve',
  'waiting.open',
  'waiting.slot',
  'variant.form',
  'variant.list',
  'variant.propose',
  'variant.save',
  'warning.open',
  'week.address',
  'week.address-ended',
  'week.address-made',
  'week.address-renewed',
  'week.duplicate',
  'week.duplicated',
  'week.elsewhere',
  'week.move',
  'week.moved',
  'week.next',
  'week.planned',
  'week.release',
  'week.show',
  'week.unplanned',
  'release.open',
  'release.show',
  'word.say',
  'agenda.add',
  'agenda.file',
  'agenda.form',
  'agenda.remove',
  'agenda.reread',
  'agenda.show',
  'idea.add',
  'idea.form',
  'idea.list',
  'idea.remove',
  'idea.save',
  'idea.skip',
  'idea.weeks',
]
/** What would carry something to people. */
const carries: readonly JobName[] = ['broadcast.plan', 'broadcast.send', 'reminders.post', 'urgent.ring', 'urgent.tell']

describe('on a restored database, of all the verbs and words there are', () => {
  let ports: FakePorts
  let chat: Chat
  let ids: Record<string, string>
  beforeEach(async () => {
    ports = Object.assign(createFakePorts(), { renderPost })
    chat = createChat(ports)
    const { post, broadcast, validation } = await approved(ports)
    ids = {
      postId: post.id,
      broadcastId: broadcast.id,
      validationId: validation.id,
      seal: broadcast.seal,
      step: '0',
      version: '1',
      key: `broadcast:${broadcast.id}`,
      people: '9',
    }
    ports.jobs.length = 0
    ports.holdBack(hold)
  })
  const dataOf = (verb: string) => ({
    ...Object.fromEntries(chat.verbs[verb]!.needs.map(need => [need, need])),
    ...ids,
  })
  const carrying = () => ports.jobs.filter(({ job }) => carries.includes(job))

  it('each is known to send, or not to', () => {
    assert.deepEqual(Object.keys(chat.verbs).toSorted(), [...leaves, ...stays].toSorted())
  })

  it('each that sends is told, and writes nothing', async () => {
    const commits = ports.commits()
    for (const verb of leaves)
      assert.match(shownIn(await chat.press(everybody, verb, dataOf(verb))), nothingLeaves, verb)
    assert.equal(ports.commits(), commits)
  })

  it('no other one makes anything leave', async () => {
    for (const verb of stays) {
      await chat.press(everybody, verb, dataOf(verb))
      ports.holdBack(hold)
      assert.deepEqual(carrying(), [], verb)
    }
  })

  it('nor does a word that is typed', async () => {
    const { reference } = (await ports.broadcasts.byId(ids['broadcastId']!))!
    for (const [word, [spelling]] of Object.entries(chat.words.fr.typed)) {
      for (const said of [spelling, `${spelling} ${reference}`, `${spelling} ${reference} demain à 9 h`])
        await chat.say(everybody, said!)
      ports.holdBack(hold)
      assert.deepEqual(carrying(), [], word)
    }
  })
})
