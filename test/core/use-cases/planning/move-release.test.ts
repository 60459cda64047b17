import assert from 'node:assert/strict'
import type { Channel, OtherChannel } from '../../../../src/core/domain/channels/channel.ts'
import type { MoveWarning } from '../../../../src/core/domain/week/move-warning.ts'
import { chooseCampaign } from '../../../../src/core/use-cases/campaigns/choose-campaign.ts'
import { closeCampaign, reopenCampaign } from '../../../../src/core/use-cases/campaigns/close-campaign.ts'
import { opened } from '../campaigns/a-campaign.ts'
import { duplicatePost } from '../../../../src/core/use-cases/posts/writing/duplicate-post.ts'
import { type MoveResult, moveRelease } from '../../../../src/core/use-cases/planning/move-release.ts'
import { nextTime } from '../../../../src/core/use-cases/planning/next-time.ts'
import { seeRelease } from '../../../../src/core/use-cases/week/see-release.ts'
import { type Planned, planElsewhere } from '../../../../src/core/use-cases/planning/plan-elsewhere.ts'
import { submitPost } from '../../../../src/core/use-cases/posts/submission/submit-post.ts'
import { instantOf } from '../../../../src/core/domain/working-time/local-time.ts'
import { createFakePorts, type FakePorts, settings } from '../../../fakes/ports.ts'
import { actor, alice, karim, person } from '../../../fakes/town.ts'
import { approved, comms, otherComms, press, submitted, written } from '../../../fakes/walk.ts'

/** A Tuesday, two weeks after the tests' now. */
const when = { date: '2026-12-08', time: '14:00' }
const at = '2026-12-08T13:00:00.000Z'
const slot = { slotDate: '2026-12-07', slotTime: '09:00' }

describe('a release that is moved', () => {
  let ports: FakePorts
  beforeEach(() => {
    ports = createFakePorts()
  })

  const releaseOf = async (postId: string, channel: Channel = 'teams') => {
    const found = await seeRelease(ports, { postId, channel })
    assert.ok(found)
    return found.release
  }
  const move = async (postId: string, change: Partial<Parameters<typeof moveRelease>[2]> = {}, who = comms) => {
    const channel = change.channel ?? 'teams'
    const { version } = await releaseOf(postId, channel)
    return moveRelease(ports, who, { postId, channel, version, ...when, ...change }, settings)
  }
  const sure = (result: MoveResult) => {
    assert.ok(result.kind === 'sure', JSON.stringify(result))
    return result
  }
  const kinds = (warnings: MoveWarning[]) => warnings.map(({ kind }) => kind)

  it('is a draft with another slot, and a draft still', async () => {
    const { id } = await written(ports)
    const result = await move(id)
    assert.ok(result.kind === 'moved' && !result.reopened)
    const post = (await ports.posts.byId(id))!
    assert.deepEqual([post.slot, post.state], [at, 'draft'])
    assert.equal(ports.journal.at(-1)?.verb, 'post.moved')
    assert.deepEqual(await move(id), { kind: 'same', release: await releaseOf(id) })
  })

  it('forgets the time that was typed and said nothing', async () => {
    const { id } = await written(ports, { slotDate: '2026-12-01', slotTime: 'midi', validUntil: 'demain' })
    assert.deepEqual(Object.keys((await ports.posts.byId(id))!.unread!.typed).toSorted(), [
      'slotDate',
      'slotTime',
      'validUntil',
    ])
    await move(id)
    assert.deepEqual(Object.keys((await ports.posts.byId(id))!.unread!.typed), ['validUntil'])
  })

  it('says nothing of a visa that nobody gave yet', async () => {
    const { post } = await submitted(ports, slot)
    assert.equal((await releaseOf(post.id)).isSealed, false)
    assert.equal((await move(post.id)).kind, 'moved')
  })

  it('asks for the visa of the sending alone again, and says so before', async () => {
    const { post } = await submitted(ports, slot)
    await press(ports, actor(karim, 'comms'), { id: post.id, seal: post.sealed[0]!.seal }, 'approve', 0)
    const asked = sure(await move(post.id))
    assert.deepEqual(kinds(asked.warnings), ['reopens'])
    assert.equal((await ports.posts.byId(post.id))!.slot, '2026-12-07T08:00:00.000Z', 'nothing was written')
    const result = await move(post.id, { agreed: asked.agreed })
    assert.ok(result.kind === 'moved' && result.reopened, JSON.stringify(result))
    const moved = (await ports.posts.byId(post.id))!
    assert.deepEqual([moved.state, moved.slot, moved.sealed.length], ['in-validation', at, 2])
    assert.deepEqual(moved.sealed[1]!.rendered, moved.sealed[0]!.rendered, 'the same bytes')
    const before = (await ports.validations.byId(post.validationId!))!
    const now = (await ports.validations.byId(moved.validationId!))!
    const kept = now.steps.filter(({ facets }) => !facets.includes('reach'))
    assert.ok(
      kept.every((step, at) => step.visas.length >= before.steps[at]!.visas.length),
      'the visa of the words stands',
    )
    assert.ok(now.steps.filter(({ facets }) => facets.includes('reach')).every(({ visas }) => visas.length === 0))
  })

  it('is scheduled where it was approved without a time, and nobody is asked for a visa', async () => {
    const { post, broadcast } = await approved(ports)
    const result = await move(post.id)
    assert.ok(result.kind === 'moved' && !result.reopened, JSON.stringify(result))
    assert.deepEqual(
      [(await ports.broadcasts.byId(broadcast.id))!.scheduledFor, (await releaseOf(post.id)).state],
      [at, 'scheduled'],
    )
    const again = await move(post.id, { time: '15:00' })
    assert.equal(again.kind, 'moved')
    assert.equal((await releaseOf(post.id)).at, '2026-12-08T14:00:00.000Z')
  })

  it('asks again with the number of people that was counted meanwhile, once', async () => {
    const { post } = await approved(ports)
    const ask = async (agreed?: string) => {
      const { version } = await releaseOf(post.id)
      const input = { postId: post.id, channel: 'teams', version, ...when, time: '22:00', ...(agreed && { agreed }) }
      return moveRelease(ports, comms, input as Parameters<typeof moveRelease>[2], { ...settings, fourEyesOver: 2 })
    }
    const countOf = ({ warnings: [quiet, second] }: { warnings: MoveWarning[] }) => {
      assert.ok(quiet?.kind === 'quiet' && second?.kind === 'second')
      return second.people
    }
    const first = sure(await ask())
    ports.now = () => '2026-11-26T09:00:00.000Z'
    ports.town.people.push(person('Une de plus', 'Voirie'))
    const second = sure(await ask(first.agreed))
    assert.equal(countOf(second), countOf(first) + 1)
    assert.equal((await ask(second.agreed)).kind, 'second-needed')
  })

  it('is won by one of two, and the other is told', async () => {
    for (const { id: postId } of [await written(ports), (await approved(ports)).post]) {
      const { version } = await releaseOf(postId)
      const both = await Promise.all(
        ['14:00', '16:00'].map((time, index) =>
          moveRelease(
            ports,
            [comms, otherComms][index]!,
            { postId, channel: 'teams', version, date: when.date, time },
            settings,
          ),
        ),
      )
      assert.deepEqual(both.map(({ kind }) => kind).toSorted(), ['moved', 'moved-meanwhile'])
    }
  })

  it('has moved for whoever pressed twice', async () => {
    for (const [{ id: postId }, channel] of [
      [await written(ports), 'teams'],
      [(await approved(ports)).post, 'teams'],
      [await written(ports), 'bluesky'],
    ] as const) {
      if (channel === 'bluesky') await planElsewhere(ports, comms, { postId, channel, change: { at: null } }, settings)
      const { version } = await releaseOf(postId, channel)
      const twice = () => moveRelease(ports, comms, { postId, channel, version, ...when }, settings)
      const all = [...(await Promise.all([twice(), twice()])), await twice()]
      assert.deepEqual(
        all.map(result => result.kind === 'moved' && result.at),
        [at, at, at],
      )
    }
  })

  it('is refused what it may not', async () => {
    const { id } = await written(ports)
    assert.equal((await move(id, { version: 'old' })).kind, 'moved-meanwhile')
    assert.equal((await move(id, { date: '2020-01-01' })).kind, 'invalid')
    assert.equal((await move(id, { date: {}, time: 'noon' })).kind, 'invalid')
    assert.equal((await move(id, {}, actor(alice))).kind, 'not-comms')
    assert.equal(
      (await moveRelease(ports, comms, { postId: 'none', channel: 'teams', version: '', ...when }, settings)).kind,
      'not-found',
    )
    assert.equal((await ports.posts.byId(id))!.slot, null)
  })

  it('stays where it is once it left', async () => {
    const { post, broadcast } = await approved(ports)
    await ports.commit({
      save: 'broadcast',
      row: { ...broadcast, version: broadcast.version + 1, state: 'done', startedAt: ports.now() },
      ifVersion: broadcast.version,
    })
    assert.equal((await move(post.id)).kind, 'left')
  })

  it('goes elsewhere by a plan that is sealed with its version', async () => {
    const { id: postId } = await written(ports, { 'variant-bluesky': 'La piscine rouvre' })
    const plan = (change: Planned['change'], more: Partial<Planned> = {}, who = comms) =>
      planElsewhere(ports, who, { postId, channel: 'bluesky', change, ...more }, settings)
    assert.equal((await plan({ at: null })).kind, 'planned')
    assert.equal((await plan({ at: null }, { channel: 'site' }, actor(alice))).kind, 'not-comms')
    const draft = (await ports.posts.byId(postId))!
    assert.deepEqual([draft.state, draft.elsewhere], ['draft', [{ channel: 'bluesky', at: null }]])
    await submitPost(ports, comms, { postId, revision: draft.revision }, settings)
    const post = (await ports.posts.byId(postId))!
    assert.equal(post.state, 'in-validation')
    assert.deepEqual(post.sealed[0]?.elsewhere, draft.elsewhere)
    const line = await releaseOf(postId, 'bluesky')
    assert.deepEqual([line.state, line.isSealed, line.lacks], ['planned', false, []])
    assert.deepEqual((await releaseOf(postId)).lacks, ['visa'])

    // Nobody vouched for the sending yet: nobody is asked again, and the version is another one.
    assert.equal((await move(postId, { channel: 'bluesky' })).kind, 'moved')
    const moved = (await ports.posts.byId(postId))!
    assert.deepEqual(
      [moved.state, moved.sealed.length, moved.sealed[1]?.elsewhere],
      ['in-validation', 2, [{ channel: 'bluesky', at }]],
    )
    assert.equal((await plan({ at })).kind, 'same')
    assert.deepEqual(moved.sealed[1]?.rendered, moved.sealed[0]?.rendered)

    await press(ports, actor(karim, 'comms'), { id: postId, seal: moved.sealed[1]!.seal }, 'approve', 0)
    const asked = await plan('remove')
    assert.ok(asked.kind === 'sure' && asked.warnings[0]?.kind === 'reopens', JSON.stringify(asked))
    assert.equal((await ports.posts.byId(postId))!.sealed.length, 2, 'nothing was written')
    assert.deepEqual(kinds(sure(await move(postId, { channel: 'bluesky', time: '15:00' })).warnings), ['reopens'])
    const removed = await plan('remove', { agreed: true })
    assert.ok(removed.kind === 'planned' && removed.reopened)
    const { elsewhere, sealed, validationId } = (await ports.posts.byId(postId))!
    assert.deepEqual([elsewhere, sealed.length, sealed[2]?.elsewhere], [[], 3, undefined])
    const { steps } = (await ports.validations.byId(validationId!))!
    assert.ok(steps.filter(({ facets }) => facets.includes('reach')).every(({ visas }) => visas.length === 0))
  })

  it('goes to several channels by one plan: sealed once, each journalled, and each asked for but once', async () => {
    const { id: postId, revision } = await written(ports, {
      'variant-bluesky': 'Ouverte',
      'variant-mastodon': 'Ouverte',
    })
    await submitPost(ports, comms, { postId, revision }, settings)
    const plan = (change: Planned['change'], ...channel: OtherChannel[]) =>
      planElsewhere(ports, comms, { postId, channel, change }, settings)
    const told = () =>
      ports.journal.flatMap(({ verb, details }) => (/planned$/.test(verb) ? [[verb, details['channel']]] : []))
    assert.equal((await plan({ at }, 'mastodon', 'bluesky')).kind, 'planned')
    const { sealed, elsewhere } = (await ports.posts.byId(postId))!
    assert.deepEqual([sealed.length, elsewhere], [2, ['bluesky', 'mastodon'].map(channel => ({ channel, at }))])
    assert.deepEqual(
      told()
        .filter(([verb]) => verb === 'post.planned')
        .map(([, one]) => one),
      ['mastodon', 'bluesky'],
    )
    assert.equal((await plan({ at }, 'bluesky', 'mastodon')).kind, 'same')
    assert.equal((await plan('remove', 'site')).kind, 'same')
    const lines = told().length
    assert.equal((await plan({ at }, 'mastodon')).kind, 'same')
    assert.equal((await plan('remove', 'site', 'mastodon')).kind, 'planned')
    assert.deepEqual(
      [(await ports.posts.byId(postId))!.elsewhere, told().length],
      [[{ channel: 'bluesky', at }], lines + 1],
    )
  })

  it('goes nowhere without words for that channel, nor once people have it', async () => {
    const { post } = await submitted(ports)
    const plan = { postId: post.id, channel: 'mastodon', change: { at: null } } as const
    const lacking = await planElsewhere(ports, comms, plan, settings)
    assert.ok(lacking.kind === 'faults' && lacking.faults[0]?.key === 'variant-missing', JSON.stringify(lacking))
    assert.equal((await ports.posts.byId(post.id))!.version, post.version)

    const sent = await approved(ports)
    await ports.commit({
      save: 'broadcast',
      row: { ...sent.broadcast, version: sent.broadcast.version + 1, state: 'done', startedAt: ports.now() },
      ifVersion: sent.broadcast.version,
    })
    assert.equal((await planElsewhere(ports, comms, { ...plan, postId: sent.post.id }, settings)).kind, 'left')
    const refused = { ...sent.post, version: sent.post.version + 1, state: 'taken-back' } as const
    await ports.commit({ save: 'post', row: refused, ifVersion: sent.post.version })
    assert.equal((await planElsewhere(ports, comms, { ...plan, postId: sent.post.id }, settings)).kind, 'over')
  })

  it('warns of quiet hours, of a public holiday, and of clocks that change', async () => {
    const { id } = await written(ports)
    assert.deepEqual(kinds(sure(await move(id, { time: '22:00' })).warnings), ['quiet'])
    assert.deepEqual(kinds(sure(await move(id, { date: '2026-12-25' })).warnings), ['holiday'])
    assert.deepEqual(kinds(sure(await move(id, { date: '2027-03-28', time: '02:30' })).warnings), ['zone', 'quiet'])
    const asked = sure(await move(id, { time: '22:00' }))
    const other = sure(await move(id, { time: '23:00', agreed: asked.agreed }))
    assert.notEqual(other.agreed, asked.agreed, 'a yes is to one time only')
    assert.equal((await move(id, { time: '22:00', agreed: asked.agreed })).kind, 'moved')
  })

  it('warns of a third one to the same people in one week', async () => {
    const first = await written(ports)
    const second = await written(ports)
    const third = await written(ports, { everyone: '', people: '' })
    for (const [{ id }, time] of [
      [first, '09:00'],
      [second, '11:00'],
    ] as const)
      assert.equal((await move(id, { time })).kind, 'moved')
    assert.equal((await move(third.id, { time: '16:00' })).kind, 'moved', 'nobody gets it')
    const fourth = await written(ports)
    const [warning] = sure(await move(fourth.id, { time: '17:00' })).warnings
    assert.ok(
      warning?.kind === 'third-in-week' && warning.people > 0 && warning.beside.length === 2,
      JSON.stringify(warning),
    )
    const [before, onMonday] = [await written(ports), await written(ports)]
    for (const [{ id }, date, time] of [
      [before, '2026-12-13', '23:30'],
      [onMonday, '2026-12-15', '12:00'],
    ] as const)
      ports.tamper('post', { ...(await ports.posts.byId(id))!, slot: instantOf(date, time, settings.timeZone) })
    const next = await written(ports)
    assert.equal((await move(next.id, { date: '2026-12-14' })).kind, 'moved', 'Sunday night is another week')
  })

  it('warns of a second one to many within an hour, and of no other', async () => {
    const people = Array.from({ length: 501 }, (_, n) => person(`Agent ${n}`, 'Voirie'))
    ports.town.people.push(...people)
    const [first, second] = [await written(ports), await written(ports)]
    assert.equal((await move(first.id)).kind, 'moved')
    const [warning] = sure(await move(second.id, { time: '14:59' })).warnings
    assert.ok(warning?.kind === 'crowded' && warning.people > 500 && warning.beside.reference === first.reference)
    assert.equal((await move(second.id, { time: '15:00' })).kind, 'moved', 'an hour later')
  })

  it('warns of a time of reserve, of a poll and of its eve', async () => {
    const { id } = await written(ports)
    const entry = (uid: string, from: string, to = from) => ({ uid, title: `Le ${uid}`, from, to, time: null })
    const feed = (kind: 'duty' | 'poll', ...entries: ReturnType<typeof entry>[]) => ({
      kind,
      entries,
      state: 'open',
      id: kind,
    })
    const feeds = [
      feed('duty', entry('réserve', '2026-12-07', '2026-12-09')),
      feed('poll', entry('scrutin', '2026-12-12')),
    ]
    Object.assign(ports.agenda, { all: async () => feeds })
    assert.deepEqual(sure(await move(id)).warnings, [{ kind: 'duty', title: 'Le réserve', day: '2026-12-08' }])
    assert.deepEqual(kinds(sure(await move(id, { date: '2026-12-11' })).warnings), ['duty'])
    assert.equal((await move(id, { date: '2026-12-10' })).kind, 'moved')
  })

  it('warns of two of one campaign on one channel within an hour', async () => {
    const [first, second] = [await written(ports), await written(ports)]
    for (const { id } of [first, second]) {
      const post = (await ports.posts.byId(id))!
      ports.tamper('post', { ...post, campaignId: 'c', elsewhere: [{ channel: 'site', at: null }] })
    }
    assert.equal((await move(first.id, { channel: 'site' })).kind, 'moved')
    assert.deepEqual(kinds(sure(await move(second.id, { channel: 'site', time: '14:30' })).warnings), [
      'campaign-clash',
    ])
    assert.equal((await move(second.id, { time: '14:30' })).kind, 'moved', 'on another channel')
  })

  it('finds the same hour on the next working day', async () => {
    const { id } = await written(ports, { slotDate: '2026-12-24', slotTime: '09:00' })
    const next = await nextTime(ports, { postId: id, channel: 'teams' }, settings)
    assert.deepEqual([next?.date, next?.time], ['2026-12-28', '09:00'])
  })

  it('is copied to another day', async () => {
    const { id } = await written(ports)
    const copy = await duplicatePost(ports, comms, id, at)
    assert.ok(copy.kind === 'created' && copy.post.slot === at && copy.post.id !== id)
  })
  it('is copied within its campaign, as long as that is open and has that day', async () => {
    const { id } = await written(ports)
    const campaign = await opened(ports, { from: '2026-12-01', to: '2026-12-08' })
    await chooseCampaign(ports, comms, { postId: id, campaignId: campaign.id })
    const copied = async (slot: string | null) => {
      const copy = await duplicatePost(ports, comms, id, slot)
      assert.ok(copy.kind === 'created')
      const { reference, campaignId = null } = copy.post
      const told = ports.journal.some(one => one.verb === 'campaign.post-added' && one.subject === reference)
      assert.equal(told, campaignId !== null)
      return [campaignId, copy.outOf?.id ?? null]
    }
    const [inside, outside] = [
      [campaign.id, null],
      [null, campaign.id],
    ]
    assert.deepEqual(await copied('2026-12-08T22:30:00.000Z'), inside, 'the last day, at 23:30 in Paris')
    assert.deepEqual(await copied('2026-12-08T23:30:00.000Z'), outside, 'half past midnight of the day after')
    assert.deepEqual(await copied('2026-11-30T12:00:00.000Z'), outside)
    assert.deepEqual(await copied(null), inside)
    await closeCampaign(ports, comms, { campaignId: campaign.id, agreed: 3 })
    assert.equal((await ports.campaigns.byId(campaign.id))?.state, 'closed')
    assert.deepEqual(await copied(at), outside)
    ports.pass(20 * 24 * 60 * 60_000)
    await reopenCampaign(ports, comms, campaign.id)
    assert.deepEqual(await copied(null), outside, 'it is over')
  })

  it('is copied once by a button that is pressed twice', async () => {
    const { id } = await written(ports)
    const press = () => duplicatePost(ports, comms, id, at, 'one form')
    const made = [...(await Promise.all([press(), press()])), await press()]
    const ids = made.map(result => result.kind === 'created' && result.post.id)
    assert.equal(new Set(ids).size, 1, JSON.stringify(ids))
    const later = await duplicatePost(ports, comms, id, '2026-12-09T13:00:00.000Z', 'one form')
    assert.ok(later.kind === 'created' && !ids.includes(later.post.id), 'another time, another copy')
  })
})
