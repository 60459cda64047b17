import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { cardTypes, readTemplates } from '../src/commands/words/card-types.ts'
import { textTypes } from '../src/commands/words/text-types.ts'
import { loadWords, type Words, type WordTree } from '../src/words.ts'

const words = loadWords(undefined, 'Europe/Paris')
const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, ' ')

function flatten(tree: WordTree, prefix = ''): [string, string | string[]][] {
  return Object.entries(tree).flatMap(([name, value]): [string, string | string[]][] =>
    typeof value === 'string' || Array.isArray(value) ? [[prefix + name, value]] : flatten(value, `${prefix}${name}.`),
  )
}

const read = (locale: 'fr' | 'en') =>
  JSON.parse(readFileSync(new URL(`../cards/locales/${locale}.json`, import.meta.url), 'utf8')) as WordTree
const french = read('fr')
const tree = (locale: 'fr' | 'en') => flatten(read(locale))

const placeholders = (text: string) => [...text.matchAll(/\{[^}]+\}/g)].map(([name]) => name).sort()

describe('words', () => {
  it('are the same in both languages, down to what is filled in', () => {
    const en = new Map(tree('en'))
    assert.deepEqual(
      [...en.keys()].sort(),
      tree('fr')
        .map(([key]) => key)
        .sort(),
    )
    for (const [key, text] of tree('fr')) {
      if (typeof text === 'string')
        assert.deepEqual([...new Set(placeholders(text))], [...new Set(placeholders(String(en.get(key))))], key)
    }
  })

  it('are types as they stand in cards: `npm run words` writes them anew', () => {
    const written = (name: string) => readFileSync(new URL(`../src/${name}.ts`, import.meta.url), 'utf8')
    assert.ok(written('words/texts') === textTypes(french), 'cards/locales/fr.json has changed: npm run words')
    assert.ok(
      written('teams/cards/card-data') === cardTypes(readTemplates()),
      'a template of cards has changed: npm run words',
    )
  })

  it('spell every typed word once', () => {
    for (const { typed } of Object.values(words)) {
      const all = Object.values(typed).flat()
      assert.deepEqual(
        all.filter((word, index) => all.indexOf(word) !== index),
        [],
      )
    }
    assert.deepEqual(words.fr.typed.propose[0], 'proposer')
    assert.deepEqual(words.en.typed.approve[0], 'to approve')
  })

  it('say when, how many and how long as people do', () => {
    const say = (pick: (words: Words) => string) => [plain(pick(words.fr)), plain(pick(words.en))]
    assert.deepEqual(
      say(one => one.date('2026-12-01T10:00:00.000Z')),
      ['mardi 1er décembre à 11 h', 'Tuesday 1 December at 11:00'],
    )
    assert.deepEqual(
      say(one => one.date('2026-07-14T22:05:00.000Z')),
      ['mercredi 15 juillet à 0 h 05', 'Wednesday 15 July at 00:05'],
    )
    assert.deepEqual(
      say(one => one.day('2026-12-11')),
      ['vendredi 11 décembre', 'Friday 11 December'],
    )
    const known = loadWords(undefined, 'Europe/Paris', () => '2026-12-31T22:59:00.000Z').fr
    assert.deepEqual(
      [
        known.date('2027-03-28T01:30:00.000Z'),
        known.day('2025-12-01'),
        known.date('2026-12-31T23:00:00.000Z'),
        known.day('2026-12-01'),
      ].map(plain),
      [
        'dimanche 28 mars 2027 à 3 h 30',
        'lundi 1er décembre 2025',
        'vendredi 1er janvier 2027 à 0 h',
        'mardi 1er décembre',
      ],
      'another year is said',
    )
    assert.deepEqual(
      say(one => one.number(2871)),
      ['2 871', '2,871'],
    )
    assert.deepEqual(
      say(one => one.duration(80_000)),
      ['environ 1 min 20', 'about 1 min 20'],
    )
    assert.deepEqual(
      say(one => one.duration(3_900_000)),
      ['environ 1 h 05', 'about 1 h 05'],
    )
    assert.deepEqual(
      say(one => one.count('audience.headCount', 0)),
      ['0 agent', '0 people'],
    )
    assert.equal(words.fr.number(2871), '2\u202f871')
  })

  it('fill quotes into quotes as inner ones', () => {
    const title = '«\u00a0Ville propre\u00a0», le bilan'
    assert.equal(words.fr.text('common.quoted', { text: title }), '«\u00a0“Ville propre”, le bilan\u00a0»')
    assert.equal(words.en.text('common.quoted', { text: title }), '“‘Ville propre’, le bilan”')
    assert.equal(
      words.fr.text('validations.validation.summaryFree', { title }),
      `À valider\u00a0: ${title}`,
      'outside of quotes they stay',
    )
    assert.equal(
      words.fr.text('initiatives.photo-hint.text', { reference: 'PROP-2026-0001', title }).match(/“Ville propre”/g)
        ?.length,
      1,
    )
  })

  it('leave out the vowel before a name that begins with one, in French', () => {
    const said = (name: string) => loadWords().fr.text('events.participants.by', { name })
    assert.deepEqual(['Anaïs Roux', 'Élodie Petit', 'Omar Sy', 'Karim Blanc', 'Hugo Roy', 'Yann Le Goff'].map(said), [
      'réponse d’Anaïs Roux',
      'réponse d’Élodie Petit',
      'réponse d’Omar Sy',
      'réponse de Karim Blanc',
      'réponse de Hugo Roy',
      'réponse de Yann Le Goff',
    ])
    const replied = (n: number) => loadWords().fr.count('events.participants.repliedOf', 5, { replied: String(n) })
    assert.equal(replied(1).replace('\u00a0', ' '), 'Réponses : 1 sur 5 personnes qui participent')
  })

  it('throw for a key that does not exist, and leave unknown openings', () => {
    const text = words.fr.text as (key: string) => string
    assert.throws(() => text('nowhere.at.all'), /no word for nowhere/)
    assert.throws(() => text('constructor.name'), /no word/)
    assert.deepEqual(
      [words.fr.has('constructor.name'), words.fr.named('steps', 'constructor'), words.fr.named('steps', '')],
      [false, null, null],
    )
    assert.match(words.fr.text('posts.editor.bodyHint'), /\{prénom\}/)
  })
})
