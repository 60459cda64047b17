import assert from 'node:assert/strict'
import { messageLink, readMessage } from '../../../src/teams/turn/message-payload.ts'
import { wordsOfMessage } from '../../../src/teams/turn/message-words.ts'
import { cpuMs } from '../../support/cpu-ms.ts'

const id = '0A5B1C2D-0000-4000-8000-000000000001'
const user = (change: object) => ({
  from: { user: { id, displayName: 'Hugo', userIdentityType: 'aadUser', ...change } },
})

describe('the words of somebody’s message', () => {
  const words = (html: unknown) => wordsOfMessage('html', html)

  it('are plain text: lines, signs and names stay, markup goes', () => {
    assert.equal(
      words('<p>Bonjour&nbsp;<at id="0">Léa</at>,</p>\n<p>le <b>pont</b> rouvre &lt;lundi&gt;</p>'),
      'Bonjour\u00a0Léa,\n\nle pont rouvre <lundi>',
    )
    assert.equal(words('<ul><li>un</li><li>deux</li></ul>fin<br>là'), 'un\n\ndeux\n\nfin\nlà')
    assert.equal(
      words('Bravo <emoji alt="🎉" id="x"></emoji><img alt="🐝" src="https://x">&#33;&#x41;'),
      'Bravo 🎉🐝!A',
    )
    assert.equal(words('a<script>alert(1)</script><style>p{}</style>b<!-- c -->'), 'ab')
    assert.equal(words('<attachment id="1"></attachment>'), '')
    assert.equal(words('1 < 2 &amp; 3 &unknown; &#0; &#x110000;'), '1 < 2 & 3 &unknown;')
    assert.equal(wordsOfMessage('text', '<b>tel quel</b>'), '<b>tel quel</b>')
    for (const nothing of [null, undefined, 7, {}, '']) assert.equal(words(nothing), '')
  })

  it('are read in linear time, and bounded first', async () => {
    for (const html of [
      '<'.repeat(1e6),
      '<a '.repeat(4e5),
      '&'.repeat(1e6),
      '<p>'.repeat(4e5),
      '<img alt="'.repeat(2e5),
      ' \n'.repeat(5e5),
    ]) {
      assert.ok((await cpuMs(() => words(html))) < 3_000, html.slice(0, 10))
    }
    assert.ok(words('x'.repeat(1e6)).length <= 20_001)
  })

  it('come with whose they are only where that is an account of Entra', () => {
    const author = (payload: unknown) => readMessage(payload)?.['sourceId']
    assert.equal(author(user({})), id.toLowerCase())
    assert.equal(author(user({ userIdentityType: 'onPremiseAadUser' })), id.toLowerCase())
    assert.equal(author(user({ userIdentityType: undefined })), id.toLowerCase())
    for (const change of [
      { userIdentityType: 'anonymousGuest' },
      { userIdentityType: 'federatedUser' },
      { userIdentityType: ['aadUser', 'x'] },
      { id: '29:abc' },
      { id: { $ne: 1 } },
      { id: undefined },
    ])
      assert.equal(author(user(change)), '', JSON.stringify(change))
    for (const from of [null, undefined, {}, { user: null, application: { id } }, 'x', { user: [id] }])
      assert.equal(author({ from }), '')
    for (const payload of [null, undefined, 'x', 7, []]) assert.equal(readMessage(payload), null)
  })

  it('come with what stands above them, and whether they were deleted', () => {
    const read = readMessage({
      subject: ' Le\npont ',
      body: { contentType: 'text', content: 'x' },
      deletedDateTime: 'now',
    })
    assert.deepEqual(read, { title: 'Le pont', text: 'x', sourceId: '', sourceLink: '', gone: 'true' })
    assert.equal(readMessage({ subject: 'x'.repeat(500) })!['title']!.length, 120)
    assert.equal(readMessage({ deletedDateTime: null })!['gone'], '')
  })

  it('lead to Teams, or nowhere', () => {
    const link = 'https://teams.microsoft.com/l/message/19:a@thread.tacv2/170?context=%7B%7D'
    assert.equal(messageLink(link), link)
    assert.equal(
      messageLink('https://teams.cloud.microsoft/l/(a)[b]'),
      'https://teams.cloud.microsoft/l/%28a%29%5Bb%5D',
    )
    for (const other of [
      'http://teams.microsoft.com/l',
      'https://teams.microsoft.com.evil.example/l',
      'https://evilteams.microsoft.com.example',
      'https://notteams.microsoft.com/l',
      'https://teams.microsoft.com:8443/l',
      'https://a:b@teams.microsoft.com/l',
      'javascript:alert(1)',
      `https://teams.microsoft.com/${'x'.repeat(1_000)}`,
      '',
      7,
      null,
    ])
      assert.equal(messageLink(other), null, String(other).slice(0, 60))
  })
})
