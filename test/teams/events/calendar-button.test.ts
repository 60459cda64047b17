import assert from 'node:assert/strict'
import type { EventAnswer } from '../../../src/core/domain/events/event.ts'
import type { EventDetails } from '../../../src/core/domain/posts/post.ts'
import type { Look } from '../../../src/teams/cards/card-templates.ts'
import { createFillFrame } from '../../../src/teams/send/fill-frame.ts'
import { loadWords } from '../../../src/words.ts'

const words = loadWords()
const event: EventDetails = { date: '2026-12-01', time: '12:30', place: '', capacity: null }
const sent = { locale: 'fr' as const, summary: 'Venez', card: '{"type":"AdaptiveCard","body":[{"type":"TextBlock"}]}' }
const calendar: NonNullable<Look['calendar']> = {
  address: ({ postId, session, lastDay }) => `https://mary/${postId}/${session}/${lastDay}`,
}
const says = (answer: EventAnswer['answer'], more: Partial<EventAnswer> = {}): EventAnswer => ({
  id: 'e:p',
  version: 1,
  postId: 'e',
  person: 'p',
  answer,
  at: '2026-11-25T09:00:00.000Z',
  ...more,
})

/** Of the event as it was sent to them: `s1` is a session of it. */
function cardOf(answer: EventAnswer, expiredOn: string | null = null, around = { calendar } as object, more = {}) {
  const sessions = answer.session === 's1' ? [{ id: 's1', time: '10:00', label: 'Visite', capacity: 5 }] : []
  const details = { ...event, sessions }
  const fill = createFillFrame(words, { timeZone: 'Europe/Paris', pilot: true, ...around })
  const frame = {
    firstContact: false,
    broadcastId: 'b',
    correctedAt: null,
    expiredOn,
    answered: { answer, details: { ...details, ...more } },
  }
  return fill(sent, { ...frame, givenName: 'Zoé', department: null, locale: 'fr' }).card
}

function addressOn(...given: Parameters<typeof cardOf>): string | null {
  return /"Ajouter à mon agenda","url":"([^"]+)"/.exec(cardOf(...given))?.[1] ?? null
}

describe('« Ajouter à mon agenda »', () => {
  it('is on the card of who comes, or perhaps: of the session that they took', () => {
    assert.deepEqual(
      [says('yes'), says('maybe'), says('yes', { session: 's1' })].map(answer => addressOn(answer)),
      ['https://mary/e//2026-12-08', 'https://mary/e//2026-12-08', 'https://mary/e/s1/2026-12-08'],
    )
  })

  it('is not on the card of who does not come, waits, or is asked anew, nor on one that is over', () => {
    for (const answer of [says('no'), says('waiting'), says('yes', { asked: true })])
      assert.equal(addressOn(answer), null)
    assert.equal(addressOn(says('yes'), '2026-12-02'), null)
  })

  it('is not on the card of who has to choose another session: theirs is none any more', () => {
    assert.equal(addressOn(says('yes', { session: 'gone' })), null)
  })

  it('is on no card where Mary has no public address', () => {
    assert.equal(addressOn(says('yes'), null, {}), null)
    assert.equal(addressOn(says('yes'), null, { calendar: { address: () => null } }), null)
  })
})
