import assert from 'node:assert/strict'
import type { Broadcast } from '../../../../src/core/domain/broadcasts/broadcast.ts'
import { currentPeriod } from '../../../../src/core/domain/figures/period.ts'
import { chooseCampaign } from '../../../../src/core/use-cases/campaigns/choose-campaign.ts'
import { closeCampaign } from '../../../../src/core/use-cases/campaigns/close-campaign.ts'
import { seeCampaign } from '../../../../src/core/use-cases/campaigns/see-campaign.ts'
import { readFigures } from '../../../../src/core/use-cases/figures/see-figures.ts'
import { sayPosted } from '../../../../src/core/use-cases/relays/answer-relay.ts'
import { figureTabs } from '../../../../src/sheets/tables/figure-tabs.ts'
import type { Look } from '../../../../src/teams/cards/card-templates.ts'
import { drawFigures } from '../../../../src/teams/figures/draw-figures.ts'
import { figureFacts } from '../../../../src/teams/campaigns/campaign-figures.ts'
import { writeFigures } from '../../../../src/words/written-figures.ts'
import { loadWords } from '../../../../src/words.ts'
import { brought } from '../../../fakes/brought.ts'
import { createFakePorts, type FakePorts, settings } from '../../../fakes/ports.ts'
import { askedFor, relayWorld, sitesOf } from '../../../fakes/relay-world.ts'
import { actor } from '../../../fakes/town.ts'
import { comms } from '../../../fakes/walk.ts'
import { opened } from '../campaigns/a-campaign.ts'

const words = loadWords().fr
const look = { words, locale: 'fr', timeZone: 'Europe/Paris' } as const
const plain = (text: unknown) => (typeof text === 'string' ? text.replace(/\s/g, ' ') : text)

describe('the figures of people without Teams', () => {
  let ports: FakePorts
  let broadcast: Broadcast
  let campaignId: string
  beforeEach(async () => {
    ports = createFakePorts()
    ;({ broadcast } = await brought(ports))
    campaignId = (await opened(ports)).id
    await chooseCampaign(ports, comms, { postId: broadcast.postId, campaignId })
  })
  /** Ten sites with a relay, of the tenth nobody knows how many; an eleventh without one, and the first one posted. */
  const asked = async () => {
    const { relays } = sitesOf(ports, 10, 1)
    const world = relayWorld(ports)
    await askedFor(ports, broadcast)
    await world.runDue()
    for (const site of [1, 10])
      await sayPosted(ports, actor(relays[site - 1]!), { taskId: `${broadcast.id}.${site}`, poster: null })
  }
  const campaign = async () => {
    const seen = await seeCampaign(ports, comms, campaignId)
    assert.ok(seen.kind === 'campaign')
    return seen
  }
  const tables = async () => {
    const period = currentPeriod('month', ports.now(), settings.timeZone)
    return writeFigures(await readFigures(ports, period, settings), words)
  }
  const said = async () =>
    figureFacts((await campaign()).figures, look).map(({ title, value }) => [plain(title), plain(value)])

  it('are on a campaign and in its balance, a denominator each, and « ? » where nobody knows', async () => {
    await asked()
    const lines = [
      ['Par relais', 'au moins 1 sur au moins 45 personnes (2 sur 10 sites)'],
      ['Sans relais', '11 personnes (1 site)'],
    ]
    assert.deepEqual((await said()).slice(-2), lines)
    const { figures } = await campaign()
    const unsent = figures.posts - figures.sent
    assert.equal((await closeCampaign(ports, comms, { campaignId, agreed: unsent })).kind, 'campaign-changed')
    // What is answered later changes no balance.
    await sayPosted(ports, actor(ports.town.people.find(({ name }) => name === 'r1 Relais')!), {
      taskId: `${broadcast.id}.2`,
      poster: null,
    })
    assert.deepEqual((await said()).slice(-2), lines)
  })

  it('are said nowhere while relays are switched off', async () => {
    await asked()
    const off = { ...look, off: new Set(['relays'] as const) }
    const seen = await campaign()
    assert.equal(figureFacts(seen.figures, off).length, figureFacts(seen.figures, look).length - 2)
    const figures = await readFigures(ports, currentPeriod('month', ports.now(), settings.timeZone), settings)
    const card = (seer: Look) => JSON.stringify(drawFigures({ figures, chart: '', hasPage: false }, seer))
    assert.match(card(look), /Par\srelais/)
    assert.doesNotMatch(card(off), /relais/)
  })

  it('are a table of the page and a tab of the workbook', async () => {
    await asked()
    const table = (await tables()).find(({ id }) => id === 'sites')
    assert.ok(table)
    const [teams, ...others] = table.rows.map(row => row.map(plain))
    assert.deepEqual([teams?.[0], typeof teams?.[1], typeof teams?.[2]], ['Par Teams', 'number', 'number'])
    assert.deepEqual(others, [
      ['Par relais', '1 + ?', '45 + ?', '2 sur 10'],
      ['Sans relais', '?', 11, 1],
    ])
    assert.ok(figureTabs([table])[0]!.rows.some(row => row.includes('45 + ?')))
  })

  it('are nowhere before a site is asked, and no zeros while its job has not run', async () => {
    const nowhere = async () => {
      assert.equal((await said()).length, 3)
      assert.ok(!(await tables()).some(({ id }) => id === 'sites'))
    }
    await nowhere()
    sitesOf(ports, 10, 1)
    await askedFor(ports, broadcast)
    await nowhere()
  })
})
