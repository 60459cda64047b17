import assert from 'node:assert/strict'
import type { EventAnswer, EventSeen, EventState } from '../../../src/core/domain/events/event.ts'
import type { EventDetails } from '../../../src/core/domain/posts/post.ts'
import { drawAnswering } from '../../../src/teams/events/drawn/draw-answering.ts'
import { drawBeside } from '../../../src/teams/events/drawn/draw-beside.ts'
import { drawEvent } from '../../../src/teams/events/drawn/draw-event.ts'
import { holidaysOf } from '../../../src/core/domain/working-time/public-holidays.ts'
import { loadWords } from '../../../src/words.ts'
import type { Face } from '../../../src/core/domain/faces/face.ts'
import { createDrawFace } from '../../../src/teams/draw-face.ts'
import { createFakePorts, drawing } from '../../fakes/ports.ts'

const look = { words: loadWords().fr, locale: 'fr', timeZone: 'Europe/Paris', isHoliday: holidaysOf('FR') } as const
const details: EventDetails = {
  date: '2026-12-01',
  time: '12:30',
  place: '',
  capacity: null,
  sessions: [{ id: 's1', time: '10:00', label: 'Visite', capacity: 5 }],
  questions: [{ id: 'q1', ask: 'Déjeunez-vous ?', kind: 'choice', options: ['Oui', 'Non'] }],
}
const seen = (answer: Partial<EventAnswer>, more: Partial<EventDetails> = {}) =>
  ({
    post: { id: 'e' },
    title: 'Visite',
    details: { ...details, ...more },
    broadcast: { id: 'b', rendered: { card: '{"type":"AdaptiveCard","body":[{"type":"TextBlock"}]}' } },
    delivery: { givenName: 'Zoé', department: null, person: 'p' },
    answer: { postId: 'e', person: 'p', answer: 'yes', session: 's1', at: '2026-11-25T09:00:00.000Z', ...answer },
    places: new Map(),
    changing: [],
    correctedAt: null,
    expiredOn: null,
    expiresOn: null,
    cancelled: false,
    remark: null,
  }) as unknown as EventSeen

describe('the cards of an event', () => {
  const says = (state: EventState, answer: Partial<EventAnswer> = {}) =>
    JSON.stringify(drawEvent({ event: seen(answer), state }, look))

  it('ask for what is still to be answered as long as it can be', () => {
    assert.match(says('open'), /Il reste à répondre.*Déjeunez-vous/)
    assert.doesNotMatch(says('closed'), /Il reste à répondre/)
    assert.match(says('closed', { asked: true }), /Il reste à répondre/, 'who is asked anew may say it')
  })

  it('say what was not understood one line each, with the name of the field in quotes', () => {
    const errors = { session: 'session-missing', q1: 'not-a-choice' } as never
    const { body } = drawEvent({ event: seen({}), state: 'open', errors }, look) as { body: { text?: string }[] }
    const lines = body.map(({ text = '' }) => text).filter(text => text.startsWith('«'))
    assert.equal(lines.length, 2)
    assert.match(lines[1]!, /^«\u00a0Déjeunez-vous.+»\u00a0:/)
  })

  it('put no three buttons in one row: a phone would cut their words off', () => {
    const rows = (event: EventSeen, moved: 'session' | 'place') => {
      const card = drawBeside({ because: 'moved', moved: [moved], event, now: '2026-11-25T09:00:00.000Z' }, look)
      const { body, actions } = card as unknown as { body: { actions?: { verb?: string }[] }[]; actions?: unknown }
      assert.equal(actions, undefined)
      return body.flatMap(one => [(one.actions ?? []).flatMap(({ verb }) => verb ?? [])]).filter(row => row.length > 0)
    }
    assert.deepEqual(rows(seen({ session: 'gone' }, { questions: [], sessions: [] }), 'session'), [
      ['event.join', 'event.maybe'],
      ['event.leave'],
    ])
    assert.deepEqual(rows(seen({}), 'place'), [['event.maybe', 'event.leave']])
  })

  it('say the hour of a session to who took it, also where the event begins at that very hour', () => {
    const when = (session: { time: string | null }) => {
      const sessions = [{ id: 's1', label: 'Visite', capacity: null, ...session }]
      const event = seen({}, { time: '10:00', ends: '17:00', sessions })
      const card = drawBeside({ because: 'reminder', moved: [], event, now: '2026-11-25T09:00:00.000Z' }, look)
      return JSON.stringify(card)
    }
    assert.match(when({ time: '10:00' }), /"mardi 1er décembre à 10.h"/)
    assert.match(when({ time: '14:00' }), /"mardi 1er décembre à 14.h"/)
    assert.match(when({ time: null }), /"mardi 1er décembre de 10.h à 17.h"/)
  })

  it('name their one reader wherever the post may, in the card and in its notification', () => {
    const draw = createDrawFace(
      loadWords(),
      drawing(() => createFakePorts()),
    )
    const named = { ...seen({}, { place: 'Hall, {direction}' }), title: 'Visite, {prénom}' }
    const nameless = { ...named, delivery: { ...named.delivery, givenName: '', department: 'Voirie' } }
    const faces = (event: EventSeen): Face[] => [
      { face: 'event', event, moved: [] },
      { face: 'reminder', event, moved: [] },
      { face: 'soon', event, moved: [] },
      { face: 'answered', event, moved: [], last: true },
      { face: 'moved', event, moved: ['place'] },
      { face: 'cancelled', event, moved: [] },
      { face: 'thanks', event, there: true, taken: true, mark: null, open: true },
      { face: 'warned', event, title: event.title, body: 'Bonjour {prénom},\n{direction} attend.', at: null },
    ]
    for (const event of [named, nameless])
      for (const face of faces(event)) {
        const drawn = draw(face, 'fr')
        const shown = JSON.stringify(drawn)
        assert.doesNotMatch(shown, /\{prénom|\{direction/, face.face)
        assert.ok(drawn.summary.includes(event === named ? 'Visite, Zoé' : 'Visite,'), drawn.summary)
        assert.ok(shown.includes(event === named ? 'Visite, Zoé' : 'Visite,'), face.face)
      }
    assert.match(draw(faces(named).at(-1)!, 'fr').summary, /Bonjour Zoé, votre direction attend/)
    assert.match(draw(faces(nameless).at(-1)!, 'fr').summary, /Bonjour, Voirie attend/)
  })

  it('name the session that was taken out to who was in it', () => {
    const told = (more: Partial<EventSeen>) => {
      const event = { ...seen({ session: 's2' }), ...more }
      return JSON.stringify(drawBeside({ because: 'moved', moved: ['session'], event, now: event.answer!.at }, look))
    }
    const trial = { id: 's2', time: '14:00', label: 'Essai libre', capacity: 3 }
    assert.match(told({ oldSessions: [trial] }), /Votre créneau n’existe plus\u00a0: 14.h, Essai libre/)
    assert.match(told({}), /"Votre créneau n’existe plus"/, 'removed before Mary kept its name')
  })

  const sealed = {
    type: 'AdaptiveCard',
    body: [
      {
        type: 'Input.ChoiceSet',
        id: 'session',
        choices: [
          { title: '10 h, Visite (5 places)', value: 's1' },
          { title: '14 h, Atelier (1 place)', value: 's2' },
        ],
      },
      { type: 'Input.ChoiceSet', id: 'guests', choices: ['0', '1', '2', '3'].map(value => ({ title: value, value })) },
      { type: 'Input.Text', id: 'reply-q2' },
      {
        type: 'ActionSet',
        actions: ['join', 'maybe', 'leave'].map(name => ({ type: 'Action.Execute', verb: `event.${name}` })),
      },
    ],
  }
  const asSealed = (event: EventSeen) =>
    ({ ...event, broadcast: { id: 'b', rendered: { card: JSON.stringify(sealed) } } }) as unknown as EventSeen
  const inputIn = (card: object, id: string) =>
    (card as { body: { id?: string; value?: string; choices?: { title: string; value: string }[] }[] }).body.find(
      one => one.id === id,
    )

  it('say below what was not understood that what was said before counts', () => {
    const errors = { q1: 'unknown-choice' } as const
    const text = (answer: Partial<EventAnswer>) =>
      JSON.stringify(drawEvent({ event: seen(answer), state: 'open', errors }, look))
    assert.match(
      text({ guests: 1 }),
      /Votre réponse d’avant reste valable\u00a0: Vous participez\. .*10.h, Visite\..*1 personne/,
    )
    assert.doesNotMatch(text({}), /Il reste à répondre/)
    assert.match(text({ asked: true }), /La date a changé/)
    assert.doesNotMatch(text({ asked: true }), /reste valable/)
    const first = { ...seen({}), answer: null }
    assert.doesNotMatch(JSON.stringify(drawEvent({ event: first, state: 'open', errors }, look)), /reste valable/)
  })

  it('say to who never answered that it is too late, and since when', () => {
    const event = { ...seen({}, { closesOn: '2026-11-30' }), answer: null }
    const text = JSON.stringify(drawEvent({ event, state: 'closed' }, look))
    assert.match(text, /Rien n’est enregistré\u00a0: les inscriptions sont closes depuis le mardi 1er décembre\./)
    assert.doesNotMatch(text, /Vous ne participez pas|Les inscriptions sont closes/)
    assert.match(says('closed', { answer: 'no' }), /Vous ne participez pas.*Les inscriptions sont closes/)
  })

  it('say in somebody’s name that they did not answer, and that it is too late by now', () => {
    const event = { ...seen({}, { closesOn: '2026-11-24' }), answer: null }
    const drawn = { event, principal: { id: 'p', name: 'Nadia Benali' }, now: '2026-11-25T09:00:00.000Z' }
    assert.match(
      JSON.stringify(drawAnswering(drawn, look)),
      /Nadia Benali n’a pas encore répondu.*Les inscriptions sont closes/,
    )
  })

  it('take back company after the last day for answers, and nothing else', () => {
    const card = drawEvent({ event: asSealed(seen({ guests: 2 }, { guests: 3 })), state: 'closed' }, look)
    const { value, choices } = inputIn(card, 'guests')!
    assert.deepEqual([value, choices?.map(one => one.value)], ['2', ['0', '1', '2']])
    assert.deepEqual([inputIn(card, 'session'), inputIn(card, 'reply-q2')], [undefined, undefined])
    assert.match(JSON.stringify(card), /event\.join.*event\.leave/)
    const alone = JSON.stringify(drawEvent({ event: asSealed(seen({}, { guests: 3 })), state: 'closed' }, look))
    assert.doesNotMatch(alone, /event\.join|"guests"/)
  })

  it('name each session in which whoever chooses it now would wait', () => {
    const sessions = [
      { id: 's1', time: '10:00', label: 'Visite', capacity: 5 },
      { id: 's2', time: '14:00', label: 'Atelier', capacity: 1 },
    ]
    const titles = (room: { taken: number; waiting: { person: string; seats: number }[] }, session: string) => {
      const places = new Map([['s2', { id: 'e/s2', version: 1, ...room }]])
      const event = { ...asSealed(seen({ session }, { sessions })), places }
      return inputIn(drawEvent({ event, state: 'open' }, look), 'session')?.choices?.map(({ title }) => title)
    }
    const full = ['10 h, Visite (5 places)', '14 h, Atelier (1 place) – complet']
    const free = ['10 h, Visite (5 places)', '14 h, Atelier (1 place)']
    assert.deepEqual(titles({ taken: 1, waiting: [] }, 's1'), full)
    assert.deepEqual(titles({ taken: 0, waiting: [{ person: 'z', seats: 2 }] }, 's1'), full, 'nobody overtakes')
    assert.deepEqual(titles({ taken: 0, waiting: [] }, 's1'), free)
    assert.deepEqual(titles({ taken: 1, waiting: [] }, 's2'), free, 'it is their own place')
  })
})
