import assert from 'node:assert/strict'
import type { EventAnswer, EventSeen, EventState } from '../../../src/core/domain/events/event.ts'
import type { EventDetails } from '../../../src/core/domain/posts/post.ts'
import { drawBeside } from '../../../src/teams/events/draw-beside.ts'
import { drawEvent } from '../../../src/teams/events/draw-event.ts'
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
})
