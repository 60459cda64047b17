import assert from 'node:assert/strict'
import { mayStart } from '../../../../src/core/domain/broadcasts/start-time.ts'
import { Unavailable } from '../../../../src/core/domain/errors.ts'
import { releaseId } from '../../../../src/core/domain/releases/release.ts'
import { adoptHeld } from '../../../../src/core/use-cases/database/adopt-database.ts'
import { mailEdition } from '../../../../src/core/use-cases/newspapers/issued/mail-edition.ts'
import { decideRelease } from '../../../../src/core/use-cases/releases/row/decide-release.ts'
import { followReleases } from '../../../../src/core/use-cases/releases/row/follow-releases.ts'
import { publishRelease } from '../../../../src/core/use-cases/releases/row/publish-release.ts'
import { paperPorts } from '../../../fakes/composed.ts'
import { fakeNetwork } from '../../../fakes/network.ts'
import { createFakePorts, type FakePorts, settings } from '../../../fakes/ports.ts'
import { approvedAgain, approvedElsewhere, inMs, releaseClock, releaseOf } from '../../../fakes/released.ts'
import { sentEdition } from '../../../fakes/sent-edition.ts'
import { approved, comms, refreshed } from '../../../fakes/walk.ts'

async function adopted(ports: FakePorts): Promise<void> {
  ports.jobs.length = 0
  ports.holdBack({ because: 'files', before: 'a', now: 'b', since: ports.now() })
  assert.equal((await adoptHeld(ports, null)).kind, 'adopted')
}

describe('what was ready when its database was restored', () => {
  it('a broadcast says that it may have left, leaves only by another decision, and its card stays as it was', async () => {
    const ports = createFakePorts()
    const { broadcast } = await approved(ports)
    assert.equal(broadcast.state, 'ready')
    await adopted(ports)
    const held = (await ports.broadcasts.byId(broadcast.id))!
    assert.deepEqual([held.state, held.heldBecause, mayStart(held)], ['held', 'restored', true])
    assert.deepEqual(refreshed(ports), [`held:${broadcast.id}:${Date.parse(held.heldAt!)}`])
  })

  describe('a release', () => {
    const day = 24 * 60 * 60_000
    const planned = async (ms: number | null) => {
      const [ports, bluesky] = [createFakePorts(), fakeNetwork()]
      ports.networks = { bluesky: bluesky.network }
      const clock = releaseClock(ports)
      const at = ms === null ? null : inMs(ports, ms)
      const post = await approvedElsewhere(ports, [{ channel: 'bluesky', at }])
      await clock.runDue()
      const seen = async () => {
        const { state, held } = await releaseOf(ports, post.id, 'bluesky')
        return [state, held]
      }
      const said = async (act: 'now' | 'hold') => {
        const { id } = await releaseOf(ports, post.id, 'bluesky')
        assert.equal((await decideRelease(ports, comms, { id, act, version: null }, settings)).kind, 'decided')
      }
      /** The other database publishes it; this one is as it was before. */
      const leftElsewhere = async () => {
        const before = await releaseOf(ports, post.id, 'bluesky')
        ports.tamper('release', { ...before, at: ports.now() })
        await publishRelease(ports, before.id)
        assert.equal(bluesky.standing.length, 1)
        ports.tamper('release', before)
      }
      return { ports, bluesky, clock, post, seen, said, leftElsewhere }
    }

    for (const [what, ms] of [
      ['without an hour', null],
      ['whose hour is to come', day],
    ] as const) {
      it(`${what} is published where its network has it`, async () => {
        const { ports, bluesky, clock, seen, leftElsewhere } = await planned(ms)
        await leftElsewhere()
        await adopted(ports)
        assert.deepEqual(await seen(), ['held', 'restored'])
        await clock.until(inMs(ports, 2 * day))
        assert.deepEqual([await seen(), bluesky.standing.length], [['published', null], 1])
      })

      it(`${what} waits where its network has it not`, async () => {
        const { ports, bluesky, clock, post, seen } = await planned(ms)
        await adopted(ports)
        const row = { ...post, version: post.version + 1, state: 'broadcasting' } as const
        assert.equal(await ports.commit({ save: 'post', row, ifVersion: post.version }), 'done')
        await clock.until(inMs(ports, 2 * day))
        assert.deepEqual([await seen(), bluesky.standing], [['held', 'restored'], []])
      })
    }

    it('is asked for by its key where it is planned anew from a post that was there', async () => {
      const { ports, bluesky, clock, post, seen, leftElsewhere } = await planned(null)
      await leftElsewhere()
      const { network } = bluesky
      const given: (true | undefined)[] = []
      ports.networks = { bluesky: { ...network, publish: one => (given.push(one.fresh), network.publish(one)) } }
      await adopted(ports)
      ports.tamper('post', { ...post, state: 'draft' })
      await followReleases(ports, post.id)
      assert.equal(await ports.releases.byId(releaseId(post.id, 'bluesky')), null)
      await approvedAgain(ports, post.id, draft => ({
        ...draft,
        elsewhere: [{ channel: 'bluesky', at: inMs(ports, 60_000) }],
      }))
      await clock.until(inMs(ports, day))
      assert.deepEqual([await seen(), given, bluesky.standing.length], [['published', null], [], 1])
    })

    it('is asked for while its network does not answer, and once more before it is given', async () => {
      const { ports, bluesky, clock, seen, said, leftElsewhere } = await planned(null)
      await leftElsewhere()
      await said('hold')
      bluesky.strike('busy')
      await adopted(ports)
      await assert.rejects(() => clock.runDue(), Unavailable)
      assert.deepEqual(await seen(), ['held', 'stopped'])
      bluesky.strike(null)
      ports.jobs.length = 0
      const given: (true | undefined)[] = []
      const { network } = bluesky
      ports.networks = { bluesky: { ...network, publish: one => (given.push(one.fresh), network.publish(one)) } }
      await said('now')
      await clock.runDue()
      assert.deepEqual([await seen(), given], [['published', null], []], 'found there: nothing was given')
    })
  })

  it('the e-mail of an edition that was about to leave is asked about', async () => {
    const ports = paperPorts()
    const { edition } = await sentEdition(ports)
    await adopted(ports)
    let sent = 0
    const newspaperMail = { send: async () => (sent++, { state: 'sent' as const }) }
    await mailEdition({ ...ports, newspaperMail }, { id: edition.id })
    assert.deepEqual([(await ports.editions.byId(edition.id))?.mail?.state, sent], ['unknown', 0])
  })
})
