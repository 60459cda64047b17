import assert from 'node:assert/strict'
import { changeNewspaper } from '../../../../src/core/use-cases/newspapers/change-newspaper.ts'
import { newspaper, newspaperForm, newspaperId, paperPorts } from '../../../fakes/composed.ts'
import { otherComms } from '../../../fakes/walk.ts'

describe('a newspaper that is changed', () => {
  it('has a code of its own, also where two are opened at once', async () => {
    const ports = paperPorts()
    ports.beforeCommit(() => newspaper(ports))
    const other = { id: newspaperId.replace(/^0/, '1'), seen: 0, fields: { ...newspaperForm, name: 'Le Trait' } }
    const late = await changeNewspaper(ports, otherComms, other)
    assert.deepEqual(late.kind === 'invalid' && late.errors, { code: 'code-taken' })
    assert.equal((await ports.newspapers.all()).length, 1)
    const next = await changeNewspaper(ports, otherComms, { ...other, fields: { ...other.fields, code: 'LT' } })
    assert.equal(next.kind, 'newspaper-changed')
  })

  it('has readers: without any no issue could leave', async () => {
    const ports = paperPorts()
    const fields = { ...newspaperForm, everyone: 'false', departments: '' }
    const refused = await changeNewspaper(ports, otherComms, { id: newspaperId, seen: 0, fields })
    assert.deepEqual(refused.kind === 'invalid' && refused.errors, { readers: 'no-audience' })
    assert.deepEqual(await ports.newspapers.all(), [])
  })

  it('is one, however often its form is sent', async () => {
    const ports = paperPorts()
    ports.beforeCommit(() => newspaper(ports))
    assert.equal((await newspaper(ports)).code, 'TU')
    assert.equal((await ports.newspapers.all()).length, 1)
  })
})
