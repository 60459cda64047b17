import assert from 'node:assert/strict'
import type { Fault } from '../../sandbox/faults.ts'
import type { Answered, Network, Outgoing } from '../../src/core/ports/networks.ts'
import { openNetworks } from '../../src/networks/open-networks.ts'
import { chanceOf, seedOfTest } from '../support/chance.ts'
import { photo } from '../support/photo.ts'
import { outgoing } from './network-contract.ts'
import { makeSmaller } from '../../src/media/make-smaller.ts'
import { openPublic, type OpenPublic } from './open-public.ts'

const shares = { 'cut-after-accept': 0.05, error: 0.05, throttle: 0.03 } as const
const posts = 60

/** As the job does: tried until an answer ends it; what is unknown is looked for, and tried again if it is not there. */
async function publishAtLast(network: Network, given: Outgoing): Promise<string> {
  for (let tries = 0; tries < 40; tries++) {
    const answer = await network.publish(given)
    if (answer.kind === 'done') return answer.uri
    assert.ok(answer.kind === 'busy' || answer.kind === 'unknown', JSON.stringify(answer))
    if (answer.kind === 'busy') continue
    const found = await network.find(given)
    if (found.kind === 'done' && found.found) return found.found.uri
  }
  throw new Error('forty tries did not end it')
}

async function atLast<Done>(work: () => Promise<Answered<Done>>): Promise<Done> {
  for (let tries = 0; tries < 40; tries++) {
    const answer = await work()
    if (answer.kind === 'done') return answer
    assert.ok(answer.kind === 'busy' || answer.kind === 'unknown', JSON.stringify(answer))
  }
  throw new Error('forty tries did not end it')
}

describe('networks that fail', function () {
  this.timeout(120_000)
  let open: OpenPublic
  before(async () => {
    open = await openPublic()
  })
  after(() => open.close())

  for (const [channel, target] of [
    ['bluesky', 'bluesky'],
    ['mastodon', 'mastodon'],
    ['site', 'cms'],
  ] as const)
    it(`show ${posts} posts once each, by two who try at once, correct and take back each: ${channel}`, async () => {
      const { bluesky, mastodon, cms } = open.side.accounts
      const networks = () =>
        openNetworks(
          {
            bluesky: { service: open.origin, identifier: bluesky.handle, appPassword: bluesky.appPassword },
            mastodon: { url: open.origin, token: mastodon.token },
            wordpress: { url: open.origin, ...cms },
          },
          makeSmaller,
        )
      const two = [networks()[channel]!, networks()[channel]!]
      const chance = chanceOf(seedOfTest())
      open.side.faults.draw = asked => {
        if (asked !== target) return undefined
        let drawn = chance()
        for (const [kind, share] of Object.entries(shares)) {
          if (drawn < share) return { target, kind: kind as Fault['kind'], share, seconds: 1, status: 502 }
          drawn -= share
        }
        return undefined
      }
      const pictures = [{ bytes: await photo(300), contentType: 'image/png', alt: 'La façade' }]
      const all = Array.from({ length: posts }, (_, index) => outgoing(index % 15 === 0 ? { pictures } : {}))
      const uris: string[] = []
      for (const given of all) {
        const [one, other] = await Promise.all(two.map(network => publishAtLast(network, given)))
        assert.equal(one, other)
        uris.push(one!)
      }
      const standing = () => {
        const counts = new Map<string, number>()
        for (const { text } of open.read(target)) counts.set(text, (counts.get(text) ?? 0) + 1)
        return (of: Outgoing[]) => of.map(({ text }) => counts.get(text) ?? 0)
      }
      const each = (count: number) => all.map(() => count)
      assert.deepEqual(standing()(all), each(1))

      const corrected = all.map(({ key, at, pictures }) => outgoing({ key, at, pictures }))
      for (const [index, uri] of uris.entries()) {
        const published = { uri, url: null, revision: null }
        uris[index] = (await atLast(() => two[0]!.correct(published, corrected[index]!))).uri
      }
      assert.deepEqual([standing()(all), standing()(corrected)], [each(0), each(1)])

      for (const uri of uris) await atLast(() => two[1]!.takeBack({ uri, url: null, revision: null }))
      assert.deepEqual(standing()(corrected), each(0))
    })
})
