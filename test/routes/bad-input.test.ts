import assert from 'node:assert/strict'
import { createSecretKey, randomUUID } from 'node:crypto'
import { SignJWT, UnsecuredJWT } from 'jose'
import type { Shown } from '../../sandbox/town-api/shown.ts'
import { eventually } from '../support/eventually.ts'
import { type OpenId, startOpenId } from '../support/openid.ts'
import { type Cast, cast, inChannel, inChat, propose, readable } from '../support/road.ts'
import { type StoredMary, onStores } from '../support/stores.ts'
import type { About } from '../support/town-client.ts'
import { allJobsLeft } from '../support/jobs-left.ts'

type Action = { type: string; verb?: unknown; data?: unknown; title?: string }
const channelIssuer = 'https://api.botframework.com'

/** What she could not handle, of all that she printed. */
const failures = (output: string): string =>
  output
    .split('\n')
    .filter(line => /a turn failed|apology/.test(line))
    .map(line => line.slice(0, 300))
    .join('\n')

onStores(['PostgreSQL'], open => {
  describe('bad input', () => {
    let mary: StoredMary
    let openId: OpenId
    let people: Cast
    let about: About
    let inbox: Shown
    let reference: string

    before(async () => {
      openId = await startOpenId()
      mary = await open({
        sandbox: { SANDBOX_PEOPLE: '120', SANDBOX_LIMITS: 'off' },
        env: { BOT_OPENID_METADATA_URL: openId.url, LOG_LEVEL: 'warn', JOURNAL_HEAD_TO: 'admins' },
      })
      Object.assign(openId.town, { origin: mary.sandbox.variables['TEAMS_SERVICE_URL'], ca: mary.sandbox.ca })
      people = await cast(mary.town)
      about = await mary.town.about()
      reference = await propose(mary.town, people.agent, 'Une proposition honnête')
      // Her own work on it is done: whatever changes from now on was changed by what comes in.
      await eventually(
        async () =>
          (await mary.ask(`select 1 from ${allJobsLeft} where name in ('initiative.list', 'placement.refresh')`))
            .length === 0,
        'no work is left',
      )
      inbox = await inChannel(mary.town, people.comms.id, reference)
    })
    after(async () => {
      await mary?.close()
      openId?.close()
    })
    // Whatever came in: she stands, she answers, and nothing was written.
    let before_: unknown
    beforeEach(async () => void (before_ = await written()))
    afterEach(async () => {
      assert.deepEqual(await written(), before_)
      assert.equal((await fetch(`${mary.url}/healthz`)).status, 200)
    })
    /** What the authority could see of a change; her own tables are compared at the end. */
    async function written(): Promise<unknown> {
      const { town } = mary
      const lists = (await town.lists()).map(list => list.items.map(item => item.fields))
      const channel = (await town.channel()).threads.flatMap(thread =>
        thread.activities.map(one => [one.attachments, one.edited]),
      )
      return { lists, channel }
    }

    const message = (more: object = {}): Record<string, unknown> => ({
      type: 'message',
      id: `m${randomUUID()}`,
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
    const post = async (
      body: string,
      headers: Record<string, string> = {},
      path = '/api/messages',
      method = 'POST',
    ) => {
      const sent = method === 'GET' ? {} : { body }
      const response = await fetch(mary.url + path, {
        method,
        ...sent,
        headers: { 'content-type': 'application/json', ...headers },
      })
      const text = await response.text()
      return { status: response.status, text }
    }
    const bearer = async () => ({ authorization: `Bearer ${await mary.town.token()}` })
    const claims = () =>
      new SignJWT({ serviceurl: `${about.urls.teams}/` })
        .setIssuer(channelIssuer)
        .setAudience(about.appId)
        .setIssuedAt()
        .setExpirationTime('1h')

    describe('a token that is not the Bot Framework’s', () => {
      const forged: Record<string, () => Promise<string | null>> = {
        'none at all': async () => null,
        nonsense: async () => 'abc.def.ghi',
        empty: async () => '',
        'another audience': () => mary.town.token({ aud: '00000000-0000-0000-0000-000000000001' }),
        'another issuer': () => mary.town.token({ iss: 'https://sts.windows.net/elsewhere/' }),
        'the Emulator’s issuer': () =>
          mary.town.token({ iss: `https://login.microsoftonline.com/${about.tenantId}/v2.0` }),
        'an unknown key': () => mary.town.token({ kid: 'nobody' }),
        ended: () => mary.town.token({ expiresIn: -600 }),
        'not yet valid': () => mary.town.token({ notBefore: 3600, expiresIn: 7200 }),
        'another service': () => mary.town.token({ serviceurl: 'https://elsewhere.example/' }),
        'a key not endorsed for Teams': () =>
          claims().setProtectedHeader({ alg: 'RS256', kid: openId.other.kid }).sign(openId.other.secret),
        'no end at all': () =>
          new SignJWT({ serviceurl: `${about.urls.teams}/` })
            .setIssuer(channelIssuer)
            .setAudience(about.appId)
            .setIssuedAt()
            .setProtectedHeader({ alg: 'RS256', kid: openId.own.kid })
            .sign(openId.own.secret),
        'a bad signature': async () => {
          const [head, body, signature = ''] = (await mary.town.token()).split('.')
          return [head, body, signature.startsWith('A') ? `B${signature.slice(1)}` : `A${signature.slice(1)}`].join('.')
        },
        'somebody else’s body under a good signature': async () => {
          const [head, body = '', signature] = (await mary.town.token()).split('.')
          const more = { ...(JSON.parse(Buffer.from(body, 'base64url').toString()) as object), jti: 'another' }
          return [head, Buffer.from(JSON.stringify(more)).toString('base64url'), signature].join('.')
        },
        'alg none': async () =>
          new UnsecuredJWT({ serviceurl: `${about.urls.teams}/` })
            .setIssuer(channelIssuer)
            .setAudience(about.appId)
            .setIssuedAt()
            .setExpirationTime('1h')
            .encode(),
        'alg none that names a key': async () => {
          const { kid } = await openId.publicKey()
          const body = (await mary.town.token()).split('.')[1]
          return `${Buffer.from(JSON.stringify({ alg: 'none', typ: 'JWT', kid })).toString('base64url')}.${body}.`
        },
        'HS256 with the public key': async () => {
          const key = await openId.publicKey()
          const secret = createSecretKey(Buffer.from(key.n ?? '', 'base64url'))
          return claims().setProtectedHeader({ alg: 'HS256', kid: key.kid }).sign(secret)
        },
      }
      for (const [name, token] of Object.entries(forged)) {
        it(`${name} → 401`, async () => {
          const done = await mary.town.activity(message(), await token())
          assert.equal(done.status, 401, JSON.stringify(done.body))
          const { error, reference: logged } = done.body as { error: string; reference: string }
          assert.equal(error, 'not authorized')
          await eventually(async () => mary.output().includes(logged), 'logged under the reference that the sender got')
        })
      }
      it('no stranger’s token makes the SDK print keys or stacks beside the log', () => {
        assert.doesNotMatch(mary.output(), /PUBLIC KEY|TokenExpiredError|Available keys/)
      })

      it('another scheme than Bearer → 401', async () => {
        const { authorization } = await bearer()
        assert.equal(
          (await post(JSON.stringify(message()), { authorization: authorization.replace('Bearer', 'Basic') })).status,
          401,
        )
      })
    })

    describe('what is no activity of Teams', () => {
      const bodies: Record<string, () => unknown> = {
        'no type': () => message({ type: undefined }),
        'a type that is no text': () => message({ type: { a: 1 } }),
        'no conversation': () => message({ conversation: undefined }),
        'no service': () => message({ serviceUrl: undefined }),
        'another channel': () => message({ channelId: 'webchat' }),
        'an array': () => [message()],
        null: () => null,
        'a number': () => 42,
        'a text': () => 'bonjour',
        'no sender': () => message({ from: undefined }),
        'a sender without an Entra id': () => message({ from: { id: '29:x', name: 'X' } }),
        'a sender whose id is an object': () => message({ from: { id: '29:x', aadObjectId: { $ne: null } } }),
      }
      for (const [name, body] of Object.entries(bodies)) {
        it(`${name} → 400`, async () => {
          assert.equal((await mary.town.activity(body(), (await bearer()).authorization.slice(7))).status, 400)
        })
      }
      it('not JSON → 400', async () => {
        for (const text of ['{"type":', '', 'type=message', '\u0000'])
          assert.equal((await post(text, await bearer())).status, 400, text)
      })
      it('not JSON by its own word → 4xx', async () => {
        for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data']) {
          const { status } = await post(JSON.stringify(message()), { ...(await bearer()), 'content-type': type })
          assert.ok(status >= 400 && status < 500, `${type}: ${status}`)
        }
      })
      it('another tenant → 403', async () => {
        const tenant = '00000000-0000-0000-0000-00000000000a'
        const done = await mary.town.activity(
          message({ conversation: { conversationType: 'personal', tenantId: tenant, id: 'a:x' } }),
        )
        assert.equal(done.status, 403)
        const without = { conversation: { conversationType: 'personal', id: 'a:x' }, channelData: {} }
        assert.equal((await mary.town.activity(message(without))).status, 403)
        const beside = { channelData: { tenant: { id: tenant } } }
        assert.equal((await mary.town.activity(message(beside))).status, 403, 'beside the right one')
      })
      it('another bot → 403', async () => {
        for (const id of [`28:${about.tenantId}`, about.appId, undefined])
          assert.equal((await mary.town.activity(message({ recipient: { id, name: 'Mary' } }))).status, 403, id)
      })
      it('a good token of the same key is heard', async () => {
        const token = await claims().setProtectedHeader({ alg: 'RS256', kid: openId.own.kid }).sign(openId.own.secret)
        assert.equal((await mary.town.activity(message({ type: 'conversationUpdate' }), token)).status, 200)
      })
    })

    describe('what does not belong on the wire', () => {
      it('an encoded body → 415, gzip or not', async () => {
        for (const encoding of ['gzip', 'deflate', 'br', 'GZIP', 'gzip, gzip']) {
          assert.equal((await post('this is not gzip', { 'content-encoding': encoding })).status, 415, encoding)
          assert.equal(
            (await post(JSON.stringify(message()), { ...(await bearer()), 'content-encoding': encoding })).status,
            415,
            encoding,
          )
        }
      })
      it('more than 256 KB → 413, with or without a token', async () => {
        const large = JSON.stringify(message({ text: 'x'.repeat(300 * 1024) }))
        assert.equal((await post(large)).status, 413)
        assert.equal((await post(large, await bearer())).status, 413)
      })
      it('an unknown route → 404, a wrong method → 405', async () => {
        for (const path of [
          '/',
          '/api',
          '/api/message',
          '/api/messages/1',
          '/media/',
          '/.env',
          '/media/..%2f..%2fpackage.json',
          '/media/abc',
        ])
          assert.equal((await post('', {}, path, 'GET')).status, 404, path)
        for (const [path, method] of [
          ['/api/messages', 'GET'],
          ['/api/messages', 'PUT'],
          ['/api/messages', 'DELETE'],
          ['/healthz', 'POST'],
          ['/media/x', 'POST'],
        ] as const)
          assert.equal((await post('{}', {}, path, method)).status, 405, `${method} ${path}`)
      })
      it('a broken address → 4xx', async () => {
        for (const path of ['/media/%', '/%E0%A4%A', '/media/%00', `/media/${'a'.repeat(8_000)}`]) {
          const { status } = await post('', {}, path, 'GET')
          assert.ok(status >= 400 && status < 500, `${path.slice(0, 30)}: ${status}`)
        }
      })
      it('never says what is inside', async () => {
        for (const answer of [
          await post('{"type":', await bearer()),
          await post('', {}, '/media/abc', 'GET'),
          await post('{}'),
        ])
          assert.doesNotMatch(answer.text, /\.ts|node_modules|Error:|stack|at \//)
      })
    })

    describe('card data is untrusted', () => {
      const idOf = (button: string): string =>
        (/"initiativeId":"([^"]+)"/.exec(JSON.stringify(inbox.attachments)) ?? [])[1] ?? button
      const execute = (verb: unknown, data: unknown): Action => ({ type: 'Action.Execute', verb, data })
      /** Pressed on the inbox card in the channel; what Teams shows is a card or words, never its own error. */
      const polite = async (
        person: string,
        action: Action,
        where: 'channel' | 'chat' = 'channel',
        trigger: 'manual' | 'automatic' = 'manual',
      ) => {
        const activityId = where === 'channel' ? inbox.id : helps.get(person)!
        const done = await mary.town.press(person, { in: where, activityId, action: action as never, trigger })
        assert.equal(done.status, 200, JSON.stringify(done.body))
        const { type, value } = done.body as { type: string; value: unknown }
        assert.match(type, /card\.adaptive|activity\.message/)
        return typeof value === 'string' ? value : JSON.stringify(value)
      }
      const helps = new Map<string, string>()
      before(async () => {
        for (const person of [people.agent.id, people.comms.id, people.head.id]) {
          await mary.town.say(person, 'aide')
          helps.set(person, (await inChat(mary.town, person, 'Mes propositions')).id)
        }
      })

      for (const verb of [
        '',
        'initiative.unknown',
        '__proto__',
        'constructor',
        'toString',
        'hasOwnProperty',
        42,
        null,
        ['initiative.take'],
        { a: 1 },
        'x'.repeat(100_000),
      ]) {
        it(`an unknown verb: ${JSON.stringify(verb).slice(0, 30)}`, async () => {
          assert.match(
            await polite(people.comms.id, execute(verb, { initiativeId: idOf('') })),
            /trop ancienne ou incomplète/,
          )
        })
      }
      const ids: unknown[] = [
        undefined,
        '',
        null,
        [],
        ['a'],
        {},
        true,
        -1.5,
        '__proto__',
        'constructor',
        '00000000-0000-0000-0000-000000000000',
        "' or 1=1 --",
        '\u0000',
        'a:b',
        'x'.repeat(60_000),
      ]
      for (const id of ids) {
        it(`an id that is ${JSON.stringify(id)?.slice(0, 40)}`, async () => {
          for (const verb of [
            'initiative.take',
            'initiative.retain',
            'initiative.declined',
            'initiative.withdraw',
            'initiative.complete',
          ])
            await polite(people.comms.id, execute(verb, { initiativeId: id, reason: 'x', addition: 'x' }))
          for (const verb of [
            'post.edit',
            'post.save',
            'post.submit',
            'post.duplicate',
            'post.cancel',
            'validation.nudge',
          ])
            await polite(people.comms.id, execute(verb, { postId: id, title: 'x', version: 1 }))
          for (const verb of [
            'validation.approve',
            'validation.refuse',
            'validation.withdraw',
            'validation.reassigned',
          ])
            await polite(people.comms.id, execute(verb, { postId: id, seal: id, step: id, reason: 'x', to: 'x' }))
          for (const verb of [
            'broadcast.check',
            'broadcast.send',
            'broadcast.confirm',
            'broadcast.stop',
            'broadcast.why',
          ])
            await polite(people.comms.id, execute(verb, { broadcastId: id, people: 1 }))
          for (const [verb, key] of [
            ['note.forward', 'noteId'],
            ['note.propose', 'noteId'],
            ['placement.repeat', 'key'],
            ['word.say', 'word'],
          ] as const)
            await polite(people.comms.id, execute(verb, { [key]: id }))
        })
      }

      it('a form whose id nobody minted is not taken', async () => {
        for (const id of ['a:b', '__proto__', 'inbox:1', 'x'.repeat(200), '../1', ' '])
          await polite(
            people.agent.id,
            execute('initiative.submit', { initiativeId: id, title: 'Forgée', text: 'Forgée' }),
            'chat',
          )
        await polite(people.agent.id, execute('initiative.submit', { title: 'Forgée', text: 'Forgée' }), 'chat')
        assert.deepEqual(await mary.ask(`select id from initiative where doc->>'title' = 'Forgée'`), [])
      })

      it('fields that are no text, or too long, are refused beside the field and kept', async () => {
        const id = () => crypto.randomUUID()
        for (const title of [['a'], { a: 1 }, true, null, '', '   ', 'x'.repeat(121), 'x'.repeat(60_000)])
          assert.match(
            await polite(
              people.agent.id,
              execute('initiative.submit', { initiativeId: id(), title, text: 'Un texte' }),
              'chat',
            ),
            /À corriger\s: Titre.*"value":"Un texte"/,
          )
        for (const text of ['x'.repeat(4_001), 'x'.repeat(60_000), []])
          assert.match(
            await polite(
              people.agent.id,
              execute('initiative.submit', { initiativeId: id(), title: 'Un titre', text }),
              'chat',
            ),
            /À corriger\s: Texte.*"value":"Un titre"/,
          )
        assert.match(
          await polite(
            people.agent.id,
            execute('initiative.submit', {
              initiativeId: id(),
              title: 'Un titre',
              text: 'Un texte',
              section: '__proto__',
            }),
            'chat',
          ),
          /n’est plus proposée/,
        )
      })

      it('1 MB of card data → 413', async () => {
        const value = {
          action: { type: 'Action.Execute', verb: 'initiative.take', data: { initiativeId: 'x'.repeat(1024 * 1024) } },
          trigger: 'manual',
        }
        assert.equal(
          (await mary.town.activity(message({ type: 'invoke', name: 'adaptiveCard/action', value }))).status,
          413,
        )
      })

      it('data that is not an object', async () => {
        for (const data of [null, [], 'texte', 42, [{ initiativeId: idOf('') }]]) {
          const value = { action: { type: 'Action.Execute', verb: 'initiative.take', data }, trigger: 'manual' }
          const done = await mary.town.activity(message({ type: 'invoke', name: 'adaptiveCard/action', value }))
          assert.equal(done.status, 200)
          assert.match(JSON.stringify(done.body), /trop ancienne ou incomplète/)
        }
      })

      it('keys of a prototype do nothing', async () => {
        const data = JSON.parse(
          `{"__proto__":{"initiativeId":"${idOf('')}","roles":["comms"]},"constructor":{"prototype":{"roles":["comms"]}}}`,
        ) as object
        await polite(people.head.id, execute('initiative.take', data), 'chat')
        assert.match(
          await polite(
            people.head.id,
            execute('initiative.take', { initiativeId: idOf(''), roles: ['comms'], actor: { roles: ['comms'] } }),
            'chat',
          ),
          /réservée/,
        )
      })

      it('an invoke without value.action, or of a kind that is not ours → 4xx', async () => {
        for (const value of [undefined, null, {}, [], 'x', { action: null }, { action: [] }, { action: 'x' }])
          assert.equal(
            (await mary.town.activity(message({ type: 'invoke', name: 'adaptiveCard/action', value }))).status,
            400,
            JSON.stringify(value),
          )
        for (const name of ['task/fetch', 'task/submit'])
          assert.equal((await mary.town.activity(message({ type: 'invoke', name, value: null }))).status, 400)
        for (const name of ['composeExtension/query', undefined, {}])
          assert.equal((await mary.town.activity(message({ type: 'invoke', name, value: {} }))).status, 400)
      })

      it('kinds of activity that she does not know are taken and forgotten', async () => {
        for (const type of ['typing', 'event', 'messageReaction', 'endOfConversation', '__proto__', 'x'.repeat(1_000)])
          assert.equal((await mary.town.activity(message({ type }))).status, 200, type)
      })

      it('the wrong role: only comms triages, writes and sends', async () => {
        const data = { initiativeId: idOf(''), reason: 'Non', question: 'Quoi ?' }
        for (const verb of ['initiative.take', 'initiative.retain', 'initiative.declined', 'initiative.asked'])
          assert.match(
            await polite(people.agent.id, execute(verb, data), 'chat'),
            /réservée à l’équipe communication/,
            verb,
          )
        for (const word of [
          'rédiger',
          'publications',
          'diffusions',
          'propositions',
          `retenir ${reference}`,
          `prendre ${reference}`,
        ]) {
          await mary.town.say(people.agent.id, word)
          const { activities } = await mary.town.chat(people.agent.id)
          assert.match(
            readable(activities.at(-1)!),
            /réservée|Je ne trouve pas/,
            `${word}: ${readable(activities.at(-1)!)}`,
          )
        }
      })

      it('other people’s initiative: it cannot be completed, withdrawn or taken over', async () => {
        const id = idOf('')
        for (const verb of ['initiative.complete', 'initiative.withdraw', 'initiative.photo'])
          assert.match(
            await polite(people.head.id, execute(verb, { initiativeId: id, addition: 'De moi' }), 'chat'),
            /revient à la personne qui l’a écrit/,
            verb,
          )
        assert.match(
          await polite(
            people.head.id,
            execute('initiative.submit', { initiativeId: id, title: 'À moi', text: 'À moi' }),
            'chat',
          ),
          /revient à la personne qui l’a écrit/,
        )
      })

      it('an automatic refresh that carries a writing verb writes nothing', async () => {
        const id = idOf('')
        const journal = await mary.ask('select seq from journal order by seq')
        const verbs: [string, object][] = [
          ['initiative.take', { initiativeId: id }],
          ['initiative.retain', { initiativeId: id }],
          ['initiative.declined', { initiativeId: id, reason: 'x' }],
          ['initiative.asked', { initiativeId: id, question: 'x' }],
          ['word.say', { word: 'draft' }],
          ['placement.repeat', { key: `inbox:${id}` }],
        ]
        for (const [verb, data] of verbs) {
          assert.equal(
            await polite(people.comms.id, execute(verb, data), 'channel', 'automatic'),
            '',
            'the card stays as it is',
          )
        }
        for (const [verb, data] of [
          ['initiative.submit', { initiativeId: crypto.randomUUID(), title: 'Automatique', text: 'x' }],
          ['initiative.complete', { initiativeId: id, addition: 'x' }],
          ['initiative.withdraw', { initiativeId: id }],
        ] as const)
          await polite(people.agent.id, execute(verb, data), 'chat', 'automatic')
        assert.deepEqual(await mary.ask('select seq from journal order by seq'), journal)
        assert.deepEqual(await mary.ask('select id from post'), [])
      })

      it('what people type is shown as typed', async () => {
        const title = '**gras** ${1+1} [lien](https://x.example) {{DATE(2020-01-01T00:00:00Z,SHORT)}}'
        await mary.town.say(people.agent.id, title)
        const kept = await inChat(mary.town, people.agent.id, 'J’ai bien reçu votre message')
        assert.ok(
          readable(kept).includes(JSON.stringify('\\*\\*gras\\*\\* ${1+1} \\[lien\\](https://x.example)').slice(1, -1)),
          readable(kept),
        )
      })
    })

    describe('afterwards', () => {
      it('her own tables hold one initiative and nothing else, and no turn failed', async () => {
        const rows = await mary.ask<{ title: string }>(`select doc->>'title' as title from initiative`)
        assert.deepEqual(
          rows.map(row => row.title),
          ['Une proposition honnête'],
        )
        for (const table of ['post', 'validation', 'broadcast', 'delivery'])
          assert.deepEqual(await mary.ask(`select * from ${table}`), [], table)
        const verbs = await mary.ask<{ verb: string }>('select verb from journal order by seq')
        assert.deepEqual(
          // What the lists of rights said as she first read them.
          verbs.map(row => row.verb).filter(verb => verb !== 'attempt.refused' && verb !== 'list.rights-adopted'),
          ['initiative.submitted'],
        )
        assert.equal(failures(mary.output()), '')
        assert.deepEqual(await mary.town.violations(), [])
      })
    })
  })
})
