import assert from 'node:assert/strict'
import {
  type EventAnswer,
  type EventSeen,
  eventState,
  isRegistered,
  placesLeft,
  rankOf,
} from '../../../../src/core/domain/events/event.ts'
import { reminder } from '../../../../src/core/use-cases/events/told/reminder.ts'
import { settings } from '../../../fakes/ports.ts'

const details = { date: '2026-12-02', time: '12:30', place: 'Médiathèque', capacity: 2 }
const answer = (said: EventAnswer['answer']): EventAnswer => ({
  id: 'p:a',
  version: 1,
  postId: 'p',
  person: 'a',
  answer: said,
  at: '2026-11-25T09:00:00.000Z',
})

describe('the rules of events', () => {
  it('one is open through the whole of its day, by the authority’s clock, unless its cards are over before', () => {
    const state = (now: string, expiresOn: string | null = null, cancelled = false) =>
      eventState({ details, expiresOn, cancelled }, now, settings)
    assert.deepEqual(
      ['2026-12-01T22:59:59.999Z', '2026-12-02T22:59:59.999Z', '2026-12-02T23:00:00.000Z'].map(now => state(now)),
      ['open', 'open', 'over'],
    )
    assert.deepEqual(
      ['2026-11-30T22:59:59.999Z', '2026-11-30T23:00:00.000Z'].map(now => state(now, '2026-12-01')),
      ['open', 'over'],
      'on the very day on which they are over',
    )
    assert.equal(state('2027-01-01T00:00:00.000Z', null, true), 'cancelled')
    const closing = (now: string) =>
      eventState({ details: { ...details, closesOn: '2026-11-30' }, expiresOn: null, cancelled: false }, now, settings)
    assert.deepEqual(
      ['2026-11-30T22:59:59.999Z', '2026-11-30T23:00:00.000Z', '2026-12-02T23:00:00.000Z'].map(closing),
      ['open', 'closed', 'over'],
      'through the last day for answers',
    )
  })

  it('whoever waits counts on coming; whoever says no, or nothing, does not', () => {
    assert.deepEqual([null, answer('yes'), answer('waiting'), answer('no')].map(isRegistered), [
      false,
      true,
      true,
      false,
    ])
  })

  it('no fewer than no places are left, and the first who waits is the first', () => {
    const seen = (taken: number, capacity: number | null): EventSeen =>
      ({
        details: { ...details, capacity },
        answer: null,
        places: new Map([
          [
            '',
            {
              id: 'p',
              version: 1,
              taken,
              waiting: [
                { person: 'a', seats: 1 },
                { person: 'b', seats: 2 },
              ],
            },
          ],
        ]),
        delivery: { person: 'b' },
      }) as unknown as EventSeen
    assert.deepEqual([placesLeft(seen(1, 2)), placesLeft(seen(3, 2)), placesLeft(seen(3, null))], [1, 0, null])
    assert.equal(rankOf(seen(1, 2)), 2)
  })

  it('whoever says yes after the hour of the reminder has not forgotten by then', () => {
    const jobs = (at: string) => reminder({ details }, { postId: 'p', person: 'a', at }, settings)
    assert.deepEqual(jobs('2026-12-01T07:59:59.999Z'), [
      { job: 'event.remind', data: { postId: 'p', person: 'a' }, at: '2026-12-01T08:00:00.000Z' },
      { job: 'event.soon', data: { postId: 'p', person: 'a' }, at: '2026-12-02T10:30:00.000Z' },
    ])
    const soon = [{ job: 'event.soon', data: { postId: 'p', person: 'a' }, at: '2026-12-02T10:30:00.000Z' }]
    assert.deepEqual([jobs('2026-12-01T08:00:00.000Z'), jobs('2026-12-02T10:30:00.000Z')], [soon, []])
  })
})
