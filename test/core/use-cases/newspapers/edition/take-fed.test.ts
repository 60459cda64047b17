import assert from 'node:assert/strict'
import type { Call, CallDepartment } from '../../../../../src/core/domain/calls/call.ts'
import type { Edition } from '../../../../../src/core/domain/newspapers/edition.ts'
import { submitInitiative } from '../../../../../src/core/use-cases/initiatives/submit-initiative.ts'
import { retainInitiative } from '../../../../../src/core/use-cases/initiatives/triage-initiative.ts'
import { removeItem } from '../../../../../src/core/use-cases/newspapers/edition/compose-edition.ts'
import { feedEdition } from '../../../../../src/core/use-cases/newspapers/edition/feed-edition.ts'
import { seeEdition } from '../../../../../src/core/use-cases/newspapers/edition/see-edition.ts'
import { takeFed } from '../../../../../src/core/use-cases/newspapers/edition/take-fed.ts'
import { opened, paperPorts, type PaperPorts } from '../../../../fakes/composed.ts'
import { askedTown, callWorld, plannedCall } from '../../../../fakes/calls.ts'
import { settings } from '../../../../fakes/ports.ts'
import { actor } from '../../../../fakes/town.ts'
import { comms } from '../../../../fakes/walk.ts'

describe('what comes for a call that feeds an edition', () => {
  let ports: PaperPorts
  let edition: Edition
  let call: Call
  let row: CallDepartment
  let title = ''
  beforeEach(async () => {
    ports = paperPorts()
    edition = await opened(ports)
    const [asked] = askedTown(ports, 1)
    const world = callWorld(ports, { looks: false })
    call = await plannedCall(ports)
    await world.runDue()
    const fed = await feedEdition(ports, comms, { editionId: edition.id, callId: call.id, feeds: true })
    assert.ok(fed.kind === 'edition-changed', JSON.stringify(fed))
    row = (await ports.calls.departmentsOf(call.id))[0]!
    title = `Idée de ${asked!.department.name}`
  })

  const proposed = async () => {
    const { person } = (await ports.calls.department(row.id))!
    const who = actor({ ...(await ports.directory.people([person!.id])).get(person!.id)! })
    const input = { id: ports.newId(), fields: { title, text: 'Un texte', section: 'portraits' }, form: null }
    const result = await submitInitiative(ports, who, { ...input, callDepartmentId: row.id, despiteNear: true })
    assert.ok(result.kind === 'submitted', JSON.stringify(result))
    return result.initiative
  }
  const lines = async () => {
    const seen = await seeEdition(ports, comms, edition.id, settings)
    assert.ok(seen.kind === 'edition-seen')
    return seen.sections.flatMap(section => section.lines.map(line => [section.name, line.title, line.stands.state]))
  }
  const follow = () => takeFed(ports, { departmentId: row.id })

  it('is not awaited before it was retained', async () => {
    await proposed()
    await follow()
    assert.deepEqual(await lines(), [])
  })

  it('is awaited by itself once it was, under its heading, and once', async () => {
    const { id } = await proposed()
    assert.equal((await retainInitiative(ports, comms, id)).kind, 'changed')
    assert.ok(
      ports.jobs.some(
        ({ job, data }) => job === 'call.follow' && 'departmentId' in data && data.departmentId === row.id,
      ),
    )
    await follow()
    await follow()
    assert.deepEqual(await lines(), [['Portraits', title, 'awaited']])
    const [item] = (await ports.editions.byId(edition.id))!.items
    assert.ok(item?.kind === 'post')
    assert.deepEqual((await ports.posts.byId(item.postId))?.standsIn, [edition.id])
  })

  it('stays away where somebody removed it', async () => {
    const { id } = await proposed()
    await retainInitiative(ports, comms, id)
    await follow()
    const [item] = (await ports.editions.byId(edition.id))!.items
    await removeItem(ports, comms, { editionId: edition.id, itemId: item!.id })
    await follow()
    assert.deepEqual(await lines(), [])
  })

  it('comes no more once the call does not feed it', async () => {
    await feedEdition(ports, comms, { editionId: edition.id, callId: call.id, feeds: false })
    await retainInitiative(ports, comms, (await proposed()).id)
    await follow()
    assert.deepEqual(await lines(), [])
  })
})
