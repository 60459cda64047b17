import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { Temporal } from 'temporal-polyfill'
import { writtenMove } from '../../../src/teams/written/written-move.ts'

const timeZone = 'Europe/Paris'
/** A Wednesday morning in November, by the clock of the authority. */
const wednesday = '2026-11-25T08:30:00.000Z'
const read = (text: string, now = wednesday): string => {
  const move = writtenMove(text, { now, timeZone })
  if (move.kind === 'unread') return `? ${move.part}`
  const { date, time, ends, reason } = move
  return [date || '–', time || '–', ends || '–', ...(reason === '' ? [] : [`[${reason}]`])].join(' ')
}

describe('where an event moves to, as people write it', () => {
  const spellings: Record<string, string[]> = {
    '2026-12-07 14:00 15:00': [
      'lundi 7 décembre de 14 h à 15 h',
      'le lundi 7 décembre, de 14h à 15h',
      'au lundi 7 décembre de 14 h à 15 h',
      '7/12 14h-15h',
      '7 décembre 14 h – 15 h',
      '7 décembre entre 14 h et 15 h',
      '7 décembre de 14 à 15 h',
      '7 décembre de 14 h à 15',
      '7 décembre de 14 h jusqu’à 15 h',
      'de 14 h à 15 h le 7 décembre',
      'December 7 from 14:00 to 15:00',
      'Monday 7 December, 2 pm to 3 pm',
    ],
    '2026-12-07 14:30 15:45': ['7 décembre de 14 h 30 à 15 h 45'],
    '2026-12-07 – –': ['lundi 7 décembre', 'au 7 décembre', 'le 7/12'],
    '2026-12-07 14:00 –': ['lundi 7 décembre à 14 h', '14h le 7 décembre'],
    '– 14:00 15:00': ['de 14 h à 15 h', '14h-15h'],
    '– 14:00 –': ['à 14 h'],
    '2026-12-07 14:00 15:00 [Avis de tempête]': [
      'lundi 7 décembre de 14 h à 15 h ; Avis de tempête',
      'lundi 7 décembre de 14 h à 15 h : Avis de tempête',
    ],
    '– – – [Avis de tempête]': ['Avis de tempête'],
    '– – – [Tempête : parc fermé ; merci]': ['Tempête : parc fermé ; merci'],
    '– – – [3 agents malades]': ['3 agents malades'],
    '– – – [Trop de vent mardi]': ['Trop de vent mardi'],
    '– – –': [''],
  }
  for (const [meant, texts] of Object.entries(spellings))
    it(`${meant}: ${texts.join(' · ')}`, () => {
      for (const text of texts) assert.equal(read(text), meant, text)
    })

  it('is no reason, where it looks like a day or an hour and is none', () => {
    for (const text of [
      'jeudi 11 juin à 18 h',
      '30 février',
      'au 30 février',
      'le 31/02',
      '2026-02-30',
      'lundi 8 décembre de 14 h à 15 h',
      'mardi ou mercredi',
      '7 décembre de 14 h à 25 h',
      '7 décembre de 25 à 14 h',
      '7 décembre 14 h et 15 h',
      'à 25 h',
      'la semaine prochaine',
      'next month',
      'February 30',
      'demain ou après',
    ])
      assert.equal(read(text), `? ${text}`)
    assert.equal(read('30 février ; avis de tempête'), '? 30 février')
    const long = `jeudi 11 juin à 18 h ${'parce que le parc est fermé '.repeat(5)}`
    assert.match(read(long), /^\? jeudi 11 juin/)
  })

  it('is understood on each day of a year as the guide has it', () => {
    const guide = readFileSync(new URL('../../../docs/guide/communication.md', import.meta.url), 'utf8')
    const examples = [...guide.matchAll(/`reporter 42 ([^`]+)`/g)].map(found => found[1]!)
    assert.ok(examples.length > 0)
    for (let days = 0; days < 366; days++) {
      const now = Temporal.Instant.from(wednesday)
        .add({ hours: days * 24 })
        .toString()
      for (const text of examples) {
        const move = writtenMove(text, { now, timeZone })
        assert.ok(move.kind === 'move' && move.date > now.slice(0, 10), `${text}, on ${now}`)
      }
    }
  })
})
