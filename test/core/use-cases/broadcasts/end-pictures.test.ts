import assert from 'node:assert/strict'
import { endPictures } from '../../../../src/core/use-cases/broadcasts/end-pictures.ts'
import { createFakePorts } from '../../../fakes/ports.ts'
import { approved, pictured } from '../../../fakes/walk.ts'

describe('pictures of a broadcast', () => {
  for (const [what, change, end] of [
    ['news end after a year', {}, '2027-11-25T09:00:00.000Z'],
    [
      'an event end a week after it',
      { kind: 'event', date: '2026-12-01', place: 'Mairie' },
      '2026-12-08T23:59:00.000Z',
    ],
  ] as const)
    it(`of ${what}`, async () => {
      const ports = createFakePorts()
      const { post, broadcast } = await approved(ports, change)
      await pictured(ports, post.id, 'p1')
      const expired: string[][] = []
      const pictures = { ...ports.pictures, expire: async (id: string, at: string) => void expired.push([id, at]) }
      await endPictures({ ...ports, pictures }, broadcast.id)
      await endPictures({ ...ports, pictures }, 'unknown')
      assert.deepEqual(expired, [['p1', end]])
      assert.deepEqual(
        ports.jobs.filter(({ job }) => job === 'picture.end'),
        [{ job: 'picture.end', data: { id: 'p1', initiativeId: null }, at: end }],
      )
    })
})
