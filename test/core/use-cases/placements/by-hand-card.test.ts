import assert from 'node:assert/strict'
import { keyOf } from '../../../../src/core/domain/placements/placed-card.ts'
import type { Release } from '../../../../src/core/domain/releases/release.ts'
import { afterQuietHours } from '../../../../src/core/domain/working-time/quiet-hours.ts'
import { faceOf } from '../../../../src/core/use-cases/placements/kept/kept-cards.ts'
import { refreshPlacement } from '../../../../src/core/use-cases/placements/refresh-placement.ts'
import { declareRelease } from '../../../../src/core/use-cases/releases/declare-release.ts'
import { remindByHand } from '../../../../src/core/use-cases/releases/row/remind-by-hand.ts'
import { goesElsewhere } from '../../../fakes/goes-elsewhere.ts'
import { createFakePorts, type FakePorts, settings } from '../../../fakes/ports.ts'
import { comms } from '../../../fakes/walk.ts'

const hour = 60 * 60_000

describe('the reminder of what is published by hand', () => {
  let ports: FakePorts
  let shown: string[]
  let key: ReturnType<typeof keyOf>
  const setUp = async (change: Partial<Release> = {}) => {
    const { post, release } = await goesElsewhere(ports, 'instagram', change)
    key = keyOf({ card: 'by-hand', postId: post.id, channel: 'instagram' })
    ports.jobs.length = 0
    return release
  }
  const run = () => refreshPlacement(needs(), key, at => afterQuietHours(at, settings))
  const needs = () =>
    Object.assign(ports, {
      messenger: {
        show: async (card: { key: string }) => (
          shown.push(`show ${card.key}`),
          { kind: 'delivered', conversationId: 'c', activityId: 'a' }
        ),
        redraw: async (card: { key: string }) => (
          shown.push(`redraw ${card.key}`),
          { kind: 'delivered', conversationId: 'c', activityId: 'a' }
        ),
      },
    }) as unknown as Parameters<typeof refreshPlacement>[0]
  beforeEach(() => {
    ports = createFakePorts()
    shown = []
  })

  it('is asked for with the release, at its hour', async () => {
    const release = await setUp()
    assert.deepEqual(remindByHand(release), [
      { job: 'release.copies', data: { id: release.id } },
      { job: 'placement.refresh', data: { key }, at: release.at },
    ])
    assert.deepEqual(remindByHand({ ...release, at: null }), [{ job: 'release.copies', data: { id: release.id } }])
    assert.deepEqual(remindByHand({ ...release, channel: 'bluesky' }), [])
  })

  it('comes after the hour, once', async () => {
    await setUp()
    await run()
    assert.deepEqual(shown, [])
    assert.equal(ports.jobs.at(-1)?.at, '2026-11-25T11:00:00.000Z')
    ports.pass(2 * hour)
    await run()
    await run()
    assert.deepEqual(shown, [`show ${key}`, `redraw ${key}`])
  })

  it('waits for the working hours', async () => {
    await setUp({ at: '2026-11-25T19:30:00.000Z' })
    ports.pass(11 * hour)
    await run()
    assert.deepEqual(shown, [])
    assert.equal(ports.jobs.at(-1)?.at, '2026-11-26T07:00:00.000Z')
  })

  it('does not come where it is approved no longer, and shows the words no more where it lies', async () => {
    const { postId } = await setUp()
    const draft = async () => {
      const post = (await ports.posts.byId(postId))!
      const row = { ...post, state: 'draft' as const, version: post.version + 1 }
      await ports.commit({ save: 'post', row, ifVersion: post.version })
    }
    await draft()
    ports.pass(2 * hour)
    await run()
    assert.deepEqual(shown, [])
    const face = (await faceOf(needs(), key))?.face
    assert.ok(face?.face === 'by-hand')
    assert.deepEqual([face.words, face.lapsed], [null, true])
  })

  it('does not come where it was declared, and ends where it is', async () => {
    const { postId } = await setUp()
    await declareRelease(ports, comms, { postId, channel: 'instagram', link: '' })
    ports.pass(3 * hour)
    await run()
    assert.deepEqual(shown, [])
  })
})
