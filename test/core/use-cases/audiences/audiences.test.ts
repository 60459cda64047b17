import type { Conversation } from '../../../../src/core/domain/people/conversation.ts'
import assert from 'node:assert/strict'
import type { Audience } from '../../../../src/core/domain/audiences/audience.ts'
import { checkAudience } from '../../../../src/core/use-cases/audiences/check-audience.ts'
import type { Broadcast } from '../../../../src/core/domain/broadcasts/broadcast.ts'
import { departmentOf } from '../../../../src/core/domain/audiences/department-of.ts'
import { describeAudience } from '../../../../src/core/domain/audiences/describe-audience.ts'
import { honestDuration } from '../../../../src/core/domain/audiences/honest-duration.ts'
import { createFakePorts } from '../../../fakes/ports.ts'
import { alice, camille, childcare, claude, diane, gone, hugo, roads } from '../../../fakes/town.ts'
import { approved } from '../../../fakes/walk.ts'

const when = { now: '2026-11-25T09:00:00.000Z', timeZone: 'Europe/Paris' }

describe('departmentOf', () => {
  it('matches names and aliases, accents, case, apostrophes and spaces aside', () => {
    const list = [roads, { ...roads, name: 'Direction de l’Éducation', aliases: ['Voirie'] }]
    assert.equal(departmentOf(list, 'VOIRIE ET RÉSEAUX'), 'Voirie')
    assert.equal(departmentOf(list, "direction de  l'education "), 'Direction de l’Éducation')
    assert.equal(departmentOf(list, 'voirie'), 'Voirie', 'a name wins over an alias')
    assert.equal(departmentOf(list, 'Parcs'), null)
    assert.equal(departmentOf(list, null), null)
  })
})

describe('checkAudience', () => {
  it('puts each person in exactly one count, and says who is without department', async () => {
    const ports = createFakePorts()
    const known = (
      person: string,
      state: Conversation['state'],
      conversationId: string | null = 'c',
    ): Conversation => ({
      person,
      state,
      conversationId,
      serviceUrl: '',
      locale: null,
      met: true,
      optedOut: [alice.id, hugo.id, camille.id].includes(person),
    })
    ports.known = [
      known(alice.id, 'open'),
      known(hugo.id, 'blocked'),
      known(diane.id, 'removed'),
      known(camille.id, 'no-teams'),
      known(claude.id, 'open', null),
      known(gone.id, 'open'),
    ]
    assert.deepEqual(await checkAudience(ports, { kind: 'everyone' }, when), {
      people: 9,
      reachable: 1,
      notInstalled: 5,
      blocked: 2,
      noTeams: 1,
      withoutDepartment: 1,
      optedOut: 1,
      guests: 0,
      shared: 1,
      oftenThisWeek: 0,
      sinceLast: null,
    })
  })

  it('knows before the first sending who has no licence, and believes a conversation more', async () => {
    const ports = createFakePorts()
    const without = [diane, hugo].map(({ id }) => id)
    ports.town.people = ports.town.people.map(person => ({ ...person, licensed: !without.includes(person.id) }))
    ports.known = [
      { person: hugo.id, state: 'open', conversationId: 'c', serviceUrl: '', locale: null, met: true, optedOut: false },
    ]
    const { reachable, notInstalled, noTeams } = await checkAudience(
      ports,
      { kind: 'department', name: 'Voirie' },
      when,
    )
    assert.deepEqual({ reachable, notInstalled, noTeams }, { reachable: 1, notInstalled: 1, noTeams: 1 })
  })

  it('says so where Mary installs herself for nobody', async () => {
    const ports = createFakePorts()
    assert.equal((await checkAudience(ports, { kind: 'everyone' }, when)).installs, undefined)
    Object.assign(ports.directory, { installs: false })
    assert.equal((await checkAudience(ports, { kind: 'everyone' }, when)).installs, false)
  })

  it('says who is in the expression and is never addressed', async () => {
    const { people, guests, shared } = await checkAudience(createFakePorts(), { kind: 'group', ...childcare }, when)
    assert.deepEqual({ people, guests, shared }, { people: 2, guests: 1, shared: 1 })
  })

  it('counts who got three new broadcasts since Monday, midnight there', async () => {
    const ports = createFakePorts()
    const asked: unknown[] = []
    ports.deliveries.receivedSince = async (ids, since, least) => (
      asked.push([since, least]),
      ids.includes(alice.id) ? 1 : 0
    )
    const check = await checkAudience(ports, { kind: 'department', name: 'Voirie' }, when)
    assert.equal(check.oftenThisWeek, 1)
    assert.deepEqual(asked[0], ['2026-11-22T23:00:00.000Z', 3])
  })

  it('compares with the last finished broadcast to the same audience, else to any', async () => {
    const ports = createFakePorts()
    const road = { kind: 'department', name: 'Voirie' } as const
    const { broadcast } = await approved(ports)
    const sent = (id: string, audience: Audience, planned: number, change: Partial<Broadcast> = {}): void =>
      ports.tamper('broadcast', {
        ...broadcast,
        id,
        reference: id,
        createdAt: `2026-12-0${id.at(-1)}`,
        audience,
        planned,
        state: 'done',
        ...change,
      })
    ports.deliveries.among = async (_, ids) => ids.filter(id => id === alice.id || id === gone.id).length
    assert.equal((await checkAudience(ports, road, when)).sinceLast, null)
    sent('DIF-2026-0001', road, 2)
    sent('DIF-2026-0002', { kind: 'everyone' }, 7)
    sent('DIF-2026-0003', road, 9, { state: 'stopped' })
    sent('DIF-2026-0004', road, 9, { kind: 'correct' })
    assert.deepEqual((await checkAudience(ports, road, when)).sinceLast, {
      reference: 'DIF-2026-0001',
      joined: 2,
      left: 1,
    })
    const other = await checkAudience(ports, { kind: 'group', ...childcare }, when)
    assert.deepEqual(other.sinceLast, { reference: 'DIF-2026-0002', joined: 1, left: 6 })
  })
})

describe('describeAudience', () => {
  it('enumerates and excludes', () => {
    const words = describeAudience({
      kind: 'except',
      from: {
        kind: 'union',
        of: [
          { kind: 'department', name: 'Voirie' },
          { kind: 'group', ...childcare },
        ],
      },
      without: { kind: 'people', ids: ['a', 'b', 'a'] },
    })
    assert.deepEqual(words, {
      included: [
        { kind: 'department', name: 'Voirie' },
        { kind: 'group', name: 'Crèches' },
      ],
      excluded: [{ kind: 'people', count: 2 }],
    })
  })

  it('keeps an exclusion inside an enumeration together', () => {
    const inner = {
      kind: 'except',
      from: { kind: 'everyone' },
      without: { kind: 'department', name: 'Voirie' },
    } as const
    assert.deepEqual(describeAudience({ kind: 'union', of: [inner, { kind: 'group', ...childcare }] }).included, [
      { kind: 'all', of: [{ included: [{ kind: 'everyone' }], excluded: [{ kind: 'department', name: 'Voirie' }] }] },
      { kind: 'group', name: 'Crèches' },
    ])
  })
})

describe('honestDuration', () => {
  const counts = { reachable: 3200, notInstalled: 0, optedOut: 0 }
  const of = (change: Partial<typeof counts>, perSecond = 40, mandatory = false): number =>
    honestDuration({ ...counts, ...change }, { perSecond, mandatory })

  it('counts two requests for a first contact, a gentle start, and a moment before and after', () => {
    assert.equal(of({}), 83_225)
    assert.equal(of({ reachable: 0, notInstalled: 100 }), 6_725)
    assert.equal(of({ reachable: 1 }, 3), 1_926)
    assert.equal(of({}, 50), of({}, 49), 'never faster than the pace')
  })

  it('counts nothing for who left what is optional, unless it is mandatory', () => {
    assert.equal(of({ optedOut: 200 }), of({ reachable: 3000 }))
    assert.equal(of({ optedOut: 200 }, 40, true), of({}))
    assert.equal(of({ reachable: 5, optedOut: 9 }), 0)
  })
})
