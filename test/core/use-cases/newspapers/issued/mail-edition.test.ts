import assert from 'node:assert/strict'
import type { NewspaperMail } from '../../../../../src/core/ports/newspapers.ts'
import { noteMailed, resendMail } from '../../../../../src/core/use-cases/newspapers/issued/decide-mail.ts'
import { mailEdition } from '../../../../../src/core/use-cases/newspapers/issued/mail-edition.ts'
import { paperPorts, type PaperPorts } from '../../../../fakes/composed.ts'
import { saved, type Sent, sentEdition, takenBack, tampered } from '../../../../fakes/sent-edition.ts'
import { comms } from '../../../../fakes/walk.ts'

describe('the e-mail of an edition', () => {
  let ports: PaperPorts
  let sending: Sent
  let sent: { mime: Uint8Array; to: readonly string[] }[]
  const answering = (answer: Awaited<ReturnType<NewspaperMail['send']>>): NewspaperMail => ({
    send: async (mime, to) => {
      sent.push({ mime, to })
      return answer
    },
  })
  const run = (newspaperMail: NewspaperMail | null) =>
    mailEdition({ ...ports, newspaperMail }, { id: sending.edition.id })
  const mail = async () => (await ports.editions.byId(sending.edition.id))!.mail
  const state = async () => (await mail())?.state
  const told = () => ports.journal.flatMap(({ verb }) => (verb.includes('mail') ? [verb] : []))
  const goes = answering({ state: 'sent' })

  beforeEach(() => {
    ports = paperPorts()
    sent = []
  })

  it('is the very bytes that were sealed, sent once to the lists of the newspaper', async () => {
    sending = await sentEdition(ports)
    for (let runs = 0; runs < 3; runs++) await run(answering({ state: 'sent' }))
    assert.deepEqual(sent, [{ mime: sending.files.email, to: ['agents@ville.example'] }])
    assert.equal(await state(), 'sent')
    assert.deepEqual(told(), ['edition.mailed'])
  })

  it('goes to the addresses that were approved with it, whatever the newspaper says since', async () => {
    sending = await sentEdition(ports)
    const [newspaper] = await ports.newspapers.all()
    const row = { ...newspaper!, mailTo: ['x@evil.example'], version: newspaper!.version + 1 }
    await ports.commit({ save: 'newspaper', row, ifVersion: newspaper!.version })
    await run(goes)
    assert.deepEqual(
      sent.map(({ to }) => to),
      [['agents@ville.example']],
    )
  })

  it('never leaves with one byte changed, and says so', async () => {
    sending = await sentEdition(ports)
    await tampered(ports, sending, 'email')
    await run(goes)
    assert.deepEqual([sent, (await mail())?.reason], [[], 'file-differs'])
    assert.deepEqual(told(), ['edition.not-mailed'])
  })

  it('is of the printing that was sealed, whatever the row of the edition says', async () => {
    sending = await sentEdition(ports)
    const { edition } = sending
    const produced = { ...edition.produced!, number: 7 }
    await ports.editionFiles.put({ editionId: edition.id, production: 7, kind: 'email' }, new Uint8Array([1, 2]))
    const row = { ...edition, produced, version: edition.version + 1 }
    await ports.commit({ save: 'edition', row, ifVersion: edition.version })
    await run(goes)
    assert.deepEqual(
      sent.map(({ mime }) => mime),
      [sending.files.email],
    )
  })

  it('does not leave of a sending that was stopped, until somebody says so', async () => {
    sending = await sentEdition(ports, 'stopped')
    await run(goes)
    assert.deepEqual([sent.length, await state()], [0, 'waiting'])
    assert.equal((await resendMail(ports, comms, sending.edition.id)).kind, 'edition-changed')
    await run(goes)
    assert.deepEqual([sent.length, await state(), (await mail())?.by?.name], [1, 'sent', comms.name])
  })

  it('does not leave once the removal is confirmed, though it was tried before', async () => {
    sending = await sentEdition(ports)
    await assert.rejects(run(answering({ state: 'refused', reason: 'busy' })), /mail-busy/)
    await takenBack(ports, sending.broadcast)
    await run(goes)
    assert.equal(sent.length, 1)
  })

  it('waits on a restored database, for nobody to send by hand', async () => {
    sending = await sentEdition(ports)
    ports.holdBack({ because: 'server', before: 'a', now: 'b', since: ports.now() })
    await assert.rejects(run(goes), /held-restored/)
    assert.deepEqual([sent.length, await state()], [0, undefined])
  })

  it('waits while cards are leaving', async () => {
    sending = await sentEdition(ports)
    await saved(ports, sending.broadcast, { state: 'running' })
    await assert.rejects(run(goes), /edition-leaving/)
    assert.deepEqual([sent.length, await state()], [0, undefined])
  })

  it('never leaves twice by itself, though she dies before she knows what became of it', async () => {
    sending = await sentEdition(ports)
    const dying: NewspaperMail = {
      send: async mime => {
        sent.push({ mime, to: [] })
        throw new Error('killed')
      },
    }
    await assert.rejects(run(dying), /killed/)
    assert.equal(await state(), 'sending')
    await run(goes)
    await run(goes)
    assert.equal(sent.length, 1)
    assert.equal(await state(), 'unknown')
  })

  it('is sent by one of two runs at once', async () => {
    sending = await sentEdition(ports)
    await Promise.all([run(answering({ state: 'sent' })), run(answering({ state: 'sent' }))])
    assert.equal(sent.length, 1)
  })

  it('keeps what the mailbox said against it, until somebody has it sent again', async () => {
    sending = await sentEdition(ports)
    await run(answering({ state: 'refused', reason: 'not-allowed' }))
    assert.deepEqual([await state(), (await mail())?.reason], ['refused', 'not-allowed'])
    await run(goes)
    assert.equal(sent.length, 1)
    await resendMail(ports, comms, sending.edition.id)
    await run(goes)
    assert.deepEqual([sent.length, await state()], [2, 'sent'])
    assert.equal((await resendMail(ports, comms, sending.edition.id)).kind, 'mail-settled')
  })

  it('is tried again where the mailbox took nothing yet, which the journal does not tell', async () => {
    sending = await sentEdition(ports)
    for (let tries = 0; tries < 3; tries++)
      await assert.rejects(run(answering({ state: 'refused', reason: 'busy' })), /mail-busy/)
    assert.deepEqual([await state(), told()], [undefined, []])
    await run(goes)
    assert.deepEqual([sent.length, await state(), told()], [4, 'sent', ['edition.mailed']])
  })

  it('waits for somebody’s hand where Mary sends none, and for their word', async () => {
    sending = await sentEdition(ports)
    await run(null)
    assert.equal(await state(), 'by-hand')
    assert.equal((await noteMailed(ports, comms, sending.edition.id)).kind, 'edition-changed')
    assert.equal(await state(), 'sent')
    assert.deepEqual(told(), ['edition.not-mailed', 'edition.mail-noted'])
  })

  it('is nothing where nobody gets it', async () => {
    sending = await sentEdition(ports, 'done', '')
    await run(goes)
    assert.deepEqual([sent, await state()], [[], undefined])
  })
})
