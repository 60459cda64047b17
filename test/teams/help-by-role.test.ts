import assert from 'node:assert/strict'
import type { Role } from '../../src/core/domain/actor.ts'
import { allCapabilities } from '../../src/core/domain/capabilities/capability.ts'
import { parts } from '../../src/teams/slices.ts'
import { createFakePorts } from '../fakes/ports.ts'
import { actor, fanny } from '../fakes/town.ts'
import { elements } from '../cards/every-card.ts'
import { createChat, shownIn } from './chat.ts'

/** Words of personal data and of pictures that the help offers, by role. */
const offered: [Role[], words: string[], not: string[]][] = [
  [['agent'], ['agreement', 'myData'], ['register', 'retention', 'archives', 'charter', 'media', 'erasures']],
  [
    ['agent', 'comms'],
    ['media', 'erasures', 'retention', 'agreement', 'myData'],
    ['register', 'charter', 'archives'],
  ],
  [['agent', 'admin'], ['media', 'erasures', 'retention', 'register', 'charter'], ['archives']],
  [
    ['agent', 'dpo'],
    ['media', 'erasures', 'retention', 'register', 'lists', 'history', 'inbox'],
    ['charter', 'archives', 'draft'],
  ],
  [['agent', 'archivist'], ['archives'], ['register', 'media', 'retention']],
]

describe('the help', () => {
  for (const [roles, words, not] of offered)
    it(`offers each word that these may use, and each answers: ${roles.join(', ')}`, async () => {
      const chat = createChat(createFakePorts())
      const who = actor(fanny, ...roles)
      const help = shownIn((await chat.say(who, 'aide'))[0]!)
      const has = (word: string) => help.includes(`"word":"${word}"`)
      assert.deepEqual(
        words.filter(word => !has(word)),
        [],
      )
      assert.deepEqual(not.filter(has), [])
      for (const word of words) {
        const [answer] = await chat.say(who, chat.words.fr.typed[word as 'media'][0]!)
        assert.doesNotMatch(shownIn(answer!), /réservé|En faire une proposition|ne décidez rien/, word)
      }
    })

  for (const [roles] of offered)
    it(`has no button of what is switched off, no empty row, and a word that answers for each left: ${roles.join(', ')}`, async () => {
      const ports = createFakePorts()
      const chat = createChat(ports)
      const who = actor(fanny, ...roles)
      const words = (card: unknown) => elements(card).flatMap(({ data }) => (data as { word?: string })?.word ?? [])
      const before = new Set(words(await chat.say(who, 'aide')))
      allCapabilities.forEach(one => ports.capabilities.switchedOff.add(one))
      const [help] = await chat.say(who, 'aide')
      const left = new Set(words(help))
      assert.deepEqual(
        [...before].filter(word => !left.has(word)),
        [...before].filter(word => parts.words.has(word)),
      )
      for (const row of elements(help).filter(({ type }) => type === 'ActionSet'))
        assert.notEqual((row['actions'] as unknown[]).length, 0)
      assert.doesNotMatch(shownIn(help!), /événement|participer|appel|journa(?:l|ux)|campagne|chiffres/i)
      for (const word of left) assert.ok(await chat.press(who, 'word.say', { word }), word)
    })
})
