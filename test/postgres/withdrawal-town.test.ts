import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import sharp from 'sharp'
import type { Actor } from '../../src/core/domain/actor.ts'
import type { Broadcast } from '../../src/core/domain/broadcasts/broadcast.ts'
import { agreementId } from '../../src/core/domain/pictures/change-media.ts'
import type { Media } from '../../src/core/domain/pictures/media.ts'
import { pictureUses } from '../../src/core/domain/pictures/use.ts'
import type { Withdrawal } from '../../src/core/domain/pictures/withdrawal.ts'
import type { SealedVersion } from '../../src/core/domain/posts/post.ts'
import { computeSeal } from '../../src/core/domain/seal.ts'
import type { Ports } from '../../src/core/ports.ts'
import { withdrawAgreement } from '../../src/core/use-cases/consents/agreements/withdraw-agreement.ts'
import { mendWithdrawal } from '../../src/core/use-cases/withdrawals/mend-withdrawal.ts'
import { sendBroadcast } from '../../src/dispatch/engine.ts'
import { planBroadcast } from '../../src/dispatch/plan.ts'
import { ProcessMemory } from '../../src/dispatch/run/process-memory.ts'
import type { Database } from '../../src/postgres/open/database.ts'
import { openDatabase } from '../../src/postgres/open/open-database.ts'
import { createFillFrame } from '../../src/teams/send/fill-frame.ts'
import { loadWords } from '../../src/words.ts'
import { settings } from '../fakes/ports.ts'
import { aRelease } from '../fakes/releases.ts'
import { sharedPostgres } from '../support/database.ts'
import { jobsLeft } from '../support/jobs-left.ts'
import { pictureProcess, type PictureProcess } from './picture-process.ts'
import { broadcast, post } from './rows.ts'

const people = 1_200
const program = fileURLToPath(new URL('programs/serve-pictures.ts', import.meta.url))
const lea: Actor = { id: 'lea', name: 'Léa', locale: 'fr', roles: ['agent'] }
const comms = { id: 'c', name: 'Camille' }

describe('a withdrawal in a town of 1 200', function () {
  this.timeout(180_000)
  let database: Database
  let town: PictureProcess
  const children: ChildProcess[] = []
  const urls: string[] = []
  before(async () => {
    const url = await (await sharedPostgres()).migratedUrl()
    database = await openDatabase({ databaseUrl: url, dataDir: 'memory://' })
    town = await pictureProcess(database, () => new Date().toISOString())
    for (const child of [0, 1].map(() =>
      spawn(process.execPath, [program, url], { stdio: ['pipe', 'pipe', 'inherit'] }),
    )) {
      children.push(child)
      const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
      urls.push(String((await lines.next()).value))
    }
  })
  after(async () => {
    for (const child of children) child.kill()
    await town?.listening.close(1_000)
    await database?.close()
  })

  it('ends the address in both processes within 2 s, and changes each card once, though the sending is killed', async () => {
    const { ports } = town
    const at = ports.now()
    const photo = await sharp({ create: { width: 32, height: 32, channels: 3, background: '#369' } })
      .jpeg()
      .toBuffer()
    const added = await town.pictures.add('p1', photo)
    assert.ok(added.kind === 'added')
    const address = town.pictures.address({ on: 'card', postId: 'sent', id: 'p1' })!
    const old = town.pictures.address({ on: 'masthead', id: 'p1' })!
    const body = [
      { type: 'TextBlock', text: 'Le pont' },
      { type: 'Image', url: address, altText: 'Léa' },
    ]
    const rendered = { locale: 'fr', summary: 'Le pont', card: JSON.stringify({ type: 'AdaptiveCard', body }) } as const
    const consent = { answer: 'adults', by: comms, at, covers: pictureUses.map(use => ({ use, until: null })) } as const
    const pictures = [
      { id: 'p1', alt: 'Léa', digest: added.digest, consent: { ...consent, covers: [...consent.covers] } },
    ]
    const facebook = {
      kind: 'facebook',
      title: '',
      summary: '',
      text: 'x',
      warning: '',
      link: null,
      pictures: [{ id: 'p1', digest: added.digest, alt: 'Léa' }],
    } as const
    const sealed = {
      rendered,
      pictures: [added.digest],
      audience: { kind: 'everyone' },
      headCount: people,
      slot: null,
      mandatory: false,
      expiresOn: null,
      correctionOf: null,
      variants: [{ ...facebook, pictures: [...facebook.pictures] }],
    } as const
    const version = {
      ...sealed,
      number: 1,
      seal: computeSeal(sealed as never),
      at,
      by: comms,
    } as unknown as SealedVersion
    const sent = post({ id: 'sent', state: 'broadcast', broadcastId: 'b', sealed: [version], version: 1 })
    const draft = post({ id: 'draft', version: 1 })
    const media: Media = {
      id: added.digest,
      version: 1,
      reference: 'VIS-2026-0001',
      kind: 'picture',
      pictureIds: ['p1'],
      name: 'léa.jpg',
      section: null,
      firstAt: at,
      firstBy: comms,
      answer: { answer: 'adults', by: comms, at },
      agreements: [
        {
          id: agreementId(added.digest, lea.id),
          person: { kind: 'agent', person: lea },
          uses: [...pictureUses],
          state: 'given',
          askedAt: at,
          askedBy: comms,
          givenAt: at,
          until: null,
          proof: { kind: 'click' },
          withdrawnAt: null,
          withdrawnBy: null,
        },
      ],
      updatedAt: at,
    }
    const target = broadcast({
      id: 'b',
      postId: 'sent',
      seal: version.seal,
      rendered,
      headCount: people,
      planned: null,
      state: 'planning',
      startedAt: at,
      version: 1,
    })
    const declared = { by: comms, link: 'https://f.example/1', at }
    assert.equal(
      await ports.commit(
        { save: 'media', row: media, ifVersion: 0 },
        { save: 'post', row: { ...sent, content: { ...sent.content, pictures } }, ifVersion: 0 },
        { save: 'post', row: { ...draft, content: { ...draft.content, pictures } }, ifVersion: 0 },
        { save: 'broadcast', row: target, ifVersion: 0 },
        {
          save: 'release',
          row: aRelease('sent', 'facebook', { state: 'declared', seal: version.seal, declared }),
          ifVersion: 0,
        },
      ),
      'done',
    )
    await delivered(ports, target)
    const statuses = () =>
      Promise.all(urls.flatMap(url => [address, old].map(async one => (await fetch(url + one)).status)))
    assert.deepEqual(await statuses(), [200, 200, 200, 200])

    const input = { mediaId: added.digest, agreementId: agreementId(added.digest, lea.id) }
    assert.equal((await withdrawAgreement(ports, lea, input)).kind, 'media-changed')
    assert.deepEqual(await statuses(), [410, 410, 410, 410])
    assert.equal((await withdrawAgreement(ports, lea, input)).kind, 'already-withdrawn')

    const asked = await jobsLeft(database, 'withdrawal.mend')
    assert.equal(asked.length, 1, 'pressed twice is one withdrawal')
    const { id } = asked[0]!.data as { id: string }
    const row = async (): Promise<Withdrawal> => (await ports.withdrawals.byId(id))!
    await mendWithdrawal(ports, id)
    const [mend, ...others] = await ports.broadcasts.changing('b')
    assert.ok(mend?.kind === 'mend' && others.length === 0)

    const changed = await mended(ports, mend.id)
    assert.equal(changed.size, people, 'each card')
    assert.ok([...changed.values()].every(card => card.includes('Image retirée') && !card.includes('/media/')))
    await mendWithdrawal(ports, id)
    assert.deepEqual((await row()).places.map(({ key, state, count }) => [key, state, count ?? null]).toSorted(), [
      ['by-hand:sent:facebook', 'to-do', null],
      ['cards:b', 'done', people],
      ['draft:draft', 'done', null],
    ])
    assert.deepEqual((await ports.posts.byId('draft'))?.content.pictures, [])
  })

  /** As if the engine had brought it to everybody. */
  async function delivered({ commit, deliveries }: Ports, target: Broadcast): Promise<void> {
    const { id } = target
    const recipients = Array.from({ length: people }, (_, at) => ({
      id: `p${String(at).padStart(5, '0')}`,
      givenName: 'Agent',
      department: null,
      locale: null,
    }))
    await deliveries.plan(id, recipients)
    await commit({ save: 'broadcast', row: { ...target, state: 'running', version: 2 }, ifVersion: 1 })
    for (
      let rows = await deliveries.claim(id, 400, 60_000);
      rows.length > 0;
      rows = await deliveries.claim(id, 400, 60_000)
    ) {
      const ids = rows.map(({ person }) => person)
      await deliveries.markSending(id, ids)
      await deliveries.settle(
        id,
        ids.map(person => ({ person, state: 'delivered', conversationId: `19:${person}`, activityId: '1' })),
      )
    }
    await commit({ save: 'broadcast', row: { ...target, planned: people, state: 'done', version: 3 }, ifVersion: 2 })
  }

  /** The broadcast that changes them, in a process that is killed and another one: by person, the card that was written. */
  async function mended(ports: Ports, id: string): Promise<Map<string, string>> {
    const fill = createFillFrame(loadWords(undefined, 'Europe/Paris'), { timeZone: 'Europe/Paris', pilot: false })
    const cards = new Map<string, string>()
    const killed = new AbortController()
    const messenger = {
      correct: async (rendered: Parameters<typeof fill>[0], { person }: { person: string }, frame: object) => {
        cards.set(
          person,
          fill(rendered, { ...frame, givenName: 'Agent', department: null, locale: 'fr' } as never).card,
        )
        if (cards.size === 300) killed.abort()
        return { kind: 'delivered', conversationId: `19:${person}`, activityId: '1' }
      },
    }
    const pace = { book: async () => undefined, take: async () => undefined, leave: () => true }
    const world = { ...ports, messenger, pace, pilot: null, sleep: async () => undefined } as unknown as Ports
    await planBroadcast(world, id, settings)
    const options = () => ({
      random: () => 0.5,
      concurrency: 16,
      clock: () => performance.now(),
      memory: new ProcessMemory(),
      timeZone: 'Europe/Paris',
    })
    await sendBroadcast(world, id, { ...options(), signal: killed.signal })
    assert.ok(cards.size < people, `killed after ${cards.size}`)
    for (const whole = options(); ;) if ((await sendBroadcast(world, id, whole)).kind === 'done') return cards
  }
})
