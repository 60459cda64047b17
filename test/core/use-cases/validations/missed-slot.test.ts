import assert from 'node:assert/strict'
import { instantOf } from '../../../../src/core/domain/working-time/local-time.ts'
import { submitPost } from '../../../../src/core/use-cases/posts/submission/submit-post.ts'
import { withdrawSubmission } from '../../../../src/core/use-cases/posts/ending/cancel-post.ts'
import { takeNextSlot } from '../../../../src/core/use-cases/posts/submission/take-next-slot.ts'
import { passUntil, runDeadline, runDue } from '../../../fakes/deadlines.ts'
import { createFakePorts, type FakePorts, settings } from '../../../fakes/ports.ts'
import { actor, camille, karim } from '../../../fakes/town.ts'
import { comms, otherComms, press, refreshed, submitted } from '../../../fakes/walk.ts'
import { keyed } from '../../../fakes/keyed.ts'
import { faceOf } from '../../../../src/core/use-cases/placements/kept/kept-cards.ts'

const at = (day: string, time: string) => instantOf(day, time, settings.timeZone) ?? assert.fail()
const slot = at('2026-11-27', '09:00')
const next = at('2026-11-30', '09:00')

async function missed(ports: FakePorts, change: Record<string, string> = {}) {
  const { post, validation } = await submitted(ports, { slotDate: '2026-11-27', slotTime: '09:00', ...change })
  await passUntil(ports, slot)
  return { post, validation: (await ports.validations.byId(validation.id)) ?? assert.fail() }
}

describe('a missed slot', () => {
  let ports: FakePorts
  beforeEach(() => (ports = createFakePorts()))

  it('is told to the authors and to comms, with the next one; nothing moves', async () => {
    const { post, validation } = await missed(ports)
    assert.deepEqual(validation.missed, { at: slot, next })
    for (const key of [`missed:${validation.id}`, `missed:${validation.id}:${camille.id}`]) {
      assert.ok(refreshed(ports).includes(key), key)
      assert.equal((await faceOf(ports, keyed(key)))?.face.face, 'missed')
    }
    const after = (await ports.posts.byId(post.id))!
    assert.deepEqual([after.state, after.slot, after.revision], ['in-validation', slot, post.revision])
    assert.deepEqual(
      ports.journal.filter(({ verb }) => verb === 'validation.slot-missed').map(({ details }) => details),
      [{ scheduledFor: slot, next }],
    )
    await runDeadline(ports, { job: 'validation.missed', data: { id: validation.id } })
    assert.equal(ports.journal.filter(({ verb }) => verb === 'validation.slot-missed').length, 1)
  })

  it('is none where all was decided, or the post was changed', async () => {
    const { post, validation } = await submitted(ports, { slotDate: '2026-11-27', slotTime: '09:00' })
    await press(ports, actor(karim), { id: post.id, seal: validation.seal }, 'refuse', 0, 'Non')
    await passUntil(ports, slot)
    assert.equal((await ports.validations.byId(validation.id))!.missed, null)
  })

  it('gives way to the next one by one click: the same bytes, asked anew of who vouches for the sending', async () => {
    const { post, validation } = await missed(ports)
    const result = await takeNextSlot(ports, comms, { postId: post.id, seal: validation.seal, slot: next }, settings)
    assert.ok(result.kind === 'submitted', JSON.stringify(result))
    const [before, after] = result.post.sealed
    assert.deepEqual([after?.slot, after?.rendered, after?.audience], [next, before?.rendered, before?.audience])
    assert.notEqual(after?.seal, before?.seal)
    assert.deepEqual(
      [result.validation.deadline, result.validation.missed, result.validation.state],
      [next, null, 'waiting'],
    )
    assert.equal((await ports.validations.byId(validation.id))!.state, 'void')
    assert.ok(result.validation.steps[0]!.due! < next)
    assert.deepEqual(
      ports.journal.slice(-3).map(({ verb }) => verb),
      ['post.saved', 'validation.voided', 'post.submitted'],
    )
    assert.equal(
      (await takeNextSlot(ports, comms, { postId: post.id, seal: validation.seal, slot: next }, settings)).kind,
      'closed',
    )
    await runDue(ports)
    assert.ok(ports.jobs.some(one => one.job === 'validation.missed' && one.data.id === result.validation.id))
  })

  it('re-opens only what the sending concerns', async () => {
    const circuit = {
      id: 'c',
      version: 1,
      versions: [
        {
          number: 1,
          name: 'Fond puis diffusion',
          scope: { kinds: [], sections: [], reach: 'any' as const },
          active: true,
          by: null,
          at: '2026-01-01T00:00:00.000Z',
          steps: [
            {
              name: 'fond',
              approvers: [{ by: 'head' as const }],
              quorum: 'any' as const,
              facets: ['substance' as const],
              fallback: null,
              days: 1,
            },
            {
              name: 'diffusion',
              approvers: [{ by: 'comms' as const }],
              quorum: 'any' as const,
              facets: ['reach' as const],
              fallback: null,
              days: 1,
            },
          ],
        },
      ],
    }
    await ports.commit({ save: 'circuit', row: circuit, ifVersion: 0 })
    const { post, validation } = await submitted(ports, { slotDate: '2026-11-27', slotTime: '09:00' })
    await press(ports, actor(karim), { id: post.id, seal: validation.seal }, 'approve', 0)
    await passUntil(ports, slot)
    const result = await takeNextSlot(ports, comms, { postId: post.id, seal: validation.seal, slot: next }, settings)
    assert.ok(result.kind === 'submitted')
    assert.deepEqual(
      [result.validation.current, result.validation.steps[0]!.visas.map(({ seal }) => seal)],
      [1, [validation.seal]],
    )
  })

  it('is the job of comms, and of what was offered', async () => {
    const { post, validation } = await missed(ports)
    const take = (who = comms, change: Partial<{ seal: string; slot: string }> = {}) =>
      takeNextSlot(ports, who, { postId: post.id, seal: validation.seal, slot: next, ...change }, settings)
    const commits = ports.commits()
    assert.equal((await take(comms, { seal: 'another' })).kind, 'closed')
    const forged = await take(comms, { slot: at('2027-05-01', '03:00') })
    assert.deepEqual(forged.kind === 'slot-moved' && forged.next, next)
    ports.pass(Date.parse(next) - Date.parse(ports.now()) + 60_000)
    const later = await take(otherComms)
    assert.deepEqual(later.kind === 'slot-moved' && later.next, at('2026-12-01', '09:00'))
    assert.equal(ports.commits(), commits)
    assert.equal((await take(otherComms, { slot: at('2026-12-01', '09:00') })).kind, 'submitted')
  })

  describe('of what all approved', () => {
    const circuit = async (id: string, seal: string) => {
      await press(ports, actor(karim), { id, seal }, 'approve', 0)
      const result = await press(ports, otherComms, { id, seal }, 'approve', 1)
      assert.ok(result.kind === 'decided' && result.broadcast)
      return result.broadcast
    }

    it('too late is still a click away', async () => {
      const { post, validation } = await missed(ports)
      const broadcast = await circuit(post.id, validation.seal)
      const result = await takeNextSlot(ports, comms, { postId: post.id, seal: validation.seal, slot: next }, settings)
      assert.ok(result.kind === 'submitted', result.kind)
      assert.deepEqual(
        [result.post.state, result.post.slot, (await ports.broadcasts.byId(broadcast.id))?.state],
        ['in-validation', next, 'cancelled'],
      )
    })

    it('in time, and that nobody sent or scheduled, is told the same way', async () => {
      const { post, validation } = await submitted(ports, { slotDate: '2026-11-27', slotTime: '09:00' })
      await runDue(ports)
      await circuit(post.id, validation.seal)
      await passUntil(ports, slot)
      const card = await faceOf(ports, keyed(`missed:${validation.id}`))
      assert.equal(card?.face.face, 'missed')
      assert.deepEqual((await ports.validations.byId(validation.id))?.missed, { at: slot, next })
      assert.equal(
        (await takeNextSlot(ports, comms, { postId: post.id, seal: validation.seal, slot: next }, settings)).kind,
        'submitted',
      )
    })

    it('without anybody being asked, since nothing of it is new, is told too', async () => {
      const { post, validation } = await submitted(ports, { slotDate: '2026-11-27', slotTime: '09:00' })
      await circuit(post.id, validation.seal)
      assert.equal((await withdrawSubmission(ports, comms, post.id)).kind, 'submission-withdrawn')
      ports.jobs.length = 0
      const result = await submitPost(ports, comms, { postId: post.id, revision: post.revision }, settings)
      assert.ok(result.kind === 'submitted' && result.validation.state === 'approved')
      await passUntil(ports, slot)
      assert.deepEqual((await ports.validations.byId(result.validation.id))?.missed, { at: slot, next })
    })

    it('is none where it has a time, or is leaving', async () => {
      for (const state of ['scheduled', 'planning'] as const) {
        ports = createFakePorts()
        const { post, validation } = await submitted(ports, { slotDate: '2026-11-27', slotTime: '09:00' })
        await runDue(ports)
        const broadcast = await circuit(post.id, validation.seal)
        ports.tamper('broadcast', { ...broadcast, state, scheduledFor: slot })
        await passUntil(ports, slot)
        assert.equal((await ports.validations.byId(validation.id))?.missed, null, state)
      }
      const { post, validation } = await missed((ports = createFakePorts()))
      await circuit(post.id, validation.seal)
      ports.tamper('post', { ...(await ports.posts.byId(post.id))!, state: 'broadcasting' })
      assert.equal(
        (await takeNextSlot(ports, comms, { postId: post.id, seal: validation.seal, slot: next }, settings)).kind,
        'closed',
      )
    })
  })

  it('is refused where the post would be over by then', async () => {
    const { post, validation } = await missed(ports, { validUntil: '2026-11-29' })
    const result = await takeNextSlot(ports, comms, { postId: post.id, seal: validation.seal, slot: next }, settings)
    assert.equal(result.kind, 'faults', JSON.stringify(result))
    assert.equal((await ports.posts.byId(post.id))!.state, 'in-validation')
  })
})
