import assert from 'node:assert/strict'
import type { Release } from '../../../src/core/domain/releases/release.ts'
import { renderPost } from '../../cards/every-card.ts'
import { goesElsewhere } from '../../fakes/goes-elsewhere.ts'
import { createFakePorts, type FakePorts } from '../../fakes/ports.ts'
import { comms } from '../../fakes/walk.ts'
import { type Chat, createChat, shownIn } from '../chat.ts'

describe('parution', () => {
  let ports: FakePorts
  let chat: Chat
  let release: Release
  beforeEach(async () => {
    ports = Object.assign(createFakePorts(), { renderPost })
    chat = createChat(ports)
    ;({ release } = await goesElsewhere(ports, 'bluesky', { at: null }))
  })
  const say = (text: string) => chat.say(comms, `parution ${release.reference} bluesky ${text}`)
  const row = async () => (await ports.releases.byId(release.id))!
  const waitAgain = async () => {
    const { version, ...before } = await row()
    await ports.commit({ save: 'release', row: { ...before, at: null, version: version + 1 }, ifVersion: version })
  }

  it('publishes at the day and hour that are said behind « publier », and not at once', async () => {
    for (const said of ['publier mardi 14 h', 'publier le 1er décembre à 14 h', 'publish, tuesday 2 pm']) {
      await say(said)
      assert.equal((await row()).at, '2026-12-01T13:00:00.000Z', said)
      await waitAgain()
    }
  })

  it('publishes nothing where what stands behind « publier » is not understood', async () => {
    for (const said of ['publier quand le pont rouvre', 'maintenant ou jamais', 'publier 32 décembre']) {
      const shown = shownIn(await say(said))
      assert.match(shown, /parution/, said)
      assert.deepEqual([(await row()).at, (await row()).version], [null, release.version], said)
    }
  })

  it('publishes at once where that is all that is said', async () => {
    // Its hour was approved too, and has passed.
    ports.pass(3 * 60 * 60_000)
    for (const said of ['publier', 'maintenant', 'Publier maintenant !', 'publish now']) {
      const { version } = await row()
      await say(said)
      const { at, version: after } = await row()
      assert.deepEqual([at, after], [ports.now(), version + 1], said)
      await waitAgain()
    }
  })
})
