import assert from 'node:assert/strict'
import type { EventDetails } from '../../../src/core/domain/posts/post.ts'
import { writtenWish } from '../../../src/teams/written/written-wish.ts'
import { cpuMs } from '../../support/cpu-ms.ts'

const details: Pick<EventDetails, 'sessions' | 'questions'> = {
  sessions: [
    { id: 's1', time: '10:00', label: 'Atelier compost', capacity: 10 },
    { id: 's4', time: '14:30', label: 'Visite avec 2 guides', capacity: null },
    { id: 's5', time: '14:30', label: 'Atelier semis', capacity: 3 },
  ],
  questions: [
    { id: 'q1', ask: 'Déjeunez-vous ?', kind: 'choice', options: ['Oui', 'Oui, végétarien', 'Non'] },
    { id: 'q2', ask: 'Combien d’enfants ?', kind: 'number', options: [] },
    { id: 'q3', ask: 'Une allergie ?', kind: 'text', options: [] },
  ],
}

describe('what people write to take part', () => {
  /** « s1 +1 q1=Oui », or « ? part » where it is not understood. */
  const said = (text: string): string => {
    const read = writtenWish(text, details)
    if (read.kind === 'unread') return `? ${read.part}`
    const { session = '', guests, replies } = read
    const parts = [session, guests === undefined ? '' : `+${guests}`]
    return [...parts, ...Object.entries(replies).map(one => one.join('='))].filter(part => part !== '').join(' ')
  }

  const spellings: Record<string, string[]> = {
    '': ['', 'merci !', 's’il vous plaît', 'please'],
    s1: [
      'créneau 1',
      'Le creneau n° 1',
      'session 1',
      '10 h',
      'à 10h00',
      'compost',
      'au créneau de 10 h.',
      '10h, atelier compost',
    ],
    's1 +1': [
      'créneau 1 avec 1',
      '10 h + 1',
      '10h+1',
      '+1 10 h',
      'ATELIER COMPOST, avec une personne',
      'session 1 with one guest',
    ],
    's1 +0': ['créneau 1 seule', '10 h, seul', 'slot 1 alone'],
    s4: ['visite avec 2 guides', '14 h 30 visite', 'créneau 2, merci'],
    's4 +1': ['Visite avec 2 guides avec 1', 'créneau 2 + 1'],
    '+2': ['avec 2', '+ 2', 'avec deux accompagnants', 'with 2 people'],
    'q1=Oui q2=2': ['; Oui ; 2', ' ;oui;deux', ';OUI ; 2 ;'],
    's5 +1 q1=Oui, végétarien q2=0 q3=noix ; lait': ['créneau 3 avec 1 ; oui, ; 0 ; noix ; lait'],
    'q3=Lactose': ['; ; ; Lactose'],
    // Its form could not give that: refused beside its question.
    'q1=Peut-être q2=beaucoup': ['; Peut-être ; beaucoup'],
    's1 q1=Non': ['10 h ; n'],
  }
  for (const [meant, texts] of Object.entries(spellings))
    it(`${meant || 'nothing more'}: ${texts.join(' · ')}`, () => {
      for (const text of texts) assert.equal(said(text), meant, text)
    })

  it('is understood wholly, or not at all', () => {
    const unread = [
      'créneau 4',
      'créneau 0',
      '14 h 30',
      'atelier',
      'à',
      '2',
      'oui',
      '10 h avec mon chef',
      '10 h 1',
      'avec',
    ]
    for (const text of unread) assert.equal(said(text), `? ${text}`)
    assert.equal(said('créneau 9 ; Oui'), '? créneau 9')
    const two = { questions: details.questions!.slice(0, 2) }
    assert.deepEqual(writtenWish('; Oui ; 2 ; encore', two), { kind: 'unread', part: 'encore' })
    assert.deepEqual(writtenWish('10 h', two), { kind: 'unread', part: '10 h' })
    assert.deepEqual(writtenWish('; ; ;', two), { kind: 'wish', replies: {} })
  })

  it('is read in linear time, however much somebody pastes', async () => {
    const pasted: [string, string][] = [
      ['avec 1 '.repeat(20_000), '? avec 1 avec 1 '],
      ['10 h, '.repeat(20_000), '? 10 h, 10 h, '],
      ['; '.repeat(50_000), 'q3=; ; '],
      [`; ; ${'2 '.repeat(50_000)}`, 'q2=2 2 '],
      ['é'.repeat(50_000), '? éé'],
      ['+ '.repeat(30_000), '? + + '],
    ]
    const readAll = (): void => {
      for (const [text, meant] of pasted) assert.equal(said(text).slice(0, meant.length), meant)
    }
    assert.ok((await cpuMs(readAll)) < 2_000)
  })
})
