import assert from 'node:assert/strict'
import { Misconfigured, Unavailable } from '../../src/core/domain/errors.ts'
import { createGraph } from '../../src/graph/graph.ts'
import { graphNewspaperMail } from '../../src/graph/newspaper-mail.ts'
import { refusal, startStub, type Said, type Stub } from './stub.ts'

const sealed = Buffer.from(
  [
    'Subject: =?utf-8?Q?Trait_d=E2=80=99Union?=',
    'To: nobody@example.fr,',
    ' somebody@example.fr',
    'X-Unsent: 1',
    'MIME-Version: 1.0',
    'Content-Type: multipart/alternative;',
    ' boundary="b"',
    '',
    '--b',
    'To: this is a line of the text',
  ].join('\r\n'),
)

describe('a newspaper by e-mail, by Graph', () => {
  let stub: Stub
  const open = () => graphNewspaperMail(stub.graph, { mailbox: 'journal@ville.fr' })
  const said = async (answer: Said, mime: Uint8Array = sealed) => {
    stub.heard.length = 0
    stub.answer = () => answer
    return open().send(mime, ['tous@ville.fr', 'elus@ville.fr'])
  }
  before(async () => void (stub = await startStub()))
  after(() => stub.stop())

  it('goes out once, in MIME, from the one mailbox to the lists, otherwise as it was sealed', async () => {
    assert.deepEqual(await said({ status: 202 }), { state: 'sent' })
    const [{ method, path, headers, body }, ...more] = stub.heard as [(typeof stub.heard)[0]]
    assert.deepEqual([method, path, more.length], ['POST', '/v1.0/users/journal@ville.fr/sendMail', 0])
    assert.equal(headers['content-type'], 'text/plain')
    assert.equal(
      Buffer.from(body.toString('ascii'), 'base64').toString(),
      [
        'From: journal@ville.fr',
        'To: tous@ville.fr,',
        ' elus@ville.fr',
        'Subject: =?utf-8?Q?Trait_d=E2=80=99Union?=',
        'MIME-Version: 1.0',
        'Content-Type: multipart/alternative;',
        ' boundary="b"',
        '',
        '--b',
        'To: this is a line of the text',
      ].join('\r\n'),
    )
  })

  it('is unknown where nobody knows whether it left, and is asked for once', async () => {
    for (const answer of [
      { status: 500 },
      { status: 502 },
      { status: 503, headers: { 'retry-after': '0' } },
    ] as Said[]) {
      assert.deepEqual(await said(answer), { state: 'unknown' })
      assert.equal(stub.heard.length, 1)
    }
    assert.deepEqual(await said({ status: 504 }), { state: 'unknown' })
    assert.deepEqual(await said({ status: 202, cut: true }), { state: 'unknown' })
    assert.equal(stub.heard.length, 1, 'a connection that broke is not taken up again')
  })

  it('says why Graph refused it', async () => {
    const reasons: [Said, string][] = [
      [refusal(403, 'ErrorAccessDenied'), 'not-allowed'],
      [refusal(404, 'MailboxNotEnabledForRESTAPI'), 'no-mailbox'],
      [refusal(400, 'ErrorMimeContentInvalidBase64String'), 'not-accepted'],
      [refusal(413, 'RequestEntityTooLarge'), 'too-large'],
      [{ ...refusal(429, 'TooManyRequests'), headers: { 'retry-after': '60' } }, 'busy'],
    ]
    for (const [answer, reason] of reasons) assert.deepEqual(await said(answer), { state: 'refused', reason })
  })

  it('does not ask Graph for what is too large for one request', async () => {
    const most = Buffer.alloc(3 * 1024 * 1024, 'a')
    assert.deepEqual(await said({ status: 202 }, most), { state: 'refused', reason: 'too-large' })
    assert.equal(stub.heard.length, 0)
    assert.deepEqual(await said({ status: 202 }, most.subarray(0, -1_000)), { state: 'sent' })
  })

  it('writes no address that would begin another header', async () => {
    stub.heard.length = 0
    stub.answer = () => ({ status: 202 })
    for (const other of [
      'a@b.fr\u010d\u030abcc\u013ax\u0140evil.com',
      'a@b.fr\r\nBcc: x@evil.com',
      'a@b.fr, x@evil.com',
      'prénom@ville.fr',
    ])
      assert.deepEqual(await open().send(sealed, ['tous@ville.fr', other]), {
        state: 'refused',
        reason: 'not-accepted',
      })
    assert.equal(stub.heard.length, 0)
  })

  it('left certainly not where nobody could say who Mary is', async () => {
    const failing = (error: Error) => {
      const credential = { token: () => Promise.reject(error), renew: () => Promise.reject(error) }
      const graph = createGraph({ graphUrl: stub.url, credential })
      return graphNewspaperMail(graph, { mailbox: 'journal@ville.fr' }).send(sealed, ['tous@ville.fr'])
    }
    assert.deepEqual(await failing(new Unavailable('login')), { state: 'refused', reason: 'busy' })
    assert.deepEqual(await failing(new Misconfigured('AADSTS7000215', 'no')), {
      state: 'refused',
      reason: 'not-allowed',
    })
  })
})
