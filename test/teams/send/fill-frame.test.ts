import assert from 'node:assert/strict'
import type { EventAnswer } from '../../../src/core/domain/events/event.ts'
import type { RenderedPost } from '../../../src/core/domain/seal.ts'
import type { Frame } from '../../../src/core/ports/outside.ts'
import { inertBody } from '../../../src/teams/cards/inert-body.ts'
import { DeliveryBytes } from '../../../src/teams/send/delivery-bytes.ts'
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

describe('a card without a picture that somebody no longer agrees to', () => {
  const words = loadWords(undefined, 'Europe/Paris')
  const address = (name: string) => `https://mary.example/media/${name}.${'A'.repeat(43)}`
  const images = ['post~p1', 'p1', 'post~p2', 'post~p11'].map(name => ({ type: 'Image', url: address(name) }))
  const sealed = JSON.stringify({ type: 'AdaptiveCard', body: [{ type: 'TextBlock', text: 'Visite' }, ...images] })
  const drawn = (locale: 'fr' | 'en', without?: string[]) => {
    const fill = createFillFrame(words, { timeZone: 'Europe/Paris', pilot: false })
    const frame = { firstContact: false, broadcastId: 'b', correctedAt: null, expiredOn: null }
    const rendered = { locale: 'fr', summary: '', card: sealed, ...(without && { without }) } as const
    return fill(rendered, { ...frame, givenName: 'Zoé', department: null, locale }).card
  }
  const count = (card: string, text: string) => card.split(text).length - 1

  it('says « Image retirée » in its place, whichever version of Mary sealed it, and shows the others', () => {
    const card = drawn('fr', ['p1'])
    assert.equal(count(card, 'Image retirée'), 2)
    assert.deepEqual(
      ['post~p1', 'p1', 'post~p2', 'post~p11'].filter(name => card.includes(address(name))),
      ['post~p2', 'post~p11'],
    )
    assert.equal(count(drawn('en', ['p1']), 'Picture removed'), 2)
    assert.equal(count(drawn('fr'), 'Image retirée'), 0)
    assert.equal(count(drawn('fr', ['p3']), 'Image retirée'), 0)
  })

  it('is what approvers and relays read too', () => {
    const rendered: RenderedPost = { locale: 'fr', summary: '', card: sealed, without: ['p2'] }
    const body = JSON.stringify(inertBody(rendered, words.fr))
    assert.deepEqual([count(body, 'Image retirée'), body.includes('p2'), body.includes('p1')], [1, false, true])
  })

  it('is made of bytes of its own, though nothing else of it changed', () => {
    const bytes = new DeliveryBytes(createFillFrame(words, { timeZone: 'Europe/Paris', pilot: false }))
    const frame = { firstContact: false, broadcastId: 'b', correctedAt: null, expiredOn: null }
    const of = (without: string[]) =>
      bytes
        .of(
          { locale: 'fr', summary: '', card: sealed, without },
          { ...frame, givenName: '', department: null, locale: 'fr' },
        )
        .toString()
    assert.equal(count(of([]), 'Image retirée'), 0)
    assert.equal(count(of(['p2']), 'Image retirée'), 1)
    assert.equal(count(of(['p1', 'p2']), 'Image retirée'), 3)
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
