import { setTimeout as delay } from 'node:timers/promises'
import { openPorts } from '../../src/app/open-ports.ts'
import { startWork } from '../../src/app/start-work.ts'
import { readConfig } from '../../src/settings/config.ts'
import type { Ports } from '../../src/core/ports.ts'
import type { Messenger } from '../../src/core/ports/outside.ts'
import { createLog } from '../../src/log.ts'
import { askForBroadcast } from './approved-broadcast.ts'
import { generatedDepartments, generatedDirectory } from './generated-town.ts'

/** `idleShare`: CPU seconds in a second in which there is nothing to do: queues are looked at all the same. */
export type Grown = { planSeconds: number; sendSeconds: number; cpuSeconds: number; idleShare: number; peakMb: number }
/** `times`: so many broadcasts, one after the other; the figures are of all together. */
export type Order = { people: number; times: number }

/**
 * A worker of Mary with her own ledger, queue and engine, whose directory is generated and whose messages go nowhere.
 */
const config = readConfig(process.env)
if (!config.tenant) throw new Error('a tenant is needed')
const idleMs = 5_000
let size = 0
let activity = 0
const delivered = async () => ({
  kind: 'delivered' as const,
  conversationId: 'a:nowhere',
  activityId: String(++activity),
})
const messenger: Messenger = {
  show: delivered,
  redraw: delivered,
  remove: delivered,
  deliver: delivered,
  correct: delivered,
  takeBack: delivered,
}
const overrides: Partial<Ports> = {
  messenger,
  pace: { book: async () => {}, take: async () => {}, leave: () => true, throttled: () => {} },
  directory: generatedDirectory(() => size),
  departments: generatedDepartments(),
}
const log = createLog('warn')
const opened = await openPorts({ ...config, tenant: config.tenant }, log, overrides)
const jobs = await startWork(opened, log, new AbortController().signal)
let count = 0

async function grow({ people, times }: Order): Promise<Grown> {
  size = people
  const idleShare = await idle()
  const cpu = process.cpuUsage()
  let [planSeconds, sendSeconds] = [0, 0]
  for (let time = 0; time < times; time++) {
    const began = performance.now()
    const planned = await sendTo(people)
    planSeconds += (planned - began) / 1000
    sendSeconds += (performance.now() - planned) / 1000
  }
  const { user, system } = process.cpuUsage(cpu)
  return {
    planSeconds,
    sendSeconds,
    cpuSeconds: (user + system) / 1e6,
    idleShare,
    peakMb: process.resourceUsage().maxRSS / 1024,
  }
}

/** Answers when it was planned. */
async function sendTo(people: number): Promise<number> {
  const id = await askForBroadcast(opened.ports, ++count, people)
  const planned = await reached(id, state => state !== 'planning')
  await reached(id, state => state === 'done')
  const { counts } = await opened.ports.deliveries.report(id)
  if (counts.delivered !== people) throw new Error(`of ${people} people: ${JSON.stringify(counts)}`)
  return planned
}

async function idle(): Promise<number> {
  const cpu = process.cpuUsage()
  await delay(idleMs)
  const { user, system } = process.cpuUsage(cpu)
  return (user + system) / 1e3 / idleMs
}

async function reached(id: string, wanted: (state: string) => boolean): Promise<number> {
  for (;;) {
    const state = (await opened.ports.broadcasts.byId(id))?.state ?? 'gone'
    if (['held', 'stopped', 'paused', 'gone'].includes(state)) throw new Error(`the broadcast is ${state}`)
    if (wanted(state)) return performance.now()
    await delay(100)
  }
}

process.on('message', (order: Order) => {
  grow(order).then(
    grown => process.send?.(grown),
    (error: unknown) => {
      console.error(error)
      process.exit(1)
    },
  )
})
process.on(
  'disconnect',
  () =>
    void jobs
      .stop(1_000)
      .then(() => opened.close())
      .then(() => process.exit(0)),
)
process.send?.('ready')
