import assert from 'node:assert/strict'
import { eventually } from '../support/eventually.ts'
import { type Cast, cast, inChat, propose, readable } from '../support/road.ts'
import { type StoredMary, onStores } from '../support/stores.ts'
import type { About } from '../support/town-client.ts'

/** Each held the process for seconds, and one for a minute. */
const messages: Record<string, string> = {
  'a word under six thousand accents': `a${'\u0301'.repeat(6_000)}pprouver 42`,
  'accents above and below': `${'\u0301\u0316'.repeat(60_000)}`,
  'signs of exclamation before a letter': `a${'!'.repeat(20_000)}x`,
  'mentions that begin': '<at'.repeat(40_000),
  'dots before a letter': `${'.'.repeat(60_000)}x`,
  'as much as a request takes': 'a@'.repeat(120_000),
}
/** On a calm machine some milliseconds. */
const soonMs = 2_000

onStores(['PostgreSQL'], open => {
  describe('texts that mean to hold everybody up', () => {
    let mary: StoredMary
    let people: Cast
    let about: About
    before(async () => {
      mary = await open({ sandbox: { SANDBOX_PEOPLE: '120', SANDBOX_LIMITS: 'off' }, env: { LOG_LEVEL: 'warn' } })
      people = await cast(mary.town)
      about = await mary.town.about()
      for (const { id } of [people.agent, people.head]) await mary.town.say(id, 'aide')
    })
    after(() => mary?.close())
    afterEach(() => assert.doesNotMatch(mary.output(), /a turn failed|apology/))

    const message = (more: object = {}): Record<string, unknown> => ({
      type: 'message',
      id: `m${Math.floor(performance.now() * 1_000)}`,
      channelId: 'msteams',
      text: 'aide',
      serviceUrl: `${about.urls.teams}/`,
      locale: 'fr-FR',
      from: { id: people.agent.teamsId, name: people.agent.displayName, aadObjectId: people.agent.id },
      recipient: { id: `28:${about.appId}`, name: 'Mary' },
      conversation: { conversationType: 'personal', tenantId: about.tenantId, id: 'a:forged' },
      channelData: { tenant: { id: about.tenantId } },
      ...more,
    })
    const post = async (body: object): Promise<number> => {
      const authorization = `Bearer ${await mary.town.token()}`
      return (
        await fetch(`${mary.url}/api/messages`, {
          method: 'POST',
          body: JSON.stringify(body),
          headers: { 'content-type': 'application/json', authorization },
        })
      ).status
    }
    const healthy = async (): Promise<number> => {
      const since = performance.now()
      assert.equal((await fetch(`${mary.url}/healthz`)).status, 200)
      return performance.now() - since
    }

    for (const [what, text] of Object.entries(messages))
      it(`${what}: another person is answered meanwhile`, async () => {
        const before = (await mary.town.chat(people.head.id)).activities.length
        const body = message({ text })
        assert.ok(JSON.stringify(body).length < 256 * 1024)
        const hostile = post(body)
        const [ms, helped] = await Promise.all([healthy(), mary.town.say(people.head.id, 'aide')])
        assert.ok(ms < soonMs, `/healthz took ${ms.toFixed(0)} ms`)
        assert.equal(helped.status, 200)
        assert.ok(helped.ms < soonMs, `« aide » took ${helped.ms.toFixed(0)} ms`)
        assert.equal(await hostile, 200)
        await eventually(async () => (await mary.town.chat(people.head.id)).activities.length > before, 'the help came')
      })

    it('ids with what no database can store are refused with 400, and nothing is written', async () => {
      const rows = () => mary.ask('select id from note union all select id from initiative')
      const before = await rows()
      for (const bad of ['a\u0000b', 'a\ud800', 'é', 'x'.repeat(600)]) {
        const { conversation, from } = message() as { conversation: object; from: object }
        for (const change of [
          { id: bad },
          { replyToId: bad },
          { serviceUrl: bad },
          { conversation: { ...conversation, id: bad } },
          { from: { ...from, id: bad } },
        ]) {
          const status = await post(message({ text: 'Quelques mots', ...change }))
          assert.ok(status === 400 || status === 401, `${JSON.stringify(change).slice(0, 80)}: ${status}`)
        }
      }
      assert.deepEqual(await rows(), before)
    })

    it('names, texts and fields with such signs are kept without them', async () => {
      const odd = (text: string) => `\u0000${text}\ud800\u0007 \udc00`
      const { from } = message() as { from: object }
      assert.equal(await post(message({ text: odd('Un mot'), from: { ...from, name: odd('Zoé') } })), 200)
      const [note] = await eventually(async () => {
        const found = await mary.ask<{ text: string; name: string }>(
          `select doc->>'text' as text, doc->'writer'->>'name' as name from note where doc->>'text' like 'Un mot%'`,
        )
        return found.length > 0 ? found : undefined
      }, 'the note')
      assert.deepEqual([note!.text, note!.name], ['Un mot\ufffd  \ufffd', 'Zoé\ufffd  \ufffd'])
      const reference = await propose(mary.town, people.agent, 'Une idée', odd('Un texte'))
      assert.equal((await mary.town.say(people.comms.id, odd(`demander ${reference} Quand ?`).slice(1))).status, 200)
      const question = await inChat(mary.town, people.agent.id, 'Quand ?')
      assert.doesNotMatch(readable(question), /\\u0000|\\ud800/)
    })

    it('a file whose name or kind holds them is named without, or left aside', async () => {
      const file = {
        contentType: 'application/vnd.microsoft.teams.file.download.info',
        name: 'a\u0000\ud800.csv',
        content: { downloadUrl: `${about.urls.teams}/a\u0000`, fileType: 'c\u0000sv' },
      }
      assert.equal(
        await post(
          message({
            text: '',
            attachments: [
              file,
              { ...file, contentType: 'image/\u0000' },
              { ...file, content: { downloadUrl: `${about.urls.teams}/files/none`, fileType: 'csv' } },
            ],
          }),
        ),
        200,
      )
    })
  })
})
