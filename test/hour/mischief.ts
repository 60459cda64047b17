import { randomUUID } from 'node:crypto'
import { connect, type Socket } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'
import sharp from 'sharp'
import { createFakePorts } from '../fakes/ports.ts'
import { chanceOf, seed } from '../support/chance.ts'
import { dayIn } from '../support/day-in.ts'
import { hostileBits, hostileTexts } from '../support/hostile.ts'
import { createChat } from '../teams/chat.ts'
import type { Stage } from './stage.ts'

type Json = Record<string, unknown>
export type Mischief = { until: number; /** By what, and what it was answered. */ tally: Map<string, number> }

/** As much as Mary's door takes, in bytes of JSON. */
const longest = 250_000
const [floodOf, floodLanes, atOnce] = [1_500, 20, 12]
/** So few that her door lets them through: what the flood does is another matter. */
const betweenMs = 600
const [socketsMost, tokenLivesMs] = [60, 20 * 60_000]

/** Everything at once, until the hour is over. */
export async function doMischief(stage: Stage, mischief: Mischief): Promise<void> {
  const door = createDoor(stage, mischief)
  const sockets: Socket[] = []
  await Promise.all([
    worry(stage, mischief, door),
    knock(mischief, door),
    holdSockets(stage, mischief, sockets),
    pourBodies(stage, mischief),
  ])
  for (const socket of sockets) socket.destroy()
}

type Door = ReturnType<typeof createDoor>

/** Speaks to Mary as Teams would, in the hostile person's name, with a good token. */
function createDoor({ mary, about, hostile }: Stage, { tally }: Mischief) {
  let token = { value: '', until: 0 }
  let conversation = ''
  const fresh = async (): Promise<string> => {
    if (Date.now() > token.until) token = { value: await mary.town.token(), until: Date.now() + tokenLivesMs }
    conversation ||= (await mary.town.chat(hostile.id)).conversationId
    return `Bearer ${token.value}`
  }
  const activity = (more: Json): Json => ({
    type: 'message',
    id: `h:${randomUUID()}`,
    channelId: 'msteams',
    text: 'aide',
    serviceUrl: `${about.urls.teams}/`,
    locale: 'fr-FR',
    from: { id: hostile.teamsId, name: hostile.displayName, aadObjectId: hostile.id },
    recipient: { id: `28:${about.appId}`, name: 'Mary' },
    conversation: { conversationType: 'personal', tenantId: about.tenantId, id: conversation },
    channelData: { tenant: { id: about.tenantId } },
    ...more,
  })
  const post = async (what: string, body: string, authorization: string): Promise<void> => {
    const headers = { 'content-type': 'application/json', authorization }
    const status = await fetch(`${mary.url}/api/messages`, { method: 'POST', headers, body }).then(
      async response => (await response.text(), response.status),
      () => 0,
    )
    tally.set(`${what}: ${status}`, (tally.get(`${what}: ${status}`) ?? 0) + 1)
  }
  return {
    send: async (what: string, more: Json) => {
      const authorization = await fresh()
      await post(what, JSON.stringify(activity(more)), authorization)
    },
    press: (verb: string, data: Json, more: Json = {}, trigger = 'manual') => ({
      type: 'invoke',
      name: 'adaptiveCard/action',
      text: undefined,
      value: { action: { type: 'Action.Execute', verb, data }, trigger },
      ...more,
    }),
    bare: post,
  }
}

/** One doing after the other by chance, and a flood in each third minute. */
async function worry(stage: Stage, { until }: Mischief, door: Door): Promise<void> {
  const chance = chanceOf(seed + 666)
  const one = <T>(all: readonly T[]): T => all[Math.floor(chance() * all.length)]!
  const doings = await doingsOf(stage, door, one)
  let under = 0
  for (let flooded = -1; Date.now() < until;) {
    const minute = Math.floor((until - Date.now()) / 60_000)
    if (minute % 3 === 0 && minute !== flooded) {
      flooded = minute
      let left = floodOf
      await Promise.all(
        Array.from({ length: floodLanes }, async () => {
          while (left-- > 0 && Date.now() < until) await door.send('flood', {})
        }),
      )
    }
    if (under < atOnce) {
      under++
      void one(doings)()
        .catch(() => undefined)
        .finally(() => void under--)
    }
    await delay(betweenMs)
  }
}

async function doingsOf(
  stage: Stage,
  door: Door,
  one: <T>(all: readonly T[]) => T,
): Promise<(() => Promise<unknown>)[]> {
  const {
    mary: { town },
    hostile,
    agents,
    people,
  } = stage
  const { verbs } = createChat(createFakePorts())
  const names = Object.keys(verbs)
  const card = (await town.say(hostile.id, 'aide'), (await town.chat(hostile.id)).activities.at(-1)?.id)
  let ids: string[] = [randomUUID()]
  const learn = async () =>
    void (ids =
      (
        await stage.ask<{ id: string }>(
          `select id from post union select id from initiative union select id from broadcast union select id from validation union select doc->>'seal' from validation limit 500`,
        )
      )?.map(({ id }) => id) ?? ids)
  const text = (share = 1): string => {
    const whole = one(hostileTexts(one(hostileBits), longest))
    return whole.slice(0, Math.floor((share * longest * whole.length) / Buffer.byteLength(JSON.stringify(whole))))
  }
  const needed = (verb: string, value: () => unknown) =>
    Object.fromEntries(verbs[verb]!.needs.map(need => [need, value()]))
  const file = (name: string, contentType: string, bytes: Buffer, inline = false) =>
    town.say(hostile.id, { files: [{ name, contentType, base64: bytes.toString('base64'), inline }] })
  const wide = await sharp({ create: { width: 6_000, height: 6_000, channels: 4, background: '#3a6' } })
    .png({ progressive: true })
    .toBuffer()
  const foreign = (downloadUrl: string): Json => ({
    text: '',
    attachments: [
      {
        contentType: 'application/vnd.microsoft.teams.file.download.info',
        name: 'liste.csv',
        content: { downloadUrl, fileType: 'csv' },
      },
    ],
  })
  const sendForged = async () => {
    const verb = one(names)
    await door.send(
      'forged press',
      door.press(
        verb,
        {
          ...needed(verb, () => one(ids)),
          version: 1,
          to: hostile.mail,
          title: 'À moi',
          reason: 'moi',
          body: 'À moi',
          everyone: 'true',
        },
        { replyToId: card },
        one(['manual', 'automatic']),
      ),
    )
  }
  const sendTwice = async () => {
    const [initiativeId, id] = [randomUUID(), `h:${randomUUID()}`]
    const again = one([
      { text: `rédiger Encore ${id}` },
      { text: `Le même mot ${id}` },
      door.press('initiative.submit', { initiativeId, title: `Redite ${id}`, text: 'Une fois' }, { replyToId: card }),
    ])
    await Promise.all([1, 2, 3].map(() => door.send('redelivered', { ...again, id })))
  }
  return [
    learn,
    sendForged,
    sendForged,
    sendForged,
    sendTwice,
    async () =>
      door.send('hostile text', { text: `${one(['', 'proposer ', 'approuver ', 'déléguer ', 'demander '])}${text()}` }),
    async () => {
      const verb = one(names)
      await door.send(
        'hostile fields',
        door.press(
          verb,
          { ...needed(verb, () => one([one(ids), text(0.01)])), title: text(0.3), text: text(0.3), reason: text(0.3) },
          { replyToId: card },
        ),
      )
    },
    async () =>
      file(
        'liste.csv',
        'text/csv',
        Buffer.from(
          one([
            'a@'.repeat(500_000),
            `"${'x\n'.repeat(1_000_000)}`,
            'a;'.repeat(1_000_000),
            'a@b.fr\n'.repeat(100_000),
          ]),
        ),
      ),
    async () =>
      file(
        'photo.png',
        'image/png',
        one([wide, Buffer.concat([wide.subarray(0, 40), Buffer.alloc(100_000, 7)])]),
        true,
      ),
    async () =>
      door.send(
        'foreign file',
        foreign(
          one([
            'http://127.0.0.1:1/x',
            'https://127.0.0.1/liste.csv',
            'https://attacker.example/liste.csv',
            'file:///etc/passwd',
            'http://169.254.169.254/latest',
          ]),
        ),
      ),
    async () =>
      door.send('delegation', { text: `déléguer ${one([...agents, people.head]).mail} ${dayIn(0)} ${dayIn(3)}` }),
    async () =>
      door.send(
        'delegation',
        door.press(
          'delegation.add',
          { from: people.head.mail, to: one(agents).mail, since: dayIn(0), until: dayIn(3), reason: 'moi' },
          { replyToId: card },
        ),
      ),
  ]
}

/** Without a token, with a bad one, with no JSON. */
async function knock({ until }: Mischief, door: Door): Promise<void> {
  for (let count = 0; Date.now() < until; count++) {
    await door.bare('no token', '{"type":"message"}', ['', 'Bearer x', `Bearer ${'e'.repeat(5_000)}.e.e`][count % 3]!)
    if (count % 10 === 0) await door.bare('no JSON', '{', 'Bearer x')
    await delay(100)
  }
}

/** Half a head, and nothing more. */
async function holdSockets({ mary }: Stage, { until, tally }: Mischief, sockets: Socket[]): Promise<void> {
  while (Date.now() < until) {
    const socket = connect(Number(new URL(mary.url).port), '127.0.0.1').on('error', () => undefined)
    socket.write('POST /api/messages HTTP/1.1\r\nhost: mary\r\ncontent-le')
    sockets.push(socket)
    if (sockets.length > socketsMost) sockets.shift()!.destroy()
    tally.set('half-open sockets', (tally.get('half-open sockets') ?? 0) + 1)
    await delay(250)
  }
}

/** A body that never ends, until Mary has enough. */
async function pourBodies({ mary }: Stage, { until, tally }: Mischief): Promise<void> {
  while (Date.now() < until) {
    const socket = connect(Number(new URL(mary.url).port), '127.0.0.1')
      .on('error', () => undefined)
      .on('data', () => undefined)
    socket.write(
      'POST /api/messages HTTP/1.1\r\nhost: mary\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n',
    )
    for (let chunks = 0; chunks < 200 && !socket.destroyed; chunks++) {
      socket.write(`10000\r\n${' '.repeat(0x10000)}\r\n`)
      await delay(50)
    }
    const what = `endless body, ${socket.destroyed ? 'ended by Mary' : 'still open after 200 pieces'}`
    tally.set(what, (tally.get(what) ?? 0) + 1)
    socket.destroy()
    await delay(3_000)
  }
}
