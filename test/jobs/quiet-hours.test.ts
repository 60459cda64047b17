import assert from 'node:assert/strict'
import { instantOf } from '../../src/core/domain/working-time/local-time.ts'
import { quietHours } from '../../src/core/domain/working-time/quiet-hours.ts'
import type { JobName, Jobs } from '../../src/core/change.ts'
import { addDelegation } from '../../src/core/use-cases/delegations/add-delegation.ts'
import { answerEvent } from '../../src/core/use-cases/events/answers/answer-event.ts'
import { putOffInitiative } from '../../src/core/use-cases/initiatives/put-off-initiative.ts'
import { submitInitiative } from '../../src/core/use-cases/initiatives/submit-initiative.ts'
import { retainInitiative } from '../../src/core/use-cases/initiatives/triage-initiative.ts'
import type { Ports } from '../../src/core/ports.ts'
import { later, msBetween } from '../../src/core/domain/time.ts'
import { jobTable } from '../../src/jobs/jobs.ts'
import { brought } from '../fakes/brought.ts'
import { endCall } from '../../src/core/use-cases/calls/close-call.ts'
import { changedEvent } from '../fakes/changed-event.ts'
import { createFakePorts, type FakePorts, settings } from '../fakes/ports.ts'
import { received } from '../fakes/received.ts'
import { actor, alice, diane, hugo, karim } from '../fakes/town.ts'
import { askedTown, callWorld, listsNow, plannedCall } from '../fakes/calls.ts'
import { asked } from '../fakes/urgent.ts'
import { comms, otherComms, press, submitted } from '../fakes/walk.ts'

/** By what a job rings, that is asked for while people are left alone; it rings once they are at work again. */
type Waits<K extends JobName> = { rings: RegExp; atNight: (ports: FakePorts) => Promise<Jobs[K]> }
/** Why it may do its work at any hour. */
type Law<K extends JobName> = string | Waits<K>

const event = { kind: 'event', date: '2026-12-03', time: '12:30', place: 'Médiathèque' }
const passTo = (ports: FakePorts, day: string, time: string) =>
  ports.pass(msBetween(ports.now(), instantOf(day, time, settings.timeZone)!))
const night = (ports: FakePorts, day: string) => passTo(ports, day, '21:30')
const carries = 'it does what another one asked for, at the hour that was said then'
const edits = 'it changes cards that people have: an edited card rings nobody'
const writes = 'it writes where nobody is called'
const confirmed = 'somebody asked for that hour, and confirmed it'
const urgent = 'an emergency rings at any hour'

/** Everything that Mary does by herself, complete by type: a new job has its line here, or nothing compiles. */
const laws: { [K in JobName]: Law<K> } = {
  'placement.refresh': carries,
  'placement.retire': edits,
  'doubts.tell': 'it goes to the channel, and whoever is there decides what nobody else can know',
  'initiative.list': 'it writes to the list, and tells what somebody changed there a moment ago',
  'list.read': writes,
  'directory.read': writes,
  'directory.follow': 'by night it asks for itself in the morning, and does nothing',
  'list.adopt': 'it answers whoever added an item to the list a moment ago',
  'sections.column': writes,
  'section.items': edits,
  'section.calls': edits,
  'initiative.route': writes,
  'sectors.follow': 'somebody changed a sector just now: what waits lies where it belongs',
  'initiative.source': 'it tells what a colleague did just now, as a comment does',
  'initiative.source-end': edits,
  'initiative.file': writes,
  'video.take': 'somebody sent the video minutes ago and waits for the answer',
  'note.files': writes,
  'note.files-end': writes,
  'picture.end': writes,
  'withdrawal.mend': edits,
  'withdrawal.remind': 'it goes to the channel, on the day that the first card named',
  'withdrawal.forget': writes,
  'media.follow': edits,
  'media.end': 'it tells that what should leave does not: whoever can mend it has to know before its hour',
  'broadcast.plan': confirmed,
  'broadcast.send': confirmed,
  'broadcast.progress': edits,
  'broadcast.export': writes,
  'broadcast.unreachable': writes,
  'broadcast.expire': edits,
  'agenda.read': writes,
  'agenda.feed': writes,
  'figures.export': writes,
  'relays.ask': 'its cards wait until morning, but of an emergency',
  'relays.follow': writes,
  'agreement.silent': 'by night it asks for itself in the morning, and does nothing',
  'relays.remind': 'by night it asks for itself in the morning, but of an emergency',
  'releases.follow': writes,
  'edition.produce': 'somebody asked for it just now',
  'edition.follow': edits,
  'edition.library': writes,
  'edition.mail': 'somebody sent the edition, whose readers get it by e-mail too',
  'release.publish': confirmed,
  'ideas.open': 'it writes drafts, and the card in the channel waits until morning',
  'event.remark': edits,
  'reminders.post': carries,
  'audience.read': 'it answers whoever sent the file just now',
  'event.follow': edits,
  'event.calendar': writes,
  'event.calendars': writes,
  'event.boards': edits,
  'event.bring': 'its reader asked for it just now',
  'release.copies': writes,
  'site.webhook': writes,
  'replies.read': writes,
  'event.export': writes,
  'urgent.ring': urgent,
  'validation.remind': {
    rings: /^reminders\.post/,
    atNight: async ports => {
      const {
        validation: { id, steps },
      } = await submitted(ports)
      night(ports, '2026-11-25')
      return { id, step: 0, due: steps[0]!.due!, at: ports.now() }
    },
  },
  'validation.escalate': {
    rings: /^escalated:/,
    atNight: async ports => {
      const {
        validation: { id, steps },
      } = await submitted(ports)
      night(ports, '2026-11-26')
      return { id, step: 0, due: steps[0]!.due! }
    },
  },
  'validation.missed': {
    rings: /^missed:/,
    atNight: async ports => {
      const {
        validation: { id },
      } = await submitted(ports, { slotDate: '2026-11-27', slotTime: '21:00' })
      night(ports, '2026-11-27')
      return { id }
    },
  },
  'step.opened': {
    rings: /^offer:/,
    atNight: async ports => {
      ports.town.away = { [karim.id]: { until: '2026-12-04T17:00:00.000Z' } }
      const {
        validation: { id, steps },
      } = await submitted(ports)
      night(ports, '2026-11-25')
      return { id, step: 0, openedAt: steps[0]!.openedAt }
    },
  },
  'delegation.apply': {
    rings: new RegExp(`^validation:.*:${diane.id}`),
    atNight: async ports => {
      await submitted(ports)
      const lent = await addDelegation(
        ports,
        actor(karim),
        { to: diane.mail, since: '2026-11-27', until: '2026-11-30' },
        settings,
      )
      assert.ok(lent.kind === 'delegated')
      passTo(ports, '2026-11-27', '00:00')
      return { id: lent.delegation.id }
    },
  },
  'event.remind': {
    rings: /^reminder:/,
    atNight: async ports => {
      const postId = await eventWith(ports, '', alice.id)
      await answerEvent(ports, actor(alice), { postId, says: 'yes' }, settings)
      night(ports, '2026-12-01')
      return { postId, person: alice.id }
    },
  },
  'week.digest': {
    rings: /^week:/,
    atNight: async ports => {
      night(ports, '2026-11-25')
      return { monday: '2026-11-23' }
    },
  },
  'week.follow': edits,
  'move.forget': writes,
  'workbook.forget': writes,
  'person.erase': 'two people asked for it, and its card in the channel is changed, not placed',
  'person.data': 'it answers whoever asked a moment ago, in their own chat',
  'person.data-end': edits,
  'register.write': writes,
  'event.thank': {
    rings: /^thanks:/,
    atNight: async ports => {
      const postId = await eventWith(ports, '', alice.id)
      await answerEvent(ports, actor(alice), { postId, says: 'yes' }, settings)
      night(ports, '2026-12-07')
      return { postId }
    },
  },
  'event.soon': {
    rings: /^soon:/,
    atNight: async ports => {
      const postId = await eventWith(ports, '', alice.id)
      await answerEvent(ports, actor(alice), { postId, says: 'yes' }, settings)
      night(ports, '2026-12-02')
      return { postId, person: alice.id }
    },
  },
  'events.purge': writes,
  'relays.purge': writes,
  'editions.purge': writes,
  'retention.purge': writes,
  'proposal.files-end': writes,
  'archive.table': 'the card that it asks for waits for the day by itself',
  'archive.purge': 'it deletes, and the card that it edits rings nobody',
  'event.purge': 'it deletes, and cards of organisers show figures alone: an edited card rings nobody',
  'event.resize': {
    rings: new RegExp(`^event:.*:${hugo.id}`),
    atNight: async ports => {
      const postId = await eventWith(ports, '1', alice.id, hugo.id)
      for (const who of [alice, hugo]) await answerEvent(ports, actor(who), { postId, says: 'yes' }, settings)
      await changedEvent(ports, postId, { capacity: 2 })
      night(ports, '2026-11-26')
      return { postId, newDay: false }
    },
  },
  'post.follow': {
    rings: /^published:/,
    atNight: async ports => {
      await submitInitiative(ports, actor(alice), { id: 'i1', fields: { title: 'Ruche', text: 'Du miel' }, form: null })
      await retainInitiative(ports, comms, 'i1')
      night(ports, '2026-11-25')
      return { postId: (await ports.initiatives.byId('i1'))!.postId!, published: true }
    },
  },
  'initiative.return': {
    rings: /^(?:inbox|return):/,
    atNight: async ports => {
      await submitInitiative(ports, actor(alice), { id: 'i1', fields: { title: 'Ruche', text: 'Du miel' }, form: null })
      await putOffInitiative(ports, comms, { id: 'i1', on: '2026-11-26', reason: '' }, settings)
      night(ports, '2026-11-26')
      return { id: 'i1', on: '2026-11-26' }
    },
  },
  'call.follow': edits,
  'call.open': {
    rings: /^call:/,
    atNight: async ports => {
      askedTown(ports, 2)
      const { id } = await plannedCall(ports)
      night(ports, '2026-11-25')
      return { id }
    },
  },
  'call.question': {
    rings: /^call-question:/,
    atNight: async ports => {
      askedTown(ports, 2)
      const { id, opensAt } = await plannedCall(ports, { opens: '2026-11-30', recurrence: 'weekly' })
      night(ports, '2026-11-26')
      return { id, opensAt }
    },
  },
  'call.remind': {
    rings: /^call-reminder:/,
    atNight: async ports => {
      const { id, closesAt } = await openedCall(ports)
      night(ports, '2026-12-02')
      return { id, closesAt, at: ports.now(), last: false, asked: false }
    },
  },
  'call.close': 'it closes the call; whoever is told of it is told by call.cards',
  'call.cards': {
    rings: /^call-tally:/,
    atNight: async ports => {
      const { id, closesAt } = await openedCall(ports)
      night(ports, '2026-12-09')
      await endCall(ports, { id, closesAt }, settings)
      return { id }
    },
  },
  'call.look': {
    rings: /^call:/,
    atNight: async ports => {
      const [first, second] = askedTown(ports, 2)
      const { id } = await openedCall(ports, 0)
      night(ports, '2026-11-26')
      listsNow(ports, [{ department: { ...first!.department, correspondent: hugo } }, second!])
      return { id, day: '2026-11-26' }
    },
  },
  'urgent.tell': {
    rings: /^told:/,
    atNight: async ports => {
      night(ports, '2026-11-25')
      const { post, validation } = await asked(ports)
      const sent = await press(ports, otherComms, { id: post.id, seal: validation.seal }, 'approve', 0)
      assert.ok(sent.kind === 'decided' && sent.broadcast)
      ports.report.counts.delivered = 1
      return { broadcastId: sent.broadcast.id }
    },
  },
  'journal.head': {
    rings: /^journal:heads|^head:/,
    atNight: async ports => {
      await ports.commit({
        journal: { verb: 'post.created', actor: comms, subject: 'PUB-2026-0001', seal: null, details: {} },
      })
      night(ports, '2026-11-27')
      return {}
    },
  },
}

async function openedCall(ports: FakePorts, departments = 2) {
  if (departments > 0) askedTown(ports, departments)
  const { id } = await plannedCall(ports)
  await callWorld(ports).runDue()
  return (await ports.calls.byId(id))!
}

async function eventWith(ports: FakePorts, capacity: string, ...people: string[]): Promise<string> {
  const { post, broadcast } = await brought(ports, { ...event, capacity })
  received(
    ports,
    broadcast.id,
    people.map(id => ({ id })),
  )
  return post.id
}

describe('in quiet hours, what Mary does by herself', () => {
  for (const [name, law] of Object.entries(laws) as [JobName, Law<JobName>][])
    if (typeof law !== 'string') it(`waits until people are at work: ${name}`, () => waitsUntilMorning(name, law))

  it('is named, each job with why it need not wait, or with a night on which it does', () => {
    const named = Object.keys(jobTable(createFakePorts() as unknown as Ports, settings, new AbortController().signal))
    assert.deepEqual(Object.keys(laws).toSorted(), named.toSorted())
  })
})

/** How often a job may ask for itself again before it rings: for the next day, say, and then for its hour. */
const rounds = 3

async function waitsUntilMorning(name: JobName, { rings, atNight }: Waits<JobName>): Promise<void> {
  const ports = createFakePorts()
  const data = await atNight(ports)
  assert.ok(quietHours(ports.now(), settings), 'it is asked for while people are left alone')
  const run = jobTable(ports as unknown as Ports, settings, new AbortController().signal)[name] as (
    data: Jobs[JobName],
  ) => Promise<void>
  const timeOf = ({ at, inMs }: FakePorts['jobs'][number]) => at ?? later(ports.now(), inMs ?? 0)
  const ringing = () =>
    ports.jobs.filter(row => rings.test(row.job === 'placement.refresh' ? row.data.key : row.job)).map(timeOf)
  for (let round = 0; round <= rounds; round++) {
    ports.jobs.length = 0
    await run(data)
    for (const at of ringing()) assert.ok(!quietHours(at, settings), `it rings at ${at}`)
    if (ringing().length > 0) return
    const [again, ...more] = ports.jobs.filter(({ job }) => job === name)
    assert.ok(again && more.length === 0, 'it asks for itself again')
    const at = timeOf(again)
    assert.ok(at > ports.now() && !quietHours(at, settings), `again at ${at}`)
    ports.pass(msBetween(ports.now(), at))
  }
  assert.fail('it never rings')
}
