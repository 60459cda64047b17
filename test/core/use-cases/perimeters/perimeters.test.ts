import assert from 'node:assert/strict'
import { type Actor, named } from '../../../../src/core/domain/actor.ts'
import type { Audience } from '../../../../src/core/domain/audiences/audience.ts'
import { askToSend } from '../../../../src/core/use-cases/broadcasts/sending/ask-to-send.ts'
import { startBroadcast } from '../../../../src/core/use-cases/broadcasts/sending/start-broadcast.ts'
import { scheduleBroadcast } from '../../../../src/core/use-cases/broadcasts/sending/schedule-broadcast.ts'
import { resendBroadcast } from '../../../../src/core/use-cases/broadcasts/sending/resend-broadcast.ts'
import { resumeBroadcast } from '../../../../src/core/use-cases/broadcasts/sending/resume-broadcast.ts'
import {
  addPerimeter,
  listPerimeters,
  removePerimeter,
} from '../../../../src/core/use-cases/perimeters/change-perimeters.ts'
import { outsidePerimeter } from '../../../../src/core/use-cases/perimeters/outside-perimeter.ts'
import { submitPost } from '../../../../src/core/use-cases/posts/submission/submit-post.ts'
import { brought } from '../../../fakes/brought.ts'
import { createFakePorts, type FakePorts, settings } from '../../../fakes/ports.ts'
import { actor, alice, camille, childcare, hugo, karim } from '../../../fakes/town.ts'
import { approved, comms, otherComms, written } from '../../../fakes/walk.ts'

const admin = actor(karim, 'comms', 'admin')
const everyone: Audience = { kind: 'everyone' }

describe('perimeters', () => {
  let ports: FakePorts
  beforeEach(() => {
    ports = createFakePorts()
    ports.town.groups.push({
      id: '33333333-3333-4333-8333-333333333333',
      name: 'Auteurs Voirie',
      members: [camille.id, alice.id],
    })
    ports.town.groups.push({ id: '44444444-4444-4444-8444-444444444444', name: 'Auteurs Crèches', members: [alice.id] })
  })
  const add = (change: Record<string, unknown> = {}, who: Actor = admin) =>
    addPerimeter(ports, who, {
      group: 'auteurs voirie',
      departments: 'Voirie',
      groups: '',
      everyone: 'false',
      ...change,
    })
  const outside = (who: { id: string }, audience: Audience) => outsidePerimeter(ports, who, { audience })

  it('leave everybody free while there are none, and whoever is in no group', async () => {
    assert.equal(await outside(camille, everyone), null)
    assert.deepEqual(ports.directory.passes, {}, 'nothing is read')
    await add()
    assert.equal(await outside(hugo, everyone), null)
  })

  it('are judged by people, whatever the words', async () => {
    await add()
    assert.deepEqual(await outside(camille, everyone), {
      kind: 'outside-perimeter',
      people: 6,
      perimeters: ['Auteurs Voirie'],
    })
    assert.equal(await outside(camille, { kind: 'department', name: 'Voirie' }), null)
    assert.equal(
      await outside(camille, { kind: 'people', ids: [hugo.id, alice.id] }),
      null,
      'two of that department, by name',
    )
    assert.equal((await outside(camille, { kind: 'people', ids: [hugo.id, karim.id] }))?.people, 1)
    const but: Audience = { kind: 'except', from: everyone, without: { kind: 'department', name: 'Voirie' } }
    assert.equal((await outside(camille, but))?.people, 6)
  })

  it('add up for who is in several groups', async () => {
    await add()
    await add({ group: 'Auteurs Crèches', departments: '', groups: childcare.name })
    const both: Audience = {
      kind: 'union',
      of: [
        { kind: 'department', name: 'Voirie' },
        { kind: 'group', ...childcare },
      ],
    }
    assert.equal(await outside(alice, both), null)
    const one = await outside(camille, both)
    assert.deepEqual(one && [one.people, one.perimeters], [1, ['Auteurs Voirie']])
    assert.deepEqual((await outside(alice, everyone))?.perimeters, ['Auteurs Voirie', 'Auteurs Crèches'])
  })

  it('keep nobody from correcting the cards that people have', async () => {
    await add()
    assert.equal((await outside(camille, everyone))?.people, 6)
    assert.equal(await outsidePerimeter(ports, camille, { audience: everyone, targetId: 'brought' }), null)
  })

  it('are kept by administrators alone, journalled, and end when removed', async () => {
    assert.equal((await listPerimeters(ports, comms)).kind, 'not-admin')
    const added = await add({ departments: 'Voirie,DGS' })
    assert.ok(added.kind === 'perimeter-added')
    assert.deepEqual(added.perimeter.audience, {
      kind: 'union',
      of: [
        { kind: 'department', name: 'Voirie' },
        { kind: 'department', name: 'Direction générale' },
      ],
    })
    const listed = await listPerimeters(ports, admin)
    assert.deepEqual(listed.kind === 'listed' && listed.perimeters.map(({ id }) => id), [added.perimeter.id])
    assert.equal((await removePerimeter(ports, admin, added.perimeter.id)).kind, 'perimeter-removed')
    assert.equal((await removePerimeter(ports, admin, added.perimeter.id)).kind, 'not-found')
    assert.equal(await outside(camille, everyone), null)
    assert.deepEqual(
      ports.journal.map(({ verb, actor }) => [verb, actor]),
      [
        ['perimeters.changed', named(karim)],
        ['perimeters.changed', named(karim)],
      ],
    )
  })

  it('say what is wrong next to each field, and keep nothing then', async () => {
    const errors = async (change: Record<string, unknown>) => {
      const result = await add(change)
      return result.kind === 'invalid' ? result.errors : result.kind
    }
    assert.deepEqual(await errors({ group: '' }), { group: 'required' })
    assert.deepEqual(await errors({ group: 'Personne' }), { group: 'group-not-found' })
    assert.deepEqual(await errors({ departments: 'Piscine' }), { departments: 'unknown-department' })
    assert.deepEqual(await errors({ groups: 'Inconnu' }), { groups: 'group-not-found' })
    assert.deepEqual(await errors({ departments: '' }), { departments: 'no-audience' })
    assert.deepEqual([ports.journal.length, (await ports.perimeters.all()).length], [0, 0])
    assert.equal(await errors({ departments: '', everyone: 'true' }), 'perimeter-added')
  })

  it('hold at the submission, at the question, at the start and at the schedule: for who acts', async () => {
    const { broadcast } = await approved(ports)
    const draft = await written(ports)
    await askToSend(ports, comms, broadcast.id, settings)
    await add()
    const at = { broadcastId: broadcast.id, date: '2026-12-01', time: '11:00' }
    const results = async (who: Actor) =>
      [
        await submitPost(ports, who, { postId: draft.id, revision: draft.revision }, settings),
        await askToSend(ports, who, broadcast.id, settings),
        await scheduleBroadcast(ports, who, at, settings),
        await startBroadcast(ports, who, { broadcastId: broadcast.id, people: 9 }, settings),
      ].map(({ kind }) => kind)
    assert.deepEqual(await results(comms), Array(4).fill('outside-perimeter'))
    assert.deepEqual(await results(otherComms), ['submitted', 'confirm', 'scheduled', 'started'])
  })

  it('hold for what goes on, and for what is sent again', async () => {
    const { broadcast, post } = await brought(ports)
    await add()
    Object.assign(ports.report, { counts: { ...ports.report.counts, unknown: 2 }, refused: { cancelled: 4 } })
    const results = async (who: Actor) => {
      const said: string[] = []
      for (const state of ['paused', 'stopped', 'done'] as const) {
        ports.tamper('broadcast', { ...broadcast, state })
        ports.tamper('post', post)
        said.push(
          (state === 'done'
            ? await resendBroadcast(ports, who, { broadcastId: broadcast.id, people: 2 }, settings)
            : await resumeBroadcast(ports, who, broadcast.id, settings)
          ).kind,
        )
      }
      return said
    }
    assert.deepEqual(await results(comms), Array(3).fill('outside-perimeter'))
    assert.deepEqual(ports.requeued, [])
    assert.deepEqual(await results(otherComms), ['resumed', 'resumed', 'resent'])
  })
})
