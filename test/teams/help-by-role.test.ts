import assert from 'node:assert/strict'
import type { Role } from '../../src/core/domain/actor.ts'
import { createFakePorts } from '../fakes/ports.ts'
import { actor, fanny } from '../fakes/town.ts'
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
})
