import assert from 'node:assert/strict'
import { drawTracking } from '../../../src/teams/validations/drawn/draw-tracking.ts'
import { loadWords } from '../../../src/words.ts'
import { createFakePorts } from '../../fakes/ports.ts'
import { alice } from '../../fakes/town.ts'
import { comms, submitted } from '../../fakes/walk.ts'
import { keyed } from '../../fakes/keyed.ts'
import { faceOf } from '../../../src/core/use-cases/placements/kept/kept-cards.ts'

describe('the tracking card', () => {
  it('offers the editor to who may write, not to who proposed', async () => {
    const ports = createFakePorts()
    const { post, validation } = await submitted(ports)
    ports.tamper('post', { ...post, state: 'draft', proposer: { id: alice.id, name: alice.name } })
    ports.tamper('validation', { ...validation, state: 'changes-requested' })
    const words = loadWords().fr
    const drawn = async (reader: string): Promise<string> => {
      const shown = await faceOf(ports, keyed(`tracking:${post.id}:${reader}`))
      assert.ok(shown?.face.face === 'tracking')
      return JSON.stringify(drawTracking(shown.face, { words, locale: 'fr', timeZone: 'Europe/Paris' }))
    }
    assert.match(await drawn(comms.id), /post\.edit/)
    assert.doesNotMatch(await drawn(alice.id), /post\.edit/)
  })
})
