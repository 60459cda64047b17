import assert from 'node:assert/strict'
import { pictureUses } from '../../../../src/core/domain/pictures/use.ts'
import type { Withdrawal } from '../../../../src/core/domain/pictures/withdrawal.ts'
import type { Post } from '../../../../src/core/domain/posts/post.ts'
import { answered } from '../../../fakes/answered.ts'
import { askAgreement } from '../../../../src/core/use-cases/consents/agreements/ask-agreement.ts'
import { withdrawAgreement } from '../../../../src/core/use-cases/consents/agreements/withdraw-agreement.ts'
import { mendWithdrawal } from '../../../../src/core/use-cases/withdrawals/mend-withdrawal.ts'
import { type FakeNetwork, fakeNetwork } from '../../../fakes/network.ts'
import { createFakePorts, type FakePorts } from '../../../fakes/ports.ts'
import { approvedAgain, inMs, releaseClock, releaseOf } from '../../../fakes/released.ts'
import { actor, alice } from '../../../fakes/town.ts'
import { comms, pictured, written } from '../../../fakes/walk.ts'

const mediaId = 'photo'
const minute = 60_000

describe('what the public has of a picture that is withdrawn', () => {
  let ports: FakePorts
  let network: FakeNetwork
  let clock: ReturnType<typeof releaseClock>
  let post: Post

  for (const edits of [true, false])
    describe(edits ? 'on a network that edits' : 'on a network that only publishes anew', () => {
      beforeEach(async () => {
        network = fakeNetwork({ edits })
        ports = { ...createFakePorts() }
        ports.networks = { bluesky: network.network }
        const shaped = async (id: string) => ({
          bytes: new Uint8Array([1]),
          contentType: 'image/png',
          digest: id,
          isCut: false,
        })
        ports.pictures = { ...ports.pictures, shaped }
        clock = releaseClock(ports)
        const { id } = await written(ports)
        await pictured(ports, id, mediaId)
        await pictured(ports, id, 'other')
        const variants = { bluesky: { text: 'Le pont rouvre.', warning: '', pictures: [mediaId, 'other'] } }
        const elsewhere = [{ channel: 'bluesky' as const, at: inMs(ports, minute) }]
        post = await approvedAgain(ports, id, draft => {
          const pictures = draft.content.pictures.map(one => ({ ...one, alt: one.id }))
          return { ...draft, elsewhere, content: { ...draft.content, pictures, variants } }
        })
        const asked = { mediaId, person: alice.id, uses: [...pictureUses], until: null }
        await askAgreement(ports, comms, asked)
        await answered(ports, actor(alice), { mediaId, word: 'yes' })
        await clock.until(inMs(ports, 2 * minute))
        assert.deepEqual(shown(), [[mediaId, 'other']])
      })
      const shown = () => network.standing.map(({ outgoing }) => outgoing.pictures.map(({ alt }) => alt))
      const withdraw = async (): Promise<() => Promise<Withdrawal>> => {
        const [agreement] = (await ports.media.byId(mediaId))!.agreements
        await withdrawAgreement(ports, actor(alice), { mediaId, agreementId: agreement!.id })
        const job = ports.jobs.find(one => one.job === 'withdrawal.mend')
        assert.ok(job?.job === 'withdrawal.mend')
        const { id } = job.data
        return async () => {
          await mendWithdrawal(ports, id)
          return (await ports.withdrawals.byId(id))!
        }
      }
      const stateOf = ({ places }: Withdrawal) => places.find(({ kind }) => kind === 'release')?.state

      it('is corrected there without it, once, and the other picture stays', async () => {
        const mend = await withdraw()
        assert.equal(stateOf(await mend()), 'waits')
        await clock.until(inMs(ports, 2 * minute))
        assert.deepEqual(shown(), [['other']])
        assert.equal(stateOf(await mend()), 'done')
        await clock.until(inMs(ports, 10 * minute))
        const { left, pending, without } = await releaseOf(ports, post.id, 'bluesky')
        assert.deepEqual([left?.without, pending, without], [[mediaId], null, [mediaId]])
        assert.equal(network.standing.length, 1)
      })

      it('is asked for again where the network did not answer', async () => {
        network.strike('busy')
        const mend = await withdraw()
        await mend()
        await clock.until(inMs(ports, 5 * minute))
        assert.equal(stateOf(await mend()), 'waits')
        network.strike(null)
        await clock.until(inMs(ports, 60 * minute))
        assert.deepEqual(shown(), [['other']])
      })
    })
})
