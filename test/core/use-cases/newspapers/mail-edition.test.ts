import assert from 'node:assert/strict'
import type { NewspaperMail } from '../../../../src/core/ports/newspapers.ts'
import { mailEdition } from '../../../../src/core/use-cases/newspapers/mail-edition.ts'
import { createFakePorts, type FakePorts } from '../../../fakes/ports.ts'
import { files, publishedEdition } from './published-edition.ts'

describe('the e-mail of an edition', () => {
  let ports: FakePorts
  let sent: { mime: Uint8Array; to: readonly string[] }[]
  const answering = (answer: Awaited<ReturnType<NewspaperMail['send']>>): NewspaperMail => ({
    send: async (mime, to) => {
      sent.push({ mime, to })
      return answer
    },
  })
  const run = (newspaperMail: NewspaperMail | null) => mailEdition({ ...ports, newspaperMail }, { id: 'edition' })
  const state = async () => (await ports.editions.byId('edition'))!.mail?.state

  beforeEach(() => {
    ports = createFakePorts()
    sent = []
  })

  it('is the very bytes that were sealed, sent once to the lists of the newspaper', async () => {
    await publishedEdition(ports)
    for (let runs = 0; runs < 3; runs++) await run(answering({ state: 'sent' }))
    assert.deepEqual(sent, [{ mime: files.email, to: ['agents@ville.example'] }])
    assert.equal(await state(), 'sent')
  })

  it('never leaves twice, though she dies before she knows what became of it', async () => {
    await publishedEdition(ports)
    const dying: NewspaperMail = {
      send: async mime => {
        sent.push({ mime, to: [] })
        throw new Error('killed')
      },
    }
    await assert.rejects(run(dying), /killed/)
    assert.equal(await state(), 'sending')
    await run(answering({ state: 'sent' }))
    await run(answering({ state: 'sent' }))
    assert.equal(sent.length, 1)
    assert.equal(await state(), 'unknown')
  })

  it('is sent by one of two runs at once', async () => {
    await publishedEdition(ports)
    await Promise.all([run(answering({ state: 'sent' })), run(answering({ state: 'sent' }))])
    assert.equal(sent.length, 1)
  })

  it('keeps what the mailbox said against it', async () => {
    await publishedEdition(ports)
    await run(answering({ state: 'refused', reason: 'not-allowed' }))
    const { mail } = (await ports.editions.byId('edition'))!
    assert.deepEqual([mail?.state, mail?.reason], ['refused', 'not-allowed'])
  })

  it('is tried again where the mailbox took nothing yet', async () => {
    await publishedEdition(ports)
    await assert.rejects(run(answering({ state: 'refused', reason: 'busy' })), /mail-busy/)
    assert.equal(await state(), undefined)
    await run(answering({ state: 'sent' }))
    assert.deepEqual([sent.length, await state()], [2, 'sent'])
  })

  it('waits for somebody’s hand where Mary sends none, and is not there before it was published', async () => {
    await publishedEdition(ports)
    await run(null)
    assert.equal(await state(), 'by-hand')
    ports = createFakePorts()
    await publishedEdition(ports, { state: 'submitted' })
    await run(answering({ state: 'sent' }))
    assert.deepEqual([sent, await state()], [[], undefined])
  })
})
