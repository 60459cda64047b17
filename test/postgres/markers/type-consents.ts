import assert from 'node:assert/strict'
import { arrivedMedia } from '../../../src/core/use-cases/pictures/arrived-media.ts'
import { alice } from '../../fakes/town.ts'
import { comms } from '../../fakes/walk.ts'
import { mark } from './markers.ts'
import type { MarkedWorld } from './marked-world.ts'

/** Who is on a picture, and from outside: by name, with an end ten days later, and as long as is usual. */
export async function typeConsents({ chat, ports }: MarkedWorld): Promise<void> {
  const mediaId = 'bytes'
  const arrived = await arrivedMedia(ports, { id: 'p', digest: mediaId, name: 'fete.jpg', section: null, by: alice })
  assert.equal(await ports.commit(...arrived.changes), 'done')
  const said = { mediaId, uses: 'internal', proof: 'oral' }
  const soon = { ...said, until: '2026-12-05' }
  await chat.press(comms, 'media.specified', { ...soon, who: 'outsider', personName: mark('outsider') })
  const parents = { parentOne: mark('parentOne'), parentTwo: mark('parentTwo') }
  await chat.press(comms, 'media.specified', { ...soon, who: 'child', personName: mark('childName'), ...parents })
  await chat.press(comms, 'media.specified', { ...said, until: '', who: 'outsider', personName: mark('lateOutsider') })
}
