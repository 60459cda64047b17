import assert from 'node:assert/strict'
import { Unavailable } from '../../src/core/domain/errors.ts'
import { absenceIn, readAbsence } from '../../src/graph/people/automatic-replies.ts'
import { refusal, startStub, type Stub } from './stub.ts'

const now = '2026-11-25T09:00:00.000Z'
const utc = (dateTime: string, timeZone = 'UTC') => ({ dateTime, timeZone })
const window = (from: string, until: string, status: 'scheduled' | 'disabled' | 'alwaysEnabled' = 'scheduled') => ({
  status,
  scheduledStartDateTime: utc(from),
  scheduledEndDateTime: utc(until),
})

describe('absenceIn', () => {
  it('is what automatic replies say, within their window', () => {
    const given = window('2026-11-20T00:00:00.0000000', '2026-12-04T17:30:00.0000000')
    assert.deepEqual(absenceIn(given, now), { until: '2026-12-04T17:30:00.000Z' })
    assert.equal(absenceIn({ ...given, status: 'disabled' }, now), null)
    assert.deepEqual(absenceIn({ ...given, status: 'alwaysEnabled' }, now), { until: null })
    assert.equal(absenceIn(window('2026-11-26T00:00:00.0000000', '2026-12-04T00:00:00.0000000'), now), null, 'not yet')
    assert.equal(
      absenceIn(window('2026-11-01T00:00:00.0000000', '2026-11-25T09:00:00.0000000'), now),
      null,
      'no more, though Exchange leaves it',
    )
    for (const nothing of [null, undefined, {}, { status: 'scheduled' as const }])
      assert.equal(absenceIn(nothing, now), null)
    assert.equal(
      absenceIn({ ...given, scheduledEndDateTime: utc('2026-12-04T17:30:00', 'Romance Standard Time') }, now),
      null,
    )
    assert.equal(absenceIn({ ...given, scheduledEndDateTime: utc('demain') }, now), null)
  })
})

describe('readAbsence', () => {
  let stub: Stub
  before(async () => {
    stub = await startStub()
  })
  after(() => stub.stop())

  it('asks for the setting alone', async () => {
    stub.answer = () => ({
      status: 200,
      body: { automaticRepliesSetting: { status: 'alwaysEnabled', internalReplyMessage: 'Opéré du genou' } },
    })
    const absence = readAbsence(stub.graph, { now: () => now, refused: () => assert.fail() })
    assert.deepEqual(await absence('ada'), { until: null })
    assert.deepEqual(
      [stub.heard[0]?.path, stub.heard[0]?.query.get('$select')],
      ['/v1.0/users/ada/mailboxSettings', 'automaticRepliesSetting'],
    )
    stub.answer = () => refusal(404, 'MailboxNotEnabledForRESTAPI')
    assert.equal(await absence('ada'), null)
  })

  it('without the permission nobody is away, and the operator is told once', async () => {
    const told: unknown[] = []
    stub.answer = () => refusal(403, 'ErrorAccessDenied')
    const absence = readAbsence(stub.graph, { now: () => now, refused: error => told.push(error) })
    assert.deepEqual([await absence('ada'), await absence('bea')], [null, null])
    assert.equal(told.length, 1)
    assert.match(String(told[0]), /MailboxSettings\.Read/)
    stub.answer = () => refusal(401, 'InvalidAuthenticationToken')
    await assert.rejects(absence('ada'), /graph|needs/i)
    stub.answer = () => refusal(503, 'serviceNotAvailable')
    await assert.rejects(absence('ada'), Unavailable)
  })
})
