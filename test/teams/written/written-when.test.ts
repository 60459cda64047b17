import assert from 'node:assert/strict'
import { dayField, hourField, writtenWhen } from '../../../src/teams/written/written-when.ts'
import { instantOf, zoneChange } from '../../../src/core/domain/working-time/local-time.ts'

const timeZone = 'Europe/Paris'
/** A Wednesday morning in November, by the clock of the authority. */
const wednesday = '2026-11-25T08:30:00.000Z'
const read = (text: string, now = wednesday): string => {
  const { day, hour, doubt, rest } = writtenWhen(text, { now, timeZone })
  return [day || '–', hour || '–', ...(doubt ? [doubt] : []), ...(rest === '' ? [] : [`[${rest}]`])].join(' ')
}

describe('a day and an hour as people write them', () => {
  const spellings: Record<string, string[]> = {
    '2026-12-01 –': [
      'mardi',
      'mar.',
      '1er décembre',
      '1ᵉʳ décembre',
      '1 déc.',
      'le 1er',
      'mardi 1er',
      'mardi 1/12',
      'Mardi 1er décembre 2026',
      'Tuesday',
      'December 1st',
      '1st of December',
      'Dec 1, 2026',
      '2026-12-01',
      '2026-12-1',
    ],
    '2026-12-01 – order': ['1/12', '01/12', '1/12/2026', '1/12/26', '1.12.2026', '01-12-2026', '1 / 12'],
    '2026-12-01 09:00': [
      '1er décembre 9h',
      '1er décembre à 9 h',
      'le 1er décembre, à 9 heures',
      'mardi 9h',
      'mardi 1er décembre à 9 h 00',
      '9h mardi',
      'à 9 le 1er décembre',
      'mardi 1/12 9:00',
      '2026-12-01 09:00',
      'Tuesday at 9',
      'Tuesday 1 December at 9:00',
      '9 am on Tuesday',
      'Dec 1st 9 a.m.',
      'MARDI 9H',
      'mardi\u00a09\u202fh',
    ],
    '2026-12-01 09:00 weekday': ['mardi prochain 9h', 'next Tuesday at 9:00'],
    '2026-12-02 09:00 weekday': ['mercredi 9h', 'Wednesday 9am'],
    '2026-12-08 09:00': ['mardi en huit 9h'],
    '2026-11-30 09:00': ['lundi de la semaine prochaine 9h', 'lundi 9h', 'Monday next week at 9'],
    '2026-11-26 09:00': [
      'demain 9 h',
      'demain à 9h',
      'tomorrow at 9:00',
      '9h demain',
      'demain matin 9 h',
      'demain à 9 heures du matin',
      'tomorrow morning at 9',
    ],
    '2026-11-26 09:30': ['demain 9h30', 'demain 9 h 30', 'demain 09:30', 'demain 9 heures et demie', 'tomorrow 9:30am'],
    '2026-11-26 20:00': [
      'demain 20h',
      'demain soir 8 h',
      'demain 8 heures du soir',
      'tomorrow 8 pm',
      'tomorrow evening at 8',
    ],
    '2026-11-26 12:00': ['demain midi', 'tomorrow at noon', 'demain 12h', '12 pm tomorrow'],
    '2026-11-26 00:00': ['demain 0h', '12 am tomorrow'],
    '2026-11-26 09:15': ['demain 9 h et quart'],
    '2026-11-26 08:45': ['demain 9h moins le quart'],
    '2026-11-25 20:00': [
      'ce soir 20h',
      'ce soir 8 h',
      'aujourd’hui 20h',
      "aujourd'hui à 20 h",
      'tonight at 8',
      'this evening 8 pm',
    ],
    '2026-11-25 11:30': ['dans deux heures', 'dans 2 h', 'in two hours', 'in 120 minutes'],
    '2026-11-27 –': ['dans deux jours', 'après-demain', 'vendredi', 'in 2 days', 'day after tomorrow', 'le 27'],
    '2026-11-27 10:00': ['dans deux jours à 10h', '10h vendredi', 'le 27 à 10h'],
    '2026-12-02 10:00': ['dans une semaine 10h', 'in a week at 10', 'dans 7 jours 10h'],
    '2026-12-25 10:00': ['dans un mois 10h', 'le 25/12 à 10 h'],
    '– 09:30': ['9h30', '9 h 30', '09:30', '9:30 am'],
    '2027-01-02 –': ['2 janvier', 'Jan 2nd', 'samedi 2 janvier'],
    '2027-07-14 10:00': ['14 juillet 10h', '14/7 10h', 'July 14th at 10'],
  }
  for (const [meant, texts] of Object.entries(spellings))
    it(`${meant}: ${texts.join(' · ')}`, () => {
      for (const text of texts) assert.equal(read(text), meant, text)
    })

  it('are refused as what they are where they are over: the day just past is meant, the year is not guessed', () => {
    assert.deepEqual(
      ['24/11 9h', 'hier 9h', 'yesterday at 9', '25/10 9h'].map(text => read(text)),
      ['2026-11-24 09:00', '2026-11-24 09:00', '2026-11-24 09:00', '2026-10-25 09:00'],
    )
    assert.equal(read('24/10 9h'), '2027-10-24 09:00', 'a month ago is no slip')
  })

  it('are not guessed: what is no day, no hour, or more than both, stays', () => {
    assert.deepEqual(
      [
        '31/02 9h',
        '30 février 9h',
        'lundi 1er décembre 9h',
        'mardi 9h75',
        'demain 25h',
        '24h demain',
        '13 pm demain',
        'minuit demain',
        'demain 9h ou 10h',
        'bientôt',
        'la semaine prochaine',
        '9',
        '42',
        '',
      ].map(text => read(text)),
      [
        '– – [31 / 02 9 h]',
        '– – [30 fevrier 9 h]',
        '– – [lundi 1 er decembre 9 h]',
        '2026-12-01 – [9 h 75]',
        '2026-11-26 – [25 h]',
        '– – [24 h demain]',
        '– – [13 pm demain]',
        '– – [minuit demain]',
        '2026-11-26 09:00 [ou 10 h]',
        '– – [bientot]',
        '– – [la semaine prochaine]',
        '– – [9]',
        '– – [42]',
        '– –',
      ],
    )
  })

  it('leave what follows: a word of agreement, a number of people', () => {
    assert.deepEqual(
      ['mardi 9h oui', '2026-12-01 22:00 2871', 'mardi 9 h à 2\u202f871 agents'].map(text => read(text)),
      ['2026-12-01 09:00 [oui]', '2026-12-01 22:00 [2871]', '2026-12-01 09:00 [a 2 871 agents]'],
    )
  })

  const nows: [string, string, Record<string, string>][] = [
    [
      'a Sunday',
      '2026-11-29T10:00:00.000Z',
      {
        'demain 9h': '2026-11-30 09:00',
        'dimanche 9h': '2026-12-06 09:00 weekday',
        'lundi 9h': '2026-11-30 09:00',
        'lundi de la semaine prochaine 9h': '2026-11-30 09:00',
        'samedi 9h': '2026-12-05 09:00',
      },
    ],
    [
      '31 December',
      '2026-12-31T10:00:00.000Z',
      {
        'demain 9h': '2027-01-01 09:00',
        '1/1 9h': '2027-01-01 09:00',
        '2 janvier 9h': '2027-01-02 09:00',
        '30/12 9h': '2026-12-30 09:00',
        'le 1er 9h': '2027-01-01 09:00',
        'le 31 18h': '2026-12-31 18:00',
        'vendredi 9h': '2027-01-01 09:00',
        'dans un mois 9h': '2027-01-31 09:00',
      },
    ],
    [
      '31 December, late: already January in Paris',
      '2026-12-31T23:30:00.000Z',
      { 'demain 9h': '2027-01-02 09:00', 'aujourd’hui 9h': '2027-01-01 09:00' },
    ],
    ['early January', '2027-01-05T10:00:00.000Z', { '24/12 9h': '2026-12-24 09:00', '24/11 9h': '2027-11-24 09:00' }],
    [
      '29 February',
      '2028-02-29T10:00:00.000Z',
      {
        'demain 9h': '2028-03-01 09:00',
        '29/2 18h': '2028-02-29 18:00',
        '28/2 9h': '2028-02-28 09:00',
        'dans un an 9h': '– – [dans un an 9 h]',
        'le 30 9h': '2028-03-30 09:00',
        '1/3 9h': '2028-03-01 09:00 order',
      },
    ],
    [
      'a year without 29 February',
      wednesday,
      { '29/2 9h': '2028-02-29 09:00', '29/2/2027 9h': '– – [29 / 2 / 2027 9 h]' },
    ],
    [
      '31 January: one month on',
      '2027-01-31T10:00:00.000Z',
      { 'dans un mois 9h': '2027-02-28 09:00', 'le 30 9h': '2027-03-30 09:00' },
    ],
    [
      'the eve of summer time',
      '2027-03-27T10:00:00.000Z',
      { 'demain 2h30': '2027-03-28 02:30', 'dans 16 heures': '2027-03-28 04:00' },
    ],
    [
      'the eve of winter time',
      '2026-10-24T10:00:00.000Z',
      { 'demain 2h30': '2026-10-25 02:30', 'dans 16 heures': '2026-10-25 03:00' },
    ],
  ]
  for (const [name, now, meant] of nows)
    it(`on ${name}`, () => {
      for (const [text, expected] of Object.entries(meant)) assert.equal(read(text, now), expected, text)
    })

  it('at an hour that the clocks skip or show twice, are told as such by the calendar', () => {
    const spring = writtenWhen('demain 2h30', { now: '2027-03-27T10:00:00.000Z', timeZone })
    assert.equal(zoneChange(spring.day, spring.hour, timeZone), 'skipped')
    assert.equal(instantOf(spring.day, spring.hour, timeZone), '2027-03-28T01:30:00.000Z')
    const autumn = writtenWhen('demain 2h30', { now: '2026-10-24T10:00:00.000Z', timeZone })
    assert.equal(zoneChange(autumn.day, autumn.hour, timeZone), 'twice')
  })

  it('are read in no time, however much is written', () => {
    for (const piece of ['1/12 ', 'mardi ', '9 h ', 'le ', '1 er ', "d'ici un ", '\u0300', '𝟙'])
      assert.equal(read(piece.repeat(20_000)), '– –', 'too long to be a day and an hour')
    assert.equal(read(`mardi ${'\u{1D7D7}'}h`), '2026-12-01 09:00', 'a letter of two units is one')
  })

  it('in one field, are that day or that hour; else what was written stays, and is refused', () => {
    const clock = { now: wednesday, timeZone }
    assert.deepEqual(
      ['2026-12-01', '1/12', ' demain ', 'mardi 9h', 'bientôt', '', undefined, 5].map(text => dayField(text, clock)),
      ['2026-12-01', '2026-12-01', '2026-11-26', 'mardi 9h', 'bientôt', '', '', ''],
    )
    assert.deepEqual(
      ['09:00', '9h', '9 h 30', 'midi', '9', '25:00', ''].map(text => hourField(text)),
      ['09:00', '09:00', '09:30', '12:00', '9', '25:00', ''],
    )
  })
})
