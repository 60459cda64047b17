import assert from 'node:assert/strict'
import type { EventAnswer } from '../../../../../src/core/domain/events/event.ts'
import { answerId } from '../../../../../src/core/domain/events/event.ts'
import { Unavailable } from '../../../../../src/core/domain/errors.ts'
import type { Calendars } from '../../../../../src/core/ports/outside.ts'
import { followCalendar, followCalendars } from '../../../../../src/core/use-cases/events/told/follow-calendar.ts'
import { brought } from '../../../../fakes/brought.ts'
import { changedEvent } from '../../../../fakes/changed-event.ts'
import { createFakePorts, type FakePorts, settings } from '../../../../fakes/ports.ts'
import { alice, hugo } from '../../../../fakes/town.ts'

const dayMs = 24 * 60 * 60_000

describe('the calendars of who comes', () => {
  let ports: FakePorts
  let postId: string
  /** By mailbox: id → what it shows. */
  let mailboxes: Map<string, Map<string, string>>
  let asked: string[]
  let refuses: boolean

  beforeEach(async () => {
    ports = createFakePorts()
    mailboxes = new Map()
    asked = []
    refuses = false
    const of = (person: string) => mailboxes.get(person) ?? mailboxes.set(person, new Map()).get(person)!
    const calendars: Calendars = {
      create: async (person, { entry, tentative }, transaction) => {
        asked.push('create')
        if (refuses) return null
        of(person).set(transaction, `${entry.title}${tentative ? ' ?' : ''}`)
        return transaction
      },
      change: async (person, id, { entry, tentative }) => {
        asked.push('change')
        if (!of(person).has(id)) return 'gone'
        of(person).set(id, `${entry.title}${tentative ? ' ?' : ''}`)
        return 'changed'
      },
      remove: async (person, id) => {
        asked.push('remove')
        of(person).delete(id)
      },
    }
    ports.calendars = calendars
    const { post } = await brought(ports, {
      kind: 'event',
      date: '2026-12-02',
      time: '12:30',
      place: 'Salle',
      capacity: '',
    })
    postId = post.id
  })

  let said = 0
  const says = async (answer: EventAnswer['answer'], person = alice.id, more: Partial<EventAnswer> = {}) => {
    const before = await ports.events.answer(postId, person)
    const row = { id: answerId(postId, person), version: ++said, postId, person, answer, at: ports.now(), ...more }
    await ports.commit({ save: 'event_answer', row, ifVersion: before?.version ?? 0 })
  }
  const follow = (person = alice.id) => followCalendar(ports, { postId, person }, settings)
  const shows = (person = alice.id) => [...(mailboxes.get(person)?.values() ?? [])]
  const title = async () => (await ports.posts.byId(postId))!.content.title

  it('are another one once they come after all: Graph would answer the one that was taken out', async () => {
    const made: string[] = []
    for (const answer of ['yes', 'no', 'yes'] as const) {
      await says(answer)
      await follow()
      made.push(...(mailboxes.get(alice.id)?.keys() ?? []))
    }
    assert.equal(new Set(made).size, 2, made.join())
  })

  it('show the event once, as they answered, and no more once they do not come', async () => {
    await says('yes')
    await follow()
    await follow()
    assert.deepEqual([shows(), asked], [[await title()], ['create']])
    await says('maybe')
    await follow()
    assert.deepEqual(shows(), [`${await title()} ?`])
    for (const answer of ['no', 'waiting'] as const) {
      await says(answer)
      await follow()
      assert.deepEqual(shows(), [], answer)
    }
    await says('yes')
    await follow()
    assert.deepEqual([shows().length, asked], [1, ['create', 'change', 'remove', 'create']])
  })

  it('show it once though the process died before it could note that', async () => {
    await says('yes')
    const { commit } = ports
    ports.commit = async () => 'stale'
    await assert.rejects(follow(), Unavailable)
    ports.commit = commit
    await follow()
    assert.deepEqual([shows().length, asked.length], [1, 2])
    await says('no')
    await follow()
    assert.deepEqual(shows(), [])
  })

  it('are left alone by who took it out, until they answer anew', async () => {
    await says('yes')
    await follow()
    mailboxes.clear()
    await changedEvent(ports, postId, { place: 'Ailleurs' })
    await follow()
    await follow()
    assert.deepEqual([shows(), asked], [[], ['create', 'change']])
    await says('maybe')
    await follow()
    assert.equal(shows().length, 1)
  })

  it('that refuse are not tried again for the same answer', async () => {
    refuses = true
    await says('yes')
    await follow()
    await follow()
    assert.deepEqual(asked, ['create'])
    assert.equal((await ports.calendarCopies.byId(answerId(postId, alice.id)))?.state, 'refused')
  })

  it('follow a change, all of them, and show nothing of what is cancelled', async () => {
    for (const { id } of [alice, hugo]) {
      await says('yes', id)
      await follow(id)
    }
    ports.tamper('post', { ...(await ports.posts.byId(postId))!, state: 'taken-back' })
    ports.jobs.length = 0
    await followCalendars(ports, { postId }, settings)
    const people = ports.jobs.map(({ job, data }) => [job, (data as { person: string }).person])
    assert.deepEqual(people.toSorted(), [alice, hugo].map(({ id }) => ['event.calendar', id]).toSorted())
    for (const { id } of [alice, hugo]) await follow(id)
    assert.deepEqual([shows(alice.id), shows(hugo.id)], [[], []])
  })

  it('keep what is over, of which Mary forgets after seven days what she had written', async () => {
    await says('yes')
    await follow()
    ports.pass(8 * dayMs)
    await says('no')
    await follow()
    await followCalendars(ports, { postId }, settings)
    assert.notEqual(await ports.calendarCopies.byId(answerId(postId, alice.id)), null)
    ports.pass(7 * dayMs)
    await followCalendars(ports, { postId }, settings)
    assert.deepEqual([shows().length, await ports.calendarCopies.byId(answerId(postId, alice.id))], [1, null])
  })

  it('are written into only where Mary may', async () => {
    ports.calendars = null
    await says('yes')
    await follow()
    assert.deepEqual(asked, [])
  })
})
