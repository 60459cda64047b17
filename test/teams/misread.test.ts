import assert from 'node:assert/strict'
import sinon from 'sinon'
import { loadWords } from '../../src/words.ts'
import { createBot, type BotOptions } from '../../src/teams/create-bot.ts'

describe('presses that no card makes', () => {
  afterEach(() => sinon.restore())

  it('stand in the log once a minute for each kind, with how many there were', async () => {
    const clock = sinon.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const lines: [object, string][] = []
    const log = { info: () => undefined, error: () => undefined, warn: (...line: [object, string]) => lines.push(line) }
    const bot = createBot({ words: loadWords(), log } as unknown as BotOptions)
    for (let times = 0; times < 1_000; times++) bot.misread({ verb: `no.${times}`, actor: 'a' }, 'an unknown verb')
    bot.misread({ verb: 'post.cancel', actor: 'a' }, 'a verb without its data')
    assert.deepEqual(lines, [
      [{ verb: 'no.0', actor: 'a' }, 'a card sent an unknown verb'],
      [{ verb: 'post.cancel', actor: 'a' }, 'a card sent a verb without its data'],
    ])
    await clock.tickAsync(60_000)
    assert.deepEqual(lines[2], [{ verb: 'no.0', actor: 'a', more: 999 }, 'cards sent an unknown verb within a minute'])
    assert.equal(lines.length, 3)
  })
})
