import assert from 'node:assert/strict'
import type { AgendaFeed } from '../../../../src/core/domain/agenda/agenda.ts'
import type { Campaign } from '../../../../src/core/domain/campaigns/campaign.ts'
import type { Capability } from '../../../../src/core/domain/capabilities/capability.ts'
import { outlineOf } from '../../../../src/core/domain/week/outline.ts'
import type { SendOutline, WeekRow } from '../../../../src/core/domain/week/week-row.ts'
import { readWeek } from '../../../../src/core/use-cases/week/see-week.ts'
import { createFakePorts, type FakePorts, settings } from '../../../fakes/ports.ts'
import { written } from '../../../fakes/walk.ts'

const span = { from: '2026-11-30', to: '2026-12-06' }
const [tuesday, wednesday, thursday] = ['2026-12-01', '2026-12-02', '2026-12-03']

const sent: SendOutline = {
  id: 'b1',
  version: 1,
  reference: 'DIF-2026-0001',
  state: 'done',
  scheduledFor: null,
  startedAt: `${tuesday}T09:00:00.000Z`,
  headCount: 12,
  people: 12,
}

/** What a week has of each capability: an event that people have, an agenda, a campaign, two other channels. */
async function rows(ports: FakePorts): Promise<WeekRow[]> {
  const row = async (change: Partial<WeekRow['post']>, send: SendOutline | null = null): Promise<WeekRow> => ({
    post: { ...outlineOf(await written(ports)), ...change },
    send,
    validation: null,
    department: null,
    releases: [],
  })
  const on = (day: string) => `${day}T09:00:00.000Z`
  return [
    await row({ campaignId: 'c1', event: { date: thursday, time: '12:00', place: 'Mairie' } }, sent),
    await row({ elsewhere: [{ channel: 'bluesky', at: on(wednesday) }] }),
    await row({ elsewhere: [{ channel: 'site', at: on(thursday) }] }),
  ]
}

const feed = { id: 'f1', name: 'Conseil', kind: 'council', state: 'open', failingSince: '2026-11-01T08:00:00.000Z' }
const entries = [{ uid: 'e1', title: 'Conseil municipal', from: thursday, to: thursday, time: null }]

describe('a week', () => {
  const seen = async (...off: Capability[]) => {
    const ports = createFakePorts()
    const within = await rows(ports)
    for (const one of off) ports.capabilities.switchedOff.add(one)
    const week = await readWeek(
      {
        ...ports,
        week: { ...ports.week, within: async () => within, undated: async () => within.slice(1) },
        agenda: { ...ports.agenda, all: async () => [{ ...feed, entries, readAt: null } as unknown as AgendaFeed] },
        campaigns: {
          ...ports.campaigns,
          byId: async id => ({ id, title: 'Noël', reference: 'CAM-2026-0001' }) as unknown as Campaign,
        },
      },
      span,
      settings,
    )
    const { releases, events, behind, failing, campaigns, empty } = week
    return {
      releases: releases.map(({ day, channel }) => `${day} ${channel}`),
      others: [events, behind, failing, campaigns].map(({ length }) => length),
      empty: empty.map(day => day.slice(-2)),
    }
  }
  const ofTeams = `${tuesday} teams`
  const ofBluesky = `${wednesday} bluesky`
  const ofSite = `${thursday} site`

  it('has what leaves on every channel, what happens, and what lies behind it', async () => {
    assert.deepEqual(await seen(), {
      releases: [ofTeams, ofBluesky, ofSite],
      others: [1, 1, 1, 1],
      empty: ['30', '04'],
    })
  })

  const without: [Capability, Awaited<ReturnType<typeof seen>>][] = [
    ['networks', { releases: [ofTeams, ofSite], others: [1, 1, 1, 1], empty: ['30', '02', '04'] }],
    ['site', { releases: [ofTeams, ofBluesky], others: [1, 1, 1, 1], empty: ['30', '03', '04'] }],
    ['events', { releases: [ofTeams, ofBluesky, ofSite], others: [0, 1, 1, 1], empty: ['30', '04'] }],
    ['campaigns', { releases: [ofTeams, ofBluesky, ofSite], others: [1, 0, 0, 0], empty: ['30', '04'] }],
  ]
  for (const [capability, expected] of without)
    it(`has nothing of ${capability} while that is off, and a day on which nothing else leaves is empty`, async () =>
      assert.deepEqual(await seen(capability), expected))
})
