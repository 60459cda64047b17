import assert from 'node:assert/strict'
import type { Counted } from '../../../../src/core/domain/figures/counted.ts'
import { delaySteps } from '../../../../src/core/domain/figures/delays.ts'
import { periodAt } from '../../../../src/core/domain/figures/period.ts'
import { readFigures } from '../../../../src/core/use-cases/figures/see-figures.ts'
import type { Department } from '../../../../src/core/domain/people/department.ts'
import { createFakePorts, settings } from '../../../fakes/ports.ts'

const hours = (n: number, count: number): [string, string][] =>
  Array.from({ length: count }, () => [
    '2026-10-06T07:00:00.000Z',
    `2026-10-06T${String(7 + n).padStart(2, '0')}:00:00.000Z`,
  ])
const of = (department: string | null, section: string | null, posts: number, isEvent = false) => ({
  department,
  section,
  touches: [],
  isEvent,
  posts,
})

/** Every number of one period differs from that of the other, and from its neighbours. */
const october: Counted = {
  sent: [
    of('Culture', 'agenda', 7),
    of('Culture', 'agenda', 4, true),
    of('Cabinet', null, 2),
    of(null, 'portraits', 1),
  ],
  channels: [
    { channel: 'bluesky', state: 'published', posts: 11 },
    { channel: 'bluesky', state: 'taken-back', posts: 2 },
    { channel: 'facebook', state: 'declared', posts: 5 },
    { channel: 'facebook', state: 'held', posts: 3 },
    { channel: 'facebook', state: 'refused', posts: 1 },
    { channel: 'site', state: 'unknown', posts: 2 },
    { channel: 'site', state: 'publishing', posts: 1 },
    { channel: 'site', state: null, posts: 6 },
    { channel: 'teams', state: null, posts: 8 },
  ],
  proposals: { received: 31, retained: 21, declined: 6 },
  passages: {
    answer: hours(1, 5),
    submission: hours(2, 6),
    visa: hours(3, 7),
    broadcast: hours(4, 8),
    whole: hours(5, 9),
  },
  reached: [
    { state: 'planned', reason: null, people: 1000 },
    { state: 'delivered', reason: null, people: 800 },
    { state: 'unknown', reason: null, people: 30 },
    { state: 'refused', reason: 'no-teams', people: 60 },
    { state: 'refused', reason: 'no-teams', people: 10 },
    { state: 'refused', reason: 'blocked', people: 90 },
  ],
}
const september: Counted = {
  sent: [of('Culture', 'agenda', 3), of('Voirie', 'agenda', 5, true)],
  channels: [{ channel: 'mastodon', state: 'published', posts: 4 }],
  proposals: { received: 17, retained: 12, declined: 9 },
  passages: {
    answer: hours(6, 10),
    submission: hours(7, 11),
    visa: hours(8, 4),
    broadcast: hours(9, 13),
    whole: hours(10, 14),
  },
  reached: [
    { state: 'planned', reason: null, people: 500 },
    { state: 'delivered', reason: null, people: 499 },
  ],
}

const department = (name: string, ...aliases: string[]) => ({ id: name, name, aliases }) as unknown as Department

describe('the figures of a period that is over', () => {
  const see = async (day = '2026-10-15') => {
    const ports = createFakePorts()
    const asked: string[][] = []
    ports.figures.between = async from => (from.startsWith('2026-08-31') ? september : october)
    ports.figures.heard = async (from, to) => (asked.push([from, to]), ['Culture', 'Petite enfance'])
    ports.figures.departments = async () => [
      [
        { department: 'Culture', state: 'planned', reason: null, people: 40 },
        { department: 'Culture', state: 'delivered', reason: null, people: 33 },
        { department: 'Culture', state: 'refused', reason: 'blocked', people: 2 },
        { department: 'Sports', state: 'planned', reason: null, people: 3 },
        { department: 'Sports', state: 'delivered', reason: null, people: 1 },
        { department: 'Sports', state: 'refused', reason: 'no-teams', people: 2 },
        { department: null, state: 'planned', reason: null, people: 4 },
        { department: null, state: 'delivered', reason: null, people: 3 },
        { department: null, state: 'unknown', reason: null, people: 1 },
      ],
    ]
    ports.departments.all = async () => [
      department('Culture'),
      department('Voirie', 'DGST Voirie'),
      department('Eaux'),
      department('Cabinet'),
      department('Sports'),
    ]
    ports.directoryTable.departments = async () =>
      new Map([
        ['Culture', 50],
        ['DGST Voirie', 30],
        ['Eaux', 6],
        ['Cabinet', 3],
        ['Sports', 4],
      ])
    const figures = await readFigures(ports, periodAt('month', day), settings, { departments: true })
    return { figures, asked }
  }

  it('stand beside those of the one before, none in the place of another', async () => {
    const { figures } = await see()
    const { posts, events, sections, departments, proposals, isRunning } = figures
    assert.deepEqual(
      { posts, events, isRunning },
      {
        posts: { now: 14, before: 8 },
        events: { now: 4, before: 5 },
        isRunning: false,
      },
    )
    assert.deepEqual(sections, [
      { key: 'agenda', now: 11, before: 8 },
      { key: 'portraits', now: 1, before: 0 },
      { key: null, now: 2, before: 0 },
    ])
    assert.deepEqual(departments, [
      { key: 'Culture', now: 11, before: 3 },
      { key: 'Voirie', now: 0, before: 5 },
      { key: null, others: true, now: 2, before: 0 },
      { key: null, now: 1, before: 0 },
    ])
    assert.deepEqual(proposals, {
      received: { now: 31, before: 17 },
      retained: { now: 21, before: 12 },
      declined: { now: 6, before: 9 },
    })
  })

  it('count each channel by what came of it', async () => {
    const nothing = { published: 0, declared: 0, blocked: 0, unknown: 0, planned: 0 }
    assert.deepEqual((await see()).figures.channels, [
      { channel: 'teams', now: { ...nothing, published: 14, planned: 8 }, before: { ...nothing, published: 8 } },
      { channel: 'bluesky', now: { ...nothing, published: 13 }, before: nothing },
      { channel: 'mastodon', now: nothing, before: { ...nothing, published: 4 } },
      { channel: 'facebook', now: { ...nothing, declared: 5, blocked: 4 }, before: nothing },
      { channel: 'site', now: { ...nothing, unknown: 2, planned: 7 }, before: nothing },
    ])
  })

  it('tell how long each step took, in both', async () => {
    const { delays } = (await see()).figures
    const told = delays.map(({ step, n, now, before }) => [step, n, ms(now?.medianMs), ms(before?.medianMs)])
    assert.deepEqual(told, [
      ['answer', 5, 1, 6],
      ['submission', 6, 2, 7],
      ['visa', 7, 3, null],
      ['broadcast', 8, 4, 9],
      ['whole', 9, 5, 10],
    ])
    assert.deepEqual(
      told.map(([step]) => step),
      [...delaySteps],
    )
  })

  it('count each person of a ledger once: what is neither delivered, refused nor unknown is open', async () => {
    const { reach, reachBefore } = (await see()).figures
    assert.deepEqual(reach, {
      meant: 1000,
      delivered: 800,
      unknown: 30,
      open: 10,
      refused: [
        { reason: 'blocked', people: 90 },
        { reason: 'no-teams', people: 70 },
      ],
    })
    assert.deepEqual(reachBefore, { meant: 500, delivered: 499, unknown: 0, open: 1, refused: [] })
  })

  it('lose nobody of departments that are told as one', async () => {
    assert.deepEqual((await see()).figures.departmentReach, [
      { names: ['Culture'], people: 40, delivered: 33, refused: 2, unknown: 0 },
      { names: [null, 'Sports'], people: 7, delivered: 4, refused: 2, unknown: 1 },
    ])
  })

  it('name as silent who said nothing in the three months before its end, and count the small ones', async () => {
    const { figures, asked } = await see()
    assert.deepEqual(figures.silent, { since: '2026-08-01', names: ['Voirie', 'Eaux'], small: 2 })
    assert.deepEqual(asked, [['2026-07-31T22:00:00.000Z', '2026-10-31T23:00:00.000Z']])
    const running = await see('2026-11-15')
    assert.deepEqual(running.figures.silent.since, '2026-08-25')
    assert.equal(running.figures.isRunning, true)
    assert.deepEqual(running.asked, [['2026-08-24T22:00:00.000Z', '2026-11-25T09:00:00.000Z']])
  })
})

function ms(value: number | undefined): number | null {
  return value === undefined ? null : value / 3_600_000
}
