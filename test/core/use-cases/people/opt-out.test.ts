import type { Conversation } from '../../../../src/core/domain/people/conversation.ts'
import assert from 'node:assert/strict'
import { partsOfPerson } from '../../../../src/core/use-cases/audiences/parts-of-person.ts'
import type { Audience } from '../../../../src/core/domain/audiences/audience.ts'
import { askWhy } from '../../../../src/core/use-cases/broadcasts/seen/why-received.ts'
import { optOut } from '../../../../src/core/use-cases/people/opt-out.ts'
import type { PeopleList } from '../../../../src/core/domain/audiences/people-list.ts'
import type { PeopleLists } from '../../../../src/core/ports/stores.ts'
import { brought } from '../../../fakes/brought.ts'
import { createFakePorts, type FakePorts } from '../../../fakes/ports.ts'
import { received } from '../../../fakes/received.ts'
import { actor, alice } from '../../../fakes/town.ts'

const list = { id: 'l1', people: [alice.id] } as PeopleList
const peopleLists: PeopleLists = {
  byId: async (id: string) => (id === list.id ? list : null),
  recent: async () => [{ ...list, size: 1 }],
  waitingFor: async () => null,
}

describe('leaving what is optional', () => {
  let ports: FakePorts
  beforeEach(() => {
    ports = createFakePorts()
    const known: Conversation = {
      person: alice.id,
      conversationId: 'a',
      serviceUrl: '',
      state: 'open',
      locale: null,
      met: true,
      optedOut: false,
    }
    ports.known.push(known)
    ports.conversations.optOut = async (_, out) => void (known.optedOut = out)
  })
  const wish = (out: boolean) => optOut(ports, actor(alice), out)

  it('is kept, journalled once, and undone', async () => {
    assert.deepEqual([await wish(true), await wish(true)], [{ kind: 'left' }, { kind: 'left' }])
    assert.equal(ports.known[0]?.optedOut, true)
    assert.deepEqual(await wish(false), { kind: 'rejoined' })
    assert.equal(ports.known[0]?.optedOut, false)
    assert.deepEqual(
      ports.journal.map(({ verb, details }) => [verb, details]),
      [
        ['person.opted', { out: true }],
        ['person.opted', { out: false }],
      ],
    )
  })

  it('is for whoever got something once, also outside of the agents, and for no stranger', async () => {
    const outside = { ...actor(alice), roles: [] }
    assert.deepEqual(await optOut(ports, outside, true), { kind: 'left' })
    const commits = ports.commits()
    ports.known[0] = { ...ports.known[0]!, met: false }
    assert.deepEqual(await optOut(ports, outside, false), { kind: 'not-an-agent' })
    ports.known.length = 0
    assert.deepEqual([await optOut(ports, outside, true), ports.commits()], [{ kind: 'not-an-agent' }, commits])
  })

  it('shows in the answer to why, which tells nothing to who did not receive it', async () => {
    const { broadcast } = await brought(ports, { mandatory: 'true' })
    received(ports, broadcast.id, [alice])
    await wish(true)
    const told = await askWhy({ ...ports, peopleLists }, actor(alice), broadcast.id)
    assert.ok(told.kind === 'why')
    assert.deepEqual([told.why.mandatory, told.why.optedOut, told.why.parts.in], [true, true, [{ kind: 'everyone' }]])
    assert.equal(
      (await askWhy({ ...ports, peopleLists }, { ...actor(alice), id: 'stranger' }, broadcast.id)).kind,
      'not-found',
    )
    // A later correction asks for the person in the ledger of what it corrects.
    ports.tamper('broadcast', { ...broadcast, id: 'c1', kind: 'correct', targetId: broadcast.id })
    assert.equal((await askWhy({ ...ports, peopleLists }, actor(alice), 'c1')).kind, 'why')
    // Of an event, and of what those registered for it are told, it says what becomes of their answers.
    const ofEvent = async () => {
      const told = await askWhy({ ...ports, peopleLists }, actor(alice), broadcast.id)
      return told.kind === 'why' && told.why.event
    }
    assert.equal(await ofEvent(), false)
    const post = (await ports.posts.byId(broadcast.postId))!
    ports.tamper('post', { ...post, content: { ...post.content, kind: 'event' } })
    assert.equal(await ofEvent(), true)
    ports.tamper('post', post)
    const audience: Audience = { kind: 'registered', postId: 'e', event: 'PUB-2026-0001', said: ['yes'], session: null }
    ports.tamper('broadcast', { ...broadcast, audience })
    assert.equal(await ofEvent(), true)
  })
})

describe('partsOfPerson', () => {
  const group: Audience = { kind: 'group', id: 'g', name: 'Encadrants' }
  const team: Audience = { kind: 'team', id: 't', name: 'Projet' }
  const voirie: Audience = { kind: 'department', name: 'Voirie' }
  const file: Audience = { kind: 'list', id: 'l1', name: 'relais.csv', people: 1, digest: '' }
  const of = (audience: Audience, department: string | null = 'Voirie') =>
    partsOfPerson({ peopleLists }, audience, { id: alice.id, department })

  it('names what holds a person, never what leaves others out', async () => {
    assert.deepEqual(await of({ kind: 'union', of: [voirie, group, file] }), { in: [voirie, file], perhaps: [] })
    assert.deepEqual(await of({ kind: 'except', from: { kind: 'everyone' }, without: voirie }), {
      in: [{ kind: 'everyone' }],
      perhaps: [],
    })
    assert.deepEqual(await of({ kind: 'people', ids: [alice.id] }), {
      in: [{ kind: 'people', ids: [alice.id] }],
      perhaps: [],
    })
  })

  it('names no list that does not hold them', async () => {
    const other: Audience = { kind: 'list', id: 'l2', name: 'autres.csv', people: 1, digest: '' }
    const lists = {
      ...peopleLists,
      byId: async (id: string) => (id === 'l1' ? list : { ...list, id, people: ['somebody'] }),
    }
    const parts = await partsOfPerson(
      { peopleLists: lists },
      { kind: 'union', of: [file, other] },
      { id: alice.id, department: null },
    )
    assert.deepEqual(parts, { in: [file], perhaps: [] })
  })

  it('says of groups only what is certain', async () => {
    assert.deepEqual(await of({ kind: 'union', of: [voirie, group] }, 'Sports'), { in: [group], perhaps: [] })
    assert.deepEqual(await of({ kind: 'union', of: [group, team] }, null), { in: [], perhaps: [group, team] })
  })
})
