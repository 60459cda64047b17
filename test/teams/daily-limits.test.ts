import assert from 'node:assert/strict'
import { dailyLimits } from '../../src/core/use-cases/people/daily-limits.ts'
import { createFakePorts, type FakePorts } from '../fakes/ports.ts'
import { actor, alice, hugo } from '../fakes/town.ts'
import { comms } from '../fakes/walk.ts'
import { type Chat, createChat, picture, shownIn } from './chat.ts'

const enough = /prend cela \d+ fois par jour et par personne, essais compris/
const day = 24 * 3_600_000

describe('what one person may do in a day', () => {
  let ports: FakePorts
  let chat: Chat
  beforeEach(() => {
    ports = createFakePorts()
    chat = createChat(ports)
  })
  const dataOf = (verb: string): object => Object.fromEntries(chat.verbs[verb]!.needs.map(need => [need, '1']))

  it('is limited for all that writes to others or stays for good, and for nothing that only looks or decides', async () => {
    const asked: string[] = []
    ports.dailyCounts.take = async (_person, what) => {
      asked.push(what)
      return false
    }
    const limited: string[] = []
    for (const verb of Object.keys(chat.verbs))
      if (enough.test(shownIn(await chat.press(comms, verb, dataOf(verb))))) limited.push(verb)
    assert.deepEqual(limited.toSorted(), [
      'agenda.add',
      'agenda.reread',
      'agreement.internal',
      'agreement.no',
      'agreement.withdraw',
      'agreement.yes',
      'assistant.end',
      'assistant.leave',
      'assistant.left',
      'assistant.name',
      'assistant.over',
      'audience.attach',
      'broadcast.export',
      'broadcast.unreachable',
      'call.extended',
      'call.handon',
      'call.nothing',
      'call.nudge',
      'call.pass',
      'call.plan',
      'call.undo',
      'campaign.save',
      'channel.free',
      'comment.add',
      'comment.answer',
      'comment.list',
      'comment.track',
      'consent.adults',
      'consent.children',
      'consent.nobody',
      'consent.parents',
      'consent.refused',
      'consent.unsure',
      'delegation.accept',
      'delegation.add',
      'delegation.end',
      'delegation.stop',
      'edition.correct',
      'edition.preview',
      'edition.submit',
      'erasure.confirm',
      'erasure.propose',
      'event.attest',
      'event.join',
      'event.joinfor',
      'event.leave',
      'event.leavefor',
      'event.maybe',
      'event.maybefor',
      'event.organiser',
      'event.rate',
      'event.ticked',
      'figures.export',
      'idea.add',
      'initiative.answer',
      'initiative.asked',
      'initiative.attach',
      'initiative.complete',
      'initiative.credit',
      'initiative.nudge',
      'initiative.photo',
      'initiative.put-off',
      'initiative.submit',
      'media.filed',
      'media.mark',
      'media.specified',
      'media.unask',
      'media.withdraw',
      'mydata.ask',
      'mydata.erased',
      'mydata.of',
      'newspaper.save',
      'note.answered',
      'note.forward',
      'person.leave',
      'person.rejoin',
      'post.duplicate',
      'post.submit',
      'post.test',
      'proposal.send',
      'register.write',
      'relay.cannot',
      'relay.posted',
      'relay.told',
      'release.decide',
      'release.declare',
      'release.undeclare',
      'retention.propose',
      'retention.suspended',
      'submission.withdraw',
      'urgent.send',
      'validation.nudge',
      'validation.reassigned',
      'validation.withdraw',
      'warning.send',
      'week.address-ended',
      'week.address-made',
      'week.address-renewed',
      'week.duplicated',
      'week.moved',
      'week.next',
      'withdrawal.done',
    ])
    ports.dailyCounts.take = async (_person, what) => {
      asked.push(what)
      return what !== 'quote'
    }
    const quoting = { initiativeId: ports.newId(), sourceId: hugo.id }
    assert.match(shownIn(await chat.press(comms, 'initiative.submit', quoting)), enough)
    ports.dailyCounts.take = async (_person, what) => {
      asked.push(what)
      return false
    }
    for (const text of ['rédiger', 'présent TILLEUL', 'La cantine ?'])
      assert.match(shownIn(await chat.say(comms, text)), enough, text)
    assert.match(shownIn(await chat.say(comms, '', [picture('a.png')])), enough)
    assert.deepEqual(
      [ports.commits(), ports.jobs, ports.journal.filter(({ verb }) => verb !== 'attempt.refused')],
      [0, [], []],
    )
    assert.deepEqual([...new Set(asked)].toSorted(), Object.keys(dailyLimits).toSorted(), 'each limit is of something')
  })

  it('ends with the limit, for this person and this day alone, in both languages', async () => {
    const author = actor(alice)
    const say = (who = author) => chat.say(who, 'La cantine ferme à quelle heure ?')
    for (let count = 0; count < dailyLimits.keep; count++) assert.doesNotMatch(shownIn(await say()), enough)
    assert.match(shownIn(await say()), enough)
    assert.match(
      shownIn(await say({ ...author, locale: 'en' })),
      /Mary takes this 200 times a day from one person, tries included/,
    )
    assert.equal(ports.commits(), dailyLimits.keep)
    assert.doesNotMatch(shownIn(await say(actor(hugo))), enough)
    ports.pass(day)
    assert.doesNotMatch(shownIn(await say()), enough)
  })

  it('counts a word and its button together', async () => {
    for (let count = 0; count < dailyLimits.leave; count++) await chat.press(actor(alice), 'person.leave', {})
    assert.match(shownIn(await chat.say(actor(alice), chat.words.fr.typed.rejoin[0]!)), enough)
  })

  it('leaves ten delegations of one place open, whoever makes them', async () => {
    const lend = (month: number, who = actor(hugo), from = '') =>
      chat.press(who, 'delegation.add', {
        from,
        to: 'diane@ville.example',
        since: `2027-${String(month).padStart(2, '0')}-01`,
        until: `2027-${String(month).padStart(2, '0')}-02`,
        reason: from && 'Il est absent',
      })
    for (let month = 1; month <= 10; month++) assert.doesNotMatch(shownIn(await lend(month)), /Dix délégations au plus/)
    assert.match(shownIn(await lend(11)), /Dix délégations au plus/)
    assert.match(shownIn(await lend(12, comms, 'hugo@ville.example')), /Dix délégations au plus/)
    const [first] = await ports.delegations.open(ports.now(), 20)
    await chat.press(actor(hugo), 'delegation.end', { delegationId: first!.id })
    assert.doesNotMatch(shownIn(await lend(11)), /Dix délégations au plus/)
    assert.equal((await ports.delegations.open(ports.now(), 20)).length, 10)
  })
})
