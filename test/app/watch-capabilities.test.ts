import assert from 'node:assert/strict'
import { watchCapabilities } from '../../src/app/watch-capabilities.ts'
import { type CapabilitySwitch, type Off, offBy } from '../../src/core/domain/capabilities/capability.ts'
import { eventually } from '../support/eventually.ts'

const switched = (id: CapabilitySwitch['id'], on: boolean): CapabilitySwitch => ({
  id,
  version: 1,
  on,
  by: null,
  at: '2026-11-25T09:00:00.000Z',
})

describe('what is switched off', () => {
  it('is, where nobody switched anything, what a new authority does not begin with', () => {
    assert.deepEqual([...offBy([])], ['newspapers', 'networks', 'site', 'relays', 'campaigns', 'figures'])
    assert.ok(offBy([switched('events', false)]).has('events'))
    const later = { ...switched('events', true), id: 'quizzes' as CapabilitySwitch['id'] }
    assert.ok(!offBy([later, switched('figures', true)]).has('figures'))
  })

  it('is known soon after another process switched it, told once a change, and kept while nothing can be read', async () => {
    let rows: CapabilitySwitch[] | Error = []
    const faults: unknown[] = []
    const heard: Off[] = []
    const read = async () => {
      if (rows instanceof Error) throw rows
      return rows
    }
    const watched = await watchCapabilities(read, { report: error => faults.push(error), everyMs: 5 })
    try {
      const before = watched.off()
      watched.changed(off => heard.push(off))
      rows = [switched('calls', false)]
      await eventually(async () => watched.off().has('calls'), 'it is known')
      assert.notEqual(watched.off(), before)
      const now = watched.off()
      rows = new Error('away')
      await eventually(async () => faults.length > 1, 'it is asked again')
      assert.equal(watched.off(), now)
      assert.deepEqual(heard, [now])
      // As many as before, and others.
      rows = [switched('events', false)]
      await watched.look()
      assert.deepEqual([watched.off().has('calls'), heard.length], [false, 2])
    } finally {
      watched.close()
    }
  })

  it('is what was read last, also where an earlier reading comes back later', async () => {
    const answers: ((rows: CapabilitySwitch[]) => void)[] = []
    const read = () => new Promise<CapabilitySwitch[]>(resolve => answers.push(resolve))
    const starting = watchCapabilities(read, { report: assert.fail })
    await eventually(async () => answers.length > 0, 'it starts')
    answers.shift()!([])
    const watched = await starting
    try {
      const looks = [watched.look(), watched.look()]
      await eventually(async () => answers.length > 0, 'it is read')
      // The second reading may not answer before the first.
      answers[1]?.([switched('calls', false)])
      answers[0]!([])
      await looks[0]
      await eventually(async () => answers.length > 1, 'it is read again')
      answers[1]!([switched('calls', false)])
      await Promise.all(looks)
      assert.ok(watched.off().has('calls'))
    } finally {
      watched.close()
    }
  })
})
