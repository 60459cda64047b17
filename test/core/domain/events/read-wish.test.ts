import assert from 'node:assert/strict'
import type { EventAnswer } from '../../../../src/core/domain/events/event.ts'
import { type AskedAnswer, bringsFewer, readWish, saysTheSame } from '../../../../src/core/domain/events/read-wish.ts'
import type { EventDetails } from '../../../../src/core/domain/posts/post.ts'

const details: EventDetails = {
  date: '2026-12-01',
  time: null,
  place: '',
  capacity: null,
  guests: 2,
  sessions: [
    { id: 's1', time: '10:00', label: '', capacity: 3 },
    { id: 's2', time: '14:00', label: '', capacity: null },
  ],
  questions: [
    { id: 'q1', ask: 'Déjeunez-vous\u202f?', kind: 'choice', options: ['Oui', 'Non'] },
    { id: 'q2', ask: 'Combien de vélos\u202f?', kind: 'number', options: [] },
    { id: 'q3', ask: 'Une idée\u202f?', kind: 'text', options: [] },
  ],
}
const before = { answer: 'yes', session: 's1', guests: 1, replies: { q1: 'Oui', q2: '3' } } as unknown as EventAnswer
const read = (asked: Omit<AskedAnswer, 'says'>, last: EventAnswer | null = null, says: AskedAnswer['says'] = 'yes') =>
  readWish({ says, ...asked }, details, last)

describe('readWish', () => {
  it('takes what a form says, and keeps what it does not name', () => {
    const { wish, guests, replies, errors } = read(
      { session: 's2', replies: { q1: 'Non', q2: '', q3: ' Une rampe ' } },
      before,
    )
    assert.deepEqual(wish, { says: 'yes', seats: 2, session: 's2' })
    assert.deepEqual([guests, replies, errors], [1, { q1: 'Non', q3: 'Une rampe' }, {}])
    assert.deepEqual(read({}, before).replies, before.replies)
  })

  it('refuses, by its field, what is no session, too many, no number, no choice, too long', () => {
    const { errors } = read({
      session: 'no such',
      guests: '3',
      replies: { q1: 'Peut-être', q2: '-1', q3: 'x'.repeat(201) },
    })
    assert.deepEqual(errors, {
      session: 'which-session',
      guests: 'too-many-guests',
      q1: 'unknown-choice',
      q2: 'not-a-number',
      q3: 'too-long',
    })
    assert.deepEqual(read({ session: 's1', guests: '1.5', replies: { q2: '10000000' } }).errors, {
      guests: 'not-a-number',
      q2: 'not-a-number',
    })
    assert.deepEqual(read({ session: 's1', replies: { q1: 7, 'no such': 'x' } }), {
      wish: { says: 'yes', seats: 1, session: 's1' },
      guests: 0,
      replies: {},
      errors: {},
    })
  })

  it('asks for a session of who comes alone, and not where there is but one', () => {
    assert.deepEqual(read({}).errors, { session: 'which-session' })
    assert.deepEqual(read({}, null, 'no').errors, {})
    const one = { ...details, sessions: details.sessions!.slice(0, 1) }
    assert.equal(readWish({ says: 'yes' }, one, null).wish.session, 's1')
  })

  it('knows what would write nothing, and that who is asked anew confirms', () => {
    const same = (asked: Omit<AskedAnswer, 'says'>, says: AskedAnswer['says'] = 'yes', last = before) =>
      saysTheSame(last, read(asked, last, says), null)
    assert.deepEqual([same({}), same({ guests: '1', replies: { q1: 'Oui' } })], [true, true])
    assert.deepEqual(
      [
        same({ guests: '2' }),
        same({ guests: '0' }),
        same({ session: 's2' }),
        same({ replies: { q2: '' } }),
        same({}, 'no'),
      ],
      [false, false, false, false, false],
    )
    assert.equal(same({}, 'yes', { ...before, asked: true }), false)
    assert.equal(same({}, 'yes', { ...before, answer: 'waiting' }), true)
    const other = { id: 'other', name: 'Other' }
    assert.equal(saysTheSame(before, read({}, before), other), true, 'said in their name, it is said already')
    assert.equal(saysTheSame({ ...before, by: other }, read({}, before), null), false, 'they say it themselves')
    assert.equal(saysTheSame(null, read({}, null, 'no'), null), false)
  })

  it('brings along no more than a correction left', () => {
    assert.equal(readWish({ says: 'yes' }, { ...details, guests: 0 }, before).guests, 0)
  })
})

describe('bringsFewer', () => {
  const two = { ...before, guests: 2 }
  const fewer = (asked: Omit<AskedAnswer, 'says'>, last: EventAnswer | null = two) =>
    bringsFewer(last, read(asked, last))

  it('is fewer guests, and nothing else that is wanted', () => {
    assert.deepEqual(
      [
        fewer({ guests: '1' }),
        fewer({ guests: '0', session: 's1' }),
        fewer({ guests: '1' }, { ...two, answer: 'waiting' }),
      ],
      [true, true, true],
    )
    assert.equal(fewer({ guests: '1' }, { ...two, by: { id: 'x', name: 'X' } }), true, 'whoever said it for them')
    for (const asked of [
      {},
      { guests: '2' },
      { guests: 'one' },
      { guests: '1', session: 's2' },
      { guests: '1', replies: { q1: 'Non' } },
    ])
      assert.equal(fewer(asked), false, JSON.stringify(asked))
    assert.deepEqual([fewer({ guests: '0' }, { ...two, answer: 'no' }), fewer({ guests: '0' }, null)], [false, false])
  })
})
