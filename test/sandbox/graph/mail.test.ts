import assert from 'node:assert/strict'
import { newspaperMailbox } from '../../../sandbox/town/newspaper-mailbox.ts'
import { openGraph, type OpenGraph } from './open-graph.ts'

describe('Exchange of the sandbox', () => {
  let graph: OpenGraph
  before(async () => void (graph = await openGraph()))
  beforeEach(() => {
    graph.outbox.clear()
    graph.minded.length = 0
    graph.permissions.sendMail = true
  })
  after(() => graph.close())

  const message = (more: Record<string, string | null> = {}) => {
    const from = newspaperMailbox(graph.town)
    const subject = '=?utf-8?Q?Trait_d=E2=80=99Union?= =?utf-8?B?IG7CsCAxMQ==?='
    const headers = { From: from, To: 'Tous <tous@ville.fr>,\r\n elus@ville.fr', Subject: subject, ...more }
    const lines = Object.entries(headers).flatMap(([name, value]) => (value === null ? [] : [`${name}: ${value}`]))
    return [
      ...lines,
      'Content-Type: multipart/alternative; boundary="b"',
      '',
      '--b',
      'Content-Type: text/plain; charset=utf-8',
      'Content-Transfer-Encoding: quoted-printable',
      '',
      'L=E2=80=99=C3=A9t=C3=A9 de la =',
      'ville',
      '--b',
      'Content-Type: text/html; charset=utf-8',
      'Content-Transfer-Encoding: base64',
      '',
      Buffer.from('<h1>L’été</h1>').toString('base64'),
      '--b--',
      '',
    ].join('\r\n')
  }
  const send = (mime: string, { mailbox = newspaperMailbox(graph.town), type = 'text/plain' } = {}) =>
    graph.call('POST', `/users/${mailbox}/sendMail`, {
      body: Buffer.from(Buffer.from(mime).toString('base64')),
      headers: { 'content-type': type },
    })

  it('takes one message in MIME, and lets it be read', async () => {
    assert.equal((await send(message())).status, 202)
    const [mail] = graph.outbox.all()
    assert.deepEqual([mail?.to, mail?.subject], [['tous@ville.fr', 'elus@ville.fr'], 'Trait d’Union n° 11'])
    assert.deepEqual([mail?.text, mail?.html], ['L’été de la ville', '<h1>L’été</h1>'])
    assert.deepEqual(graph.minded, [])
    assert.deepEqual(graph.contract.violations, [])
  })

  it('lets the app send from one mailbox alone, where that was granted', async () => {
    const somebody = graph.town.people.find(one => one.kind === 'person')!.mail
    const refused = await send(message(), { mailbox: somebody })
    assert.deepEqual([refused.status, refused.body.error.code], [403, 'ErrorAccessDenied'])
    assert.equal((await send(message(), { mailbox: 'nobody@ville.fr' })).status, 404)
    assert.equal((await send(message({ From: somebody }))).body.error.code, 'ErrorSendAsDenied')
    graph.permissions.sendMail = false
    assert.equal((await send(message())).status, 403)
    assert.equal(graph.outbox.all().length, 0)
  })

  it('refuses what Exchange refuses, and notes it', async () => {
    assert.equal((await send(message({ To: null }))).body.error.code, 'ErrorInvalidRecipients')
    assert.equal((await send(message(), { type: 'application/octet-stream' })).status, 400)
    const plain = { body: Buffer.from('From: é'), headers: { 'content-type': 'text/plain' } }
    const answer = await graph.call('POST', `/users/${newspaperMailbox(graph.town)}/sendMail`, plain)
    assert.equal(answer.body.error.code, 'ErrorMimeContentInvalidBase64String')
    assert.equal((await send('a'.repeat(3 * 1024 * 1024))).status, 413)
    assert.equal(graph.outbox.all().length, 0)
    assert.equal(graph.minded.length, 4)
  })

  it('notes what some programs would not read', async () => {
    const html = 'From: x\r\nTo: a@b.fr\r\nContent-Type: text/html\r\n\r\n'
    await send(html.replace('From: x', `From: ${newspaperMailbox(graph.town)}`) + 'é'.repeat(600))
    assert.deepEqual(graph.minded, [
      'a message without a text for who reads no HTML',
      'a message without a subject',
      'a line of more than 998 bytes',
    ])
  })
})
