import { setTimeout as delay } from 'node:timers/promises'
import { Client } from 'pg'
import { unitsPerMinute } from '../sandbox/graph/sharepoint/budget.ts'
import type { Person } from '../sandbox/town/town.ts'
import { chanceOf } from '../test/support/chance.ts'
import { eventually } from '../test/support/eventually.ts'
import { type Mary, startMary } from '../test/support/mary.ts'
import { buttonOf, readable } from '../test/support/road.ts'
import { startPostgres } from '../test/support/start-postgres.ts'
import { pressInChat, type Where } from './inbound/activity.ts'
import { type Answered, createCaller, playRound, type Press, quantile, type Round } from './inbound/load.ts'
import { startBareBot } from './inbound/start-bare-bot.ts'
import { cpuOf, cpuOfFamily, serverOf } from './process-cpu.ts'

/*
 * 500 proposals of 100 people at once, while Microsoft Graph takes 400 ms for each answer and SharePoint grants its
 * 1 200 resource units a minute: how long a person waits for the receipt, and how long until the Microsoft List holds
 * one item for each.
 *
 * Mary: her own process as in production, on a PostgreSQL that waits for the disk (fsync on); the town limits Teams and
 * SharePoint as Microsoft does. Each person has asked for their forms before, as people do. What is measured is
 * *Envoyer*: from the press to the card with its reference, which is written, journalled and has its jobs by then.
 *
 * The baseline of the receipt is a bot of Microsoft's samples that answers the same presses with the same card, kept
 * ready, and knows nothing (`inbound` says how it is built). The baseline of the list is the budget: an item costs two
 * units to create, so that N of them take N × 2 / 1 200 minutes where units come evenly.
 */
const initiatives = Number(process.env['INITIATIVES'] ?? 500)
const people = Number(process.env['PEOPLE'] ?? 100)
const graphMs = 400
const unitsOfCreation = 2
const tokensInUse = 8
const openingAtOnce = 8

export async function collect(): Promise<object> {
  await using stack = new AsyncDisposableStack()
  const postgres = stack.adopt(await startPostgres({ durable: true }), server => server.stop())
  const databaseUrl = await postgres.url()
  const mary = stack.adopt(
    await startMary({
      sandbox: { SANDBOX_PEOPLE: '1200', SANDBOX_CHECK: 'off' },
      env: {
        DATABASE_URL: databaseUrl,
        ...(process.env['MARY_NODE_OPTIONS'] ? { NODE_OPTIONS: process.env['MARY_NODE_OPTIONS'] } : {}),
      },
    }),
    started => started.close(),
  )
  const { town } = mary
  const presses = await openForms(mary)
  const tokens = await Promise.all(Array.from({ length: tokensInUse }, () => town.token()))
  const ofMary = stack.adopt(createCaller(mary.url, tokens, people), caller => caller.close())
  const [sample, ...all] = presses
  const receipt = await ofMary.press(sample!)
  if (!isReceipt(sample!, receipt))
    throw new Error(`a proposal was answered ${receipt.status} ${receipt.text.slice(0, 400)}`)
  await eventually(async () => (await itemsOf(mary)) === 1, 'the first item')

  const card = (JSON.parse(receipt.text) as { value: object }).value
  const bare = stack.adopt(
    await startBareBot(mary.sandbox.variables, { [sample!.verb]: card }, `${mary.dataDir}/ca.pem`),
    bot => bot.close(),
  )
  const ofBare = stack.adopt(createCaller(bare.url, tokens, people), caller => caller.close())
  await playRound(ofBare, all, people, isReceipt)
  const idle = cpuOf(bare.pid)
  const echoed = await playRound(ofBare, all, people, isReceipt)
  const bareCpu = (cpuOf(bare.pid) - idle) / all.length

  await town.setFaults({ target: 'graph', kind: 'slow', share: 1, seconds: 3_600, delayMs: graphMs })
  await town.resetCounts()
  const began = performance.now()
  const server = await serverAt(databaseUrl)
  const spent = [cpuOf(mary.pid()), cpuOfFamily(server)] as const
  const answered = await playRound(ofMary, all, people, isReceipt)
  const maryCpu = (cpuOf(mary.pid()) - spent[0]) / all.length
  const postgresCpu = (cpuOfFamily(server) - spent[1]) / all.length
  const listedMs = await untilListed(mary, all.length + 1, began)
  console.log(
    `CPU of a proposal ${micros(maryCpu)} µs, its PostgreSQL ${micros(postgresCpu)} µs, of the bare bot ${micros(bareCpu)} µs`,
  )
  return {
    ...summary(answered, echoed, { listedMs, ...(await town.counts()).graph }),
    cpuMicros: micros(maryCpu),
    cpuMicrosOfPostgres: micros(postgresCpu),
    cpuMicrosOfBareBot: micros(bareCpu),
  }
}

async function serverAt(connectionString: string): Promise<number> {
  const client = new Client({ connectionString })
  await client.connect()
  const pid = await serverOf(client)
  await client.end()
  return pid
}

const micros = (seconds: number): number => Math.round(seconds * 1e6)

/** One press of *Envoyer* for each proposal, and one more; every form lies open in its author's chat. */
async function openForms({ town }: Mary): Promise<Press[]> {
  const agents = await town.people({ role: 'agent', situation: 'well', limit: 2 * people })
  // Whoever reads English has other words on their buttons.
  const authors = agents.people.filter(one => one.preferredLanguage !== 'en-GB').slice(0, people)
  const about = await town.about()
  const chats = new Map(
    await Promise.all(authors.map(async ({ id }) => [id, (await town.chat(id)).conversationId] as const)),
  )
  const each = Math.ceil((initiatives + 1) / authors.length)
  const presses: Press[] = []
  // A few at a time: this is not what is measured.
  const next = authors.values()
  const opening = async (): Promise<void> => {
    for (const author of next) presses.push(...(await formsOf(author, each, { about, chats }, town)))
  }
  await Promise.all(Array.from({ length: openingAtOnce }, opening))
  // Everybody's first one, then everybody's second one.
  const inTurns = presses.map((press, index) => ({ press, turn: index % each }))
  return inTurns
    .toSorted((a, b) => a.turn - b.turn)
    .map(({ press }) => press)
    .slice(0, initiatives + 1)
}

async function formsOf(author: Person, count: number, where: Where, town: Mary['town']): Promise<Press[]> {
  for (let n = 0; n < count; n++) await town.say(author.id, 'proposer')
  const forms = await eventually(async () => {
    const { activities } = await town.chat(author.id)
    const found = activities.filter(one => one.from.bot && readable(one).includes('Envoyer'))
    return found.length >= count && found
  }, `${count} forms`)
  return forms.map((form, n) => {
    const { title = '', verb = '', data } = buttonOf(form, 'Envoyer') as { title?: string; verb?: string; data: object }
    const text = textOf(author, n)
    const inputs = { title: `${author.displayName} ${n + 1} : ${text.slice(-60)}`, text }
    return pressInChat(author, { title, verb, data: { ...data, ...inputs, near: 'seen' } }, where, form.id)
  })
}

const things =
  'cantine crèche piscine parc tramway archives jardin marché musée patinoire voirie école gymnase théâtre halle composteur fontaine bibliothèque chorale lavoir atelier serre kiosque observatoire'.split(
    ' ',
  )
const doings =
  'rouvre déménage recrute fête prépare invite répare plante mesure raconte expose simplifie partage traduit restaure échange accueille rénove compte célèbre'.split(
    ' ',
  )

/** Proposals are as different as people write them: likely doubles are another matter. */
function textOf({ displayName, department }: Person, n: number): string {
  const chance = chanceOf(n + [...displayName].reduce((sum, sign) => sum * 31 + sign.charCodeAt(0), 7))
  const one = (of: string[]): string => of[Math.floor(chance() * of.length)]!
  const sentences = Array.from(
    { length: 6 },
    () => `${one(things)} ${one(doings)} ${one(things)} et ${one(things)} ${one(doings)}.`,
  )
  return `${department} : ${sentences.join(' ')}`
}

const isReceipt = (_press: Press, { status, text }: Answered): boolean =>
  status === 200 && /PROP-\d{4}-\d{4,}/.test(text)

async function itemsOf({ town }: Mary): Promise<number> {
  const items = (await town.lists()).find(({ name }) => name === 'Propositions')?.items ?? []
  const ids = new Set(items.map(({ fields }) => fields['MaryId']))
  if (ids.size !== items.length) throw new Error(`${items.length} items for ${ids.size} proposals`)
  return items.length
}

/** Throws where nothing comes for a minute. */
async function untilListed(mary: Mary, count: number, began: number): Promise<number> {
  for (let [have, changedAt] = [0, performance.now()]; ; await delay(500)) {
    const now = await itemsOf(mary)
    if (now >= count) return performance.now() - began
    if (now > have) [have, changedAt] = [now, performance.now()]
    if (performance.now() - changedAt > 60_000) throw new Error(`${have} of ${count} items, and nothing comes any more`)
  }
}

type List = { listedMs: number; requests: number; units: number; throttled: number; byPath: Record<string, number> }

function summary(mary: Round, bare: Round, list: List): object {
  const count = mary.latencies.length
  const floorMs = ((count * unitsOfCreation) / unitsPerMinute) * 60_000
  const ms = (round: Round, share: number): number => Math.round(quantile(round.latencies, share))
  console.log(`Graph was asked ${JSON.stringify(list.byPath)}`)
  console.log(
    `${count} proposals of ${people} people: receipt p50 ${ms(mary, 0.5)} ms, p99 ${ms(mary, 0.99)} ms ` +
      `(bare bot ${ms(bare, 0.5)} and ${ms(bare, 0.99)} ms), ${Math.round(mary.perSecond)}/s`,
  )
  console.log(
    `list complete after ${(list.listedMs / 1000).toFixed(1)} s, floor of the budget ${(floorMs / 1000).toFixed(1)} s; ` +
      `${list.units} units (${(list.units / count).toFixed(2)} a proposal), ${list.throttled} requests throttled`,
  )
  return {
    value: ms(mary, 0.99),
    baseline: ms(bare, 0.99),
    ratio: Number((ms(mary, 0.99) / ms(bare, 0.99)).toFixed(2)),
    receiptP50Ms: ms(mary, 0.5),
    listSeconds: Number((list.listedMs / 1000).toFixed(1)),
    floorSeconds: Number((floorMs / 1000).toFixed(1)),
    listRatio: Number((list.listedMs / floorMs).toFixed(2)),
    unitsOfEach: Number((list.units / count).toFixed(2)),
    throttled: list.throttled,
  }
}
