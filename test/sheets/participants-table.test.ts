import assert from 'node:assert/strict'
import { answered, type EventAnswer, type EventNow } from '../../src/core/domain/events/event.ts'
import { figuresOf } from '../../src/core/domain/events/participants.ts'
import type { Said } from '../../src/core/domain/events/places.ts'
import type { EventDetails } from '../../src/core/domain/posts/post.ts'
import { participantsTables } from '../../src/sheets/tables/participants-table.ts'
import { loadWords } from '../../src/words.ts'

const at = '2026-11-25T09:00:00.000Z'
const details: EventDetails = {
  date: '2026-12-02',
  time: null,
  place: '',
  capacity: 3,
  guests: 3,
  questions: [
    { id: 'q1', ask: 'Déjeunez-vous ?', kind: 'choice', options: ['Oui', 'Non'] },
    { id: 'q2', ask: 'Combien de vélos ?', kind: 'number', options: [] },
  ],
}

describe('the list of participants', () => {
  const says = (person: string, answer: Said, guests: number): EventAnswer =>
    answered(null, { postId: 'p', person, answer, guests, replies: { q1: 'Oui', q2: '4' }, at })
  const answers = [
    says('a', 'yes', 1),
    says('b', 'yes', 0),
    says('c', 'no', 1),
    says('d', 'maybe', 2),
    says('e', 'waiting', 3),
  ]

  it('adds up to its figures: of who does not come, company and replies stay empty', () => {
    const event = { post: { reference: 'PUB-2026-0001' }, title: 'Visite', details } as EventNow
    const figures = figuresOf(details, answers, 9)
    const people = answers.map(answer => ({ name: answer.person, department: null, answer, rank: 0 }))
    const [list] = participantsTables({ event, figures, people, walkIns: [], at }, loadWords().fr)
    assert.deepEqual(
      list!.rows.map(row => [row[0], row[4], row[6], row[7]]),
      [
        ['a', 1, 'Oui', 4],
        ['b', 0, 'Oui', 4],
        ['c', null, null, null],
        ['d', null, null, null],
        ['e', null, null, null],
      ],
    )
    const sum = (column: number) => list!.rows.reduce((total, row) => total + Number(row[column] ?? 0), 0)
    assert.deepEqual([sum(4), sum(7)], [figures.sessions[0]!.guests, figures.replies[1]!.sum])
  })
})
