import assert from 'node:assert/strict'
import type { EventAnswer } from '../../../src/core/domain/events/event.ts'
import type { Frame } from '../../../src/core/ports/outside.ts'
import { createFillFrame } from '../../../src/teams/send/fill-frame.ts'
import { loadWords } from '../../../src/words.ts'

const answered = (answer: EventAnswer['answer']): NonNullable<Frame['answered']> => ({
  answer: { id: 'p:a', version: 1, postId: 'p', person: 'a', answer, at: '' },
  details: { date: '2026-12-10', time: null, place: '', capacity: 1, guests: 1 },
})
const button = (verb: string) => ({ type: 'Action.Execute', verb, title: verb })
const card = JSON.stringify({
  type: 'AdaptiveCard',
  body: [
    { type: 'TextBlock', text: 'Visite' },
    { type: 'Input.ChoiceSet', id: 'guests' },
    { type: 'ActionSet', actions: ['event.join', 'event.maybe', 'event.leave'].map(button) },
    { type: 'ActionSet', actions: [{ type: 'Action.OpenUrl', title: 'Voir', url: 'https://ville.example' }] },
  ],
})

describe('pictures of a card that is over', () => {
  it('leave it, and all its words stay', () => {
    const fill = createFillFrame(loadWords(undefined, 'Europe/Paris'), { timeZone: 'Europe/Paris', pilot: false })
    const image = { type: 'Image', url: `https://mary.example/media/post~p1.${'A'.repeat(43)}`, altText: 'Le pont' }
    const sealed = JSON.stringify({ type: 'AdaptiveCard', body: [{ type: 'TextBlock', text: 'Visite' }, image] })
    const drawn = (expiredOn: string | null) => {
      const frame = { firstContact: false, broadcastId: 'b', correctedAt: null, expiredOn }
      const reader = { givenName: 'Zoé', department: null, locale: 'fr' } as const
      const filled = fill({ locale: 'fr', summary: '', card: sealed }, { ...frame, ...reader }).card
      return [filled.includes('Visite'), filled.includes('Le pont')]
    }
    assert.deepEqual(
      [drawn(null), drawn('2026-12-11')],
      [
        [true, true],
        [true, false],
      ],
    )
  })
})

describe('the card of an event, as everybody and as one person reads it', () => {
  const fill = createFillFrame(loadWords(undefined, 'Europe/Paris'), { timeZone: 'Europe/Paris', pilot: false })
  const drawn = (frame: Partial<Frame>) => {
    const framed = { firstContact: false, broadcastId: 'b', correctedAt: null, expiredOn: null, ...frame }
    const reader = { givenName: 'Zoé', department: null, locale: 'fr' } as const
    const filled = fill({ locale: 'fr', summary: '', card }, { ...framed, ...reader }).card
    return {
      says: [
        'Complet',
        'Inscriptions closes',
        'Événement annulé',
        'Terminé',
        'Vous participez',
        'liste d’attente',
      ].filter(text => filled.includes(text)),
      verbs: ['event.join', 'event.maybe', 'event.leave'].filter(verb => filled.includes(`"${verb}"`)),
      asks: filled.includes('Input.ChoiceSet'),
      links: filled.includes('https://ville.example') && filled.includes('broadcast.why'),
    }
  }
  const all = ['event.join', 'event.maybe', 'event.leave']

  it('says that it is full to who has no place, who may still wait for one', () => {
    assert.deepEqual(drawn({ remark: 'full' }), {
      says: ['Complet', 'liste d’attente'],
      verbs: all,
      asks: true,
      links: true,
    })
    assert.deepEqual(drawn({ remark: 'full', answered: answered('no') }).says, ['Complet', 'liste d’attente'])
    assert.deepEqual(drawn({ remark: 'full', answered: answered('yes') }).says, ['Vous participez'])
  })

  it('leaves no button that does nothing any more, and whatever else there is to press', () => {
    for (const frame of [{ remark: 'closed' }, { remark: 'cancelled' }, { expiredOn: '2026-12-11' }] as const) {
      const { verbs, asks, links } = drawn(frame)
      assert.deepEqual([verbs, asks, links], [[], false, true], JSON.stringify(frame))
    }
    const kept = (said: EventAnswer['answer'], frame: Partial<Frame>) =>
      drawn({ ...frame, answered: answered(said) }).verbs
    assert.deepEqual(kept('yes', { remark: 'closed' }), ['event.leave'], 'whoever cannot come gives their place back')
    assert.deepEqual(kept('no', { remark: 'closed' }), [])
    assert.deepEqual(kept('yes', { remark: 'cancelled' }), [])
    assert.deepEqual(kept('yes', { expiredOn: '2026-12-11' }), [])
  })

  it('says to everybody why it is called off, as text, and that no answer is taken', () => {
    const frame = { firstContact: false, broadcastId: 'b', correctedAt: null, expiredOn: null }
    const off = { ...frame, remark: 'cancelled', reason: 'Orages *violents*' } as const
    const reader = { givenName: 'Zoé', department: null, locale: 'fr' } as const
    const filled = fill({ locale: 'fr', summary: '', card }, { ...off, ...reader }).card
    assert.match(filled, /Événement annulé.: plus aucune réponse n’est prise\. Motif.: Orages \\\\\*violents/)
  })

  it('speaks of nobody’s place once it is called off', () => {
    assert.deepEqual(drawn({ remark: 'cancelled', answered: answered('yes') }).says, ['Événement annulé'])
  })
})
