import assert from 'node:assert/strict'
import { honestDuration } from '../../src/core/domain/audiences/honest-duration.ts'
import type { Broadcast } from '../../src/core/domain/broadcasts/broadcast.ts'
import { msBetween } from '../../src/core/domain/time.ts'
import { eventually } from '../support/eventually.ts'
import { watchLateness } from '../support/lateness.ts'
import { type Cast, cast, inChannel } from '../support/road.ts'
import { approved, broadcastNow } from '../support/steps.ts'
import { onStores, type StoredMary } from '../support/stores.ts'

/** The long form sends to 1 500 people. */
const many = process.env['LONG'] === undefined ? 320 : 1_500
const perSecond = 20
/** What is said must come true within a tenth. */
const tolerance = 0.1

onStores(['PostgreSQL'], open => {
  describe('how long it will take', function () {
    this.timeout(300_000)
    let mary: StoredMary
    let people: Cast

    before(async () => {
      mary = await open({ sandbox: { SANDBOX_PEOPLE: String(many) }, env: { BROADCAST_PER_SECOND: String(perSecond) } })
      people = await cast(mary.town)
    })
    after(() => mary?.close())

    async function sent(title: string): Promise<Broadcast> {
      await broadcastNow(mary.town, people.comms.id, await approved(mary.town, people, { title, everyone: 'true' }))
      await eventually(
        () => inChannel(mary.town, people.comms.id, title, 'Diffusée').catch(() => null),
        'it ends',
        200_000,
      )
      const rows = await mary.ask<{ doc: Broadcast }>('select doc from broadcast')
      return rows.map(({ doc }) => doc).find(one => one.title === title)!
    }

    it('is said beforehand within a tenth, though most are new to Mary', async () => {
      const late = watchLateness()
      const { check, mandatory, startedAt, finishedAt } = await sent('À tous, une première fois')
      const said = honestDuration(check!, { perSecond, mandatory })
      const took = msBetween(startedAt!, finishedAt!)
      const busy = late()
      const seen = `${said} ms were said, ${took} ms it took, the machine was ${busy} late; ${JSON.stringify(check)}`
      assert.ok(took >= (1 - tolerance) * said && took <= (1 + tolerance + 2 * busy) * said, seen)
      assert.deepEqual(await mary.town.violations(), [])
    })
  })
})
