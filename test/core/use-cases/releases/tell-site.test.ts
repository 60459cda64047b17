import assert from 'node:assert/strict'
import { Unavailable } from '../../../../src/core/domain/errors.ts'
import type { Release } from '../../../../src/core/domain/releases/release.ts'
import { tellSite, toldWithinMs } from '../../../../src/core/use-cases/releases/tell-site.ts'
import { byHandRelease } from '../../../fakes/by-hand.ts'
import { createFakePorts, type FakePorts } from '../../../fakes/ports.ts'
import type { SiteNews, Told } from '../../../../src/core/ports/outside.ts'
import { siteNews } from '../../../../src/core/use-cases/releases/row/release-row.ts'

const at = '2026-11-25T09:00:00.000Z'
const left = { uri: 'u', url: 'https://www.montreval.example/a', revision: null, seal: 'a', at }
const planned = byHandRelease({ channel: 'site' })
const published: Release = { ...planned, state: 'published', left }

describe('the other site', () => {
  let ports: FakePorts & Parameters<typeof tellSite>[0]
  let news: SiteNews[]
  let told: Told
  beforeEach(async () => {
    news = []
    told = { kind: 'told' }
    const siteHook = { tell: async (one: SiteNews) => (news.push(one), told) }
    ports = Object.assign(createFakePorts(), { siteHook })
    await ports.commit({ save: 'release', row: published, ifVersion: 0 })
  })
  const tell = () => tellSite(ports, { id: published.id, what: 'published', at })
  const row = async () => (await ports.releases.byId(published.id))!
  const laterMs = async () => {
    const error = await tell().then(
      () => null,
      (one: unknown) => one,
    )
    assert.ok(error instanceof Unavailable)
    return error.retryAfterMs
  }

  it('is told of what everybody sees change, in the commit that changes it, and of nothing else', () => {
    const what = (before: Release, after: Release) =>
      siteNews(before, after, at).map(one => ('job' in one ? one.data : one))
    const one = (change: string) => [{ id: published.id, what: change, at }]
    const corrected = { ...published, left: { ...left, correctedAt: at } }
    const gone: Release = { ...published, state: 'taken-back' }
    assert.deepEqual(what(planned, published), one('published'))
    assert.deepEqual(what(published, corrected), one('corrected'))
    assert.deepEqual(what(corrected, gone), one('taken-back'))
    for (const [before, after] of [
      [planned, { ...planned, state: 'publishing' }],
      [published, { ...published, pending: 'correct' }],
      [gone, gone],
      [
        { ...planned, channel: 'bluesky' },
        { ...published, channel: 'bluesky' },
      ],
    ] as const)
      assert.deepEqual(what(before, after), [])
  })

  it('hears the same under the same id, however often', async () => {
    await tell()
    await tell()
    assert.deepEqual(news[0], news[1])
    await tellSite(ports, { id: published.id, what: 'corrected', at })
    assert.notEqual(news[2]?.id, news[0]?.id)
    assert.equal((await row()).version, published.version)
  })

  it('is asked again later each time, as late as it says, and for some days', async () => {
    told = { kind: 'not-yet', retryInMs: null }
    assert.equal(await laterMs(), 15_000)
    ports.pass(10 * 60_000)
    assert.equal(await laterMs(), 10 * 60_000)
    told = { kind: 'not-yet', retryInMs: 60 * 60_000 }
    assert.equal(await laterMs(), 60 * 60_000)
    told = { kind: 'not-yet', retryInMs: 9e12 }
    assert.equal(await laterMs(), 24 * 60 * 60_000)
    ports.pass(toldWithinMs)
    await tell()
    assert.deepEqual((await row()).untold, { what: 'published', at })
    assert.equal(ports.journal.at(-1)?.verb, 'release.untold')
  })

  it('that wants nothing is left alone; told again, nothing is left to say', async () => {
    told = { kind: 'never' }
    await tell()
    assert.ok((await row()).untold)
    told = { kind: 'told' }
    await tell()
    assert.equal((await row()).untold, undefined)
  })

  it('is nobody where none is named, and of what is not there nothing is told', async () => {
    await tellSite({ ...ports, siteHook: null }, { id: published.id, what: 'published', at })
    await tellSite(ports, { id: 'nothing', what: 'published', at })
    assert.deepEqual(news, [])
  })
})
