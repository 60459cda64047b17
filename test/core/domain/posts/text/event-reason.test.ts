import assert from 'node:assert/strict'
import { eventReasonMax, readEventReason } from '../../../../../src/core/domain/posts/text/event-reason.ts'

describe('why an event is called off or put off', () => {
  it('is one line, with the typography of the post’s language', () => {
    assert.deepEqual(readEventReason(" Alerte  orange :\n l'orage arrive ! ", 'fr'), {
      reason: 'Alerte orange\u00a0: l’orage arrive\u202f!',
    })
    assert.deepEqual(readEventReason("Storm: it isn't safe!", 'en'), { reason: 'Storm: it isn’t safe!' })
    for (const nothing of [undefined, 7, ' \n ']) assert.deepEqual(readEventReason(nothing, 'fr'), { reason: '' })
  })

  it('has as many signs as people read, so that what is kept is taken again', () => {
    const most = `${'x'.repeat(eventReasonMax - 2)}\u202f!`
    assert.deepEqual(readEventReason(most, 'fr'), { reason: most })
    assert.deepEqual(readEventReason(`${'x'.repeat(eventReasonMax - 1)}!`, 'fr'), {
      reason: '',
      error: 'reason-too-long',
    })
    assert.equal(readEventReason('x'.repeat(eventReasonMax + 1), 'en').error, 'reason-too-long')
  })

  it('says the same to everybody: nothing in it is filled', () => {
    for (const typed of ['Bonjour {prénom}', '}', '{']) assert.equal(readEventReason(typed, 'fr').error, 'reason-brace')
  })
})
