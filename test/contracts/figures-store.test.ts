import assert from 'node:assert/strict'
import type { EventAnswer } from '../../src/core/domain/events/event.ts'
import { type OtherChannel, otherChannels } from '../../src/core/domain/channels/channel.ts'
import { releaseStates } from '../../src/core/domain/releases/release.ts'
import { aRelease } from '../fakes/releases.ts'
import type { Counted } from '../../src/core/domain/figures/counted.ts'
import type { Change } from '../../src/core/change.ts'
import type { FigureCounts } from '../../src/core/ports/figure-counts.ts'
import { createFakePorts } from '../fakes/ports.ts'
import { later } from '../../src/core/domain/time.ts'
import { broadcast, initiative, post } from '../postgres/rows.ts'
import { chanceOf, seedOfTest } from '../support/chance.ts'
import { eachStore, somebody } from './each-store.ts'

const from = '2026-10-31T23:00:00.000Z'
const to = '2026-11-30T23:00:00.000Z'

describe('the store of figures', () => {
  eachStore(open => {
    it('counts as whoever looks at every row', async () => {
      const naive = createFakePorts()
      const chance = chanceOf(seedOfTest())
      const rows = randomRows(chance)
      for (const ports of [open(), naive]) for (const change of rows) assert.equal(await ports.commit(change), 'done')
      for (const [begin, end] of [
        [from, to],
        ['2026-09-30T22:00:00.000Z', from],
      ] as const) {
        const seen = await counted(open(), begin, end)
        assert.deepEqual(seen, await counted(naive, begin, end))
        if (begin === from)
          assert.ok(seen.channels.some(({ channel, state }) => channel === 'teams' && state === 'held'))
        const spans = [
          { from: begin, to: later(begin, 10 * 86_400_000) },
          { from: later(begin, 10 * 86_400_000), to: end },
        ]
        assert.deepEqual(await open().figures.answers(spans), await naive.figures.answers(spans))
        const heard = async (ports: { figures: FigureCounts }) => (await ports.figures.heard(begin, end)).sort()
        assert.deepEqual(await heard(open()), await heard(naive))
      }
    })
  })
})

async function counted({ figures }: { figures: FigureCounts }, begin: string, end: string): Promise<Counted> {
  const all = await figures.between(begin, end)
  const inOrder = <T>(some: readonly T[]): T[] =>
    some.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))
  const { answer, submission, visa, broadcast: left, whole } = all.passages
  return {
    ...all,
    sent: inOrder(all.sent),
    channels: inOrder(all.channels),
    passages: {
      answer: inOrder(answer),
      submission: inOrder(submission),
      visa: inOrder(visa),
      broadcast: inOrder(left),
      whole: inOrder(whole),
    },
  }
}

/** Some two hundred rows around the month, in every state, few of them alike. */
function randomRows(chance: () => number): Change[] {
  const one = <T>(...all: T[]): T => all[Math.floor(chance() * all.length)]!
  const at = () => new Date(Date.parse('2026-09-20T00:00:00Z') + Math.floor(chance() * 80 * 86_400_000)).toISOString()
  const ideas = Array.from({ length: 60 }, (_, index) =>
    initiative({
      id: `i${index}`,
      submittedAt: at(),
      department: one('Culture', 'Voirie', 'Sports', null),
      section: one('social', 'agenda', null),
      state: one('received', 'taken', 'retained', 'declined', 'withdrawn'),
      ...(chance() < 0.5 && { takenAt: at() }),
      ...(chance() < 0.6 && { decision: { by: somebody('a'), at: at(), reason: null } }),
      ...(chance() < 0.3 && { delays: [{ by: somebody('a'), at: at(), on: '2026-11-12', reason: null, back: null }] }),
      questions: chance() < 0.3 ? [{ by: somebody('a'), at: at(), text: '?', answer: null }] : [],
    }),
  )
  const posts = Array.from({ length: 60 }, (_, index) => {
    const plain = post({ id: `p${index}` })
    const isEvent = chance() < 0.3
    const content = {
      ...plain.content,
      kind: isEvent ? ('event' as const) : ('news' as const),
      section: one('a', 'b', null),
    }
    const sealed =
      chance() < 0.7
        ? [
            { number: 1, at: at() },
            { number: 2, at: at() },
          ]
        : []
    const elsewhere = [
      { channel: one<OtherChannel>('bluesky', 'site'), at: one(at(), null) },
      { channel: 'facebook' as const, at: one(at(), null) },
    ]
    return {
      ...plain,
      content,
      state: one('draft', 'in-validation', 'broadcast', 'cancelled', 'refused', 'taken-back', 'approved'),
      slot: one(at(), null),
      sealed: sealed as typeof plain.sealed,
      initiativeId: one(`i${index}`, null),
      ...(chance() < 0.4 && { touches: [one('Voirie', 'Sports')] }),
      ...(chance() < 0.4 && { elsewhere }),
      correcting:
        chance() < 0.2 ? { broadcastId: 'b', expiresOn: null, content: { ...content, section: 'corrected' } } : null,
    } satisfies typeof plain
  })
  const sendings = Array.from({ length: 90 }, (_, index) =>
    broadcast({
      id: `b${index}`,
      postId: `p${Math.floor(chance() * 60)}`,
      kind: one('send', 'send', 'send', 'correct', 'take-back'),
      state: one('done', 'running', 'cancelled', 'stopped', 'held', 'scheduled'),
      createdAt: at(),
      startedAt: one(at(), at(), null),
      scheduledFor: one(at(), null),
    }),
  )
  // Chance makes one that is held before it began in a few of all runs.
  posts.push({ ...posts[0]!, id: 'held', state: 'approved', slot: null, initiativeId: null })
  const due = { startedAt: null, scheduledFor: '2026-11-12T08:00:00.000Z' }
  sendings.push(broadcast({ id: 'held', postId: 'held', state: 'held', heldBecause: 'not-registered', ...due }))
  const by = somebody('a')
  const releases = posts.flatMap(({ id }) =>
    otherChannels.flatMap(channel =>
      chance() < 0.8
        ? []
        : [
            aRelease(id, channel, {
              at: one(at(), null),
              state: one(...releaseStates),
              left: chance() < 0.4 ? { uri: 'u', url: null, revision: null, seal: 's', at: at() } : null,
              declared: chance() < 0.2 ? { by, link: null, at: at() } : null,
            }),
          ],
    ),
  )
  const said = posts.flatMap(({ id }) =>
    ['u1', 'u2'].map(person => ({
      id: `${id}:${person}`,
      version: 0,
      postId: id,
      person,
      answer: one<EventAnswer['answer']>('yes', 'no', 'maybe', 'waiting'),
      at: at(),
    })),
  )
  const recipients = 9
  const kept = posts.slice(0, 20).map(({ id }) => ({
    id,
    version: 0,
    at: at(),
    figures: { recipients, tally: { yes: 7, no: 2, maybe: 0, waiting: 1 }, asked: 0, sessions: [], replies: [] },
  }))
  const answered = Array.from({ length: 20 }, (_, index) => ({
    id: `d${index}`,
    version: 0,
    callId: 'c',
    department: one('Eaux', 'Forêts', 'Finances'),
    person: somebody('a'),
    as: 'head' as const,
    first: null,
    firstAs: 'head' as const,
    past: [],
    correspondentLeft: false,
    answer: chance() < 0.5 ? { kind: 'nothing' as const, by: somebody('a'), at: at() } : null,
    reminded: [],
    head: null,
  }))
  return [
    ...ideas.map(row => ({ save: 'initiative' as const, row, ifVersion: 0 })),
    ...posts.map(row => ({ save: 'post' as const, row, ifVersion: 0 })),
    ...sendings.map(row => ({ save: 'broadcast' as const, row, ifVersion: 0 })),
    ...releases.map(row => ({ save: 'release' as const, row, ifVersion: 0 })),
    ...said.map(row => ({ save: 'event_answer' as const, row, ifVersion: 0 })),
    ...kept.map(row => ({ save: 'event_counts' as const, row, ifVersion: 0 })),
    ...answered.map(row => ({ save: 'call_department' as const, row, ifVersion: 0 })),
  ]
}
