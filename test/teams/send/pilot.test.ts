import type { ClaimedDelivery } from '../../../src/core/domain/broadcasts/broadcast.ts'
import assert from 'node:assert/strict'
import { Unavailable } from '../../../src/core/domain/errors.ts'
import type { Frame, Messenger } from '../../../src/core/ports/outside.ts'
import { readSamples } from '../../../src/commands/cards/read-samples.ts'
import { drawSample } from '../../../src/commands/cards/draw-sample.ts'
import { cardNames, pilotSummary } from '../../../src/teams/cards/card-templates.ts'
import { pilotMessenger } from '../../../src/teams/send/pilot-messenger.ts'
import { createRenderPost } from '../../../src/teams/render-post.ts'
import { loadWords } from '../../../src/words.ts'
import { keyed } from '../../fakes/keyed.ts'

const rendered = { locale: 'fr', summary: '', card: '{}' } as const
const frame = {} as Frame
const to = (person: string) => ({ person }) as ClaimedDelivery
const next = async () => true
const face = { face: 'note' } as never

describe('a pilot', () => {
  const leaves = async () => true
  let sent: string[]
  let members: () => Promise<ReadonlySet<string>>
  let messenger: Messenger

  beforeEach(() => {
    sent = []
    members = async () => new Set(['inside'])
    const note = (what: string) => async () => {
      sent.push(what)
      return { kind: 'delivered', conversationId: 'c', activityId: 'a' } as const
    }
    const everywhere: Messenger = {
      show: note('show'),
      redraw: note('redraw'),
      remove: note('remove'),
      deliver: note('deliver'),
      correct: note('correct'),
      takeBack: note('takeBack'),
    }
    messenger = pilotMessenger(everywhere, { members: () => members() }, error => assert.fail(String(error)))
  })

  const everything = (person: string) => [
    () => messenger.show({ key: keyed('inbox:k'), to: { kind: 'person', id: person } }, face, leaves),
    () =>
      messenger.redraw(
        { key: keyed('inbox:k'), to: { kind: 'person', id: person }, conversationId: 'c', activityId: 'a' },
        face,
      ),
    () =>
      messenger.remove({
        key: keyed('inbox:k'),
        to: { kind: 'person', id: person },
        conversationId: 'c',
        activityId: 'a',
      }),
    () => messenger.deliver(rendered, to(person), frame, next),
    () => messenger.correct(rendered, to(person), frame, next),
    () => messenger.takeBack(to(person), next),
  ]

  it('reaches its group and the channel, and nobody else: refused without a request', async () => {
    for (const send of everything('outside'))
      assert.deepEqual(await send(), { kind: 'refused', reason: 'outside-pilot' })
    assert.deepEqual(sent, [])
    for (const send of everything('inside')) assert.equal((await send()).kind, 'delivered')
    await messenger.show({ key: keyed('inbox:k'), to: { kind: 'channel' } }, face, leaves)
    await messenger.redraw(
      { key: keyed('inbox:k'), to: { kind: 'channel' }, conversationId: 'c', activityId: 'a' },
      face,
    )
    assert.deepEqual(sent, ['show', 'redraw', 'remove', 'deliver', 'correct', 'takeBack', 'show', 'redraw'])
  })

  it('while the group cannot be read nothing leaves, and it is tried again: never everyone', async () => {
    members = async () => {
      throw new Unavailable('graph')
    }
    for (const who of ['inside', 'outside'])
      for (const send of everything(who)) assert.deepEqual(await send(), { kind: 'failed', status: null })
    assert.deepEqual(sent, [])
  })

  it('says so once on every card, and the sealed bytes stay as they are', () => {
    const words = loadWords(undefined, 'Europe/Paris')
    const renderPost = createRenderPost(words, 'Europe/Paris')
    const look = { words: words.fr, locale: 'fr', timeZone: 'Europe/Paris', pilot: true } as const
    for (const name of cardNames.filter(one => one !== 'replies/pilot' && one !== 'posts/sealed'))
      for (const [sample, data] of Object.entries(readSamples(name, renderPost))) {
        const drawn = JSON.stringify(drawSample(name, data, look, renderPost))
        assert.equal(drawn.split('"ESSAI ').length - 1, 1, `${name} ${sample}`)
      }
    for (const data of Object.values(readSamples('posts/sealed', renderPost)))
      assert.doesNotMatch(JSON.stringify(drawSample('posts/sealed', data, look, renderPost)), /ESSAI/)
    assert.equal(pilotSummary('Le pont rouvre', look), '[ESSAI] Le pont rouvre')
    assert.equal(pilotSummary('Le pont rouvre', { ...look, pilot: false }), 'Le pont rouvre')
  })
})
