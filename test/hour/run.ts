import { createGauges, type Gauges } from './gauges.ts'
import { doMischief } from './mischief.ts'
import { type Newsroom, workAsNewsroom } from './newsroom.ts'
import { type Living, liveAsAgent, nothingPromised, type Proposal } from './ordinary-life.ts'
import { comeToRest, type Law, reckon } from './reckoning.ts'
import { openStage, type Stage } from './stage.ts'
import { createStopwatch, type Stopwatch } from './stopwatch.ts'
import { createWeather } from './weather.ts'
import { seed } from '../support/chance.ts'

/**
 * `npm run test:hour`: twenty people live an ordinary life, one does whatever harm they can, and the world breaks now and
 * then; `HOUR_MINUTES` (60) says for how long. Prints a tally, and ends with 1 when a law was broken. `SEED` plays the same
 * people again.
 */
const minutes = Number(process.env['HOUR_MINUTES'] ?? 60)
const lengthMs = minutes * 60_000
/** A process grows until its caches and its code are warm; a run that is shorter has a third for it. */
const warmMs = Math.min(10 * 60_000, lengthMs / 3)
/** Aims of the product: in ms, and in MB to each side. */
const [soonMs, calmMb] = [1_000, 50]

console.log(`SEED=${seed} HOUR_MINUTES=${minutes}`)
const stage = await openStage()
const pid = stage.mary.pid()
const began = Date.now()
const until = began + lengthMs
const weather = createWeather(stage, lengthMs)
const stopwatch = createStopwatch(weather.sky)
const gauges = createGauges(stage.mary)
const promised = nothingPromised()
const mischief = { until, tally: new Map<string, number>() }
const room: Newsroom = { sent: [], gaveUp: [] }

let hold = false
const telling = setInterval(() => {
  const { rssMb = 0, lagMaxMs = 0 } = gauges.readings.at(-1) ?? {}
  const { count, p99 } = stopwatch.figures()
  console.log(
    `${((Date.now() - began) / 60_000).toFixed(1)} min: ${weather.sky()}, ${count} answers (p99 ${p99.toFixed(0)} ms), ${promised.proposals.length} proposals, ${room.sent.length} sent, ${rssMb.toFixed(0)} MB, loop ${lagMaxMs.toFixed(0)} ms at most`,
  )
}, 60_000)
try {
  await pass(stage, { town: stopwatch.of(stage.mary.town), promised, until })
  const left = await comeToRest(stage)
  const alive: Law = {
    law: 'the process is the one that was started, and everything is done',
    said: `${left.length} left`,
    broken: [...left, ...(stage.mary.pid() === pid && (await isUp(stage)) ? [] : ['Mary ended'])],
  }
  const laws = [...(await reckon(stage, promised)), alive, ...measured(stopwatch, gauges)]
  tell(laws)
  hold = laws.every(({ broken }) => broken.length === 0)
} finally {
  clearInterval(telling)
  await stage.close()
}
// The embedded PostgreSQL ends the process by a hook of its own, which knows no exit code but one that is given so.
process.exit(hold ? 0 : 1)

async function pass(stage: Stage, living: Living): Promise<void> {
  const { people } = stage
  const taken = new Set<string>()
  const take = (): Proposal | undefined => {
    const next = promised.proposals.find(
      ({ reference, author }) => stage.authors.has(author.id) && !taken.has(reference),
    )
    if (next) taken.add(next.reference)
    return next
  }
  const swapped = { ...people, comms: people.otherComms, otherComms: people.comms }
  await Promise.all([
    ...stage.agents.map((agent, index) => liveAsAgent(living, agent, index)),
    workAsNewsroom(living, people, take, room),
    workAsNewsroom(living, swapped, take, room),
    weather.pass(until),
    gauges.watch(until),
    doMischief(stage, mischief),
  ])
}

async function isUp({ mary }: Stage): Promise<boolean> {
  return fetch(`${mary.url}/healthz`).then(
    ({ ok }) => ok,
    () => false,
  )
}

/** Slow answers in a storm are the storm's, and only told. */
function measured(stopwatch: Stopwatch, gauges: Gauges): Law[] {
  const { count, p50, p99, max, slowest } = stopwatch.figures('fair')
  const unrest = gauges.unrest(began + warmMs)
  const unanswered = stopwatch.unanswered()
  return [
    {
      law: `nobody waits for an answer in fair weather: p99 under ${soonMs} ms`,
      said: `${count}: p50 ${p50.toFixed(0)}, p99 ${p99.toFixed(0)}, max ${max.toFixed(0)} ms (${slowest})`,
      broken: p99 < soonMs ? [] : [`${p99.toFixed(0)} ms`],
    },
    { law: 'everybody is answered in fair weather', said: `${unanswered.length} not`, broken: unanswered },
    {
      law: `memory is flat, ± ${calmMb} MB after ${(warmMs / 60_000).toFixed(0)} minutes`,
      said: `${unrest.toFixed(0)} MB from the median at most`,
      broken: unrest <= calmMb ? [] : [`${unrest.toFixed(0)} MB`],
    },
  ]
}

function tell(laws: Law[]): void {
  const { readings } = gauges
  const late = stopwatch.lateness()
  console.log('\nanswers to the others, in ms')
  for (const sky of stopwatch.skies()) {
    const { count, p50, p99, max } = stopwatch.figures(sky)
    console.log(`  ${sky}: ${count}, p50 ${p50.toFixed(0)}, p99 ${p99.toFixed(0)}, max ${max.toFixed(0)}`)
  }
  console.log(`  this client itself was late by ${late.p99.toFixed(0)} ms (p99), ${late.max.toFixed(0)} ms at most`)
  console.log(`memory each ten seconds, in MB: ${readings.map(({ rssMb }) => rssMb.toFixed(0)).join(' ')}`)
  console.log(`heap: ${readings.map(({ heapMb }) => heapMb.toFixed(0)).join(' ')}`)
  console.log(
    `delay of the loop, the longest of each ten seconds, in ms: ${readings.map(({ lagMaxMs }) => lagMaxMs.toFixed(0)).join(' ')}`,
  )
  console.log(`the hostile person: ${[...mischief.tally].map(([what, count]) => `${what} × ${count}`).join(', ')}`)
  console.log(`the newsroom: ${room.sent.length} sent; given up: ${room.gaveUp.join(', ') || 'none'}\n`)
  for (const { law, said, broken } of laws) {
    console.log(`${broken.length === 0 ? 'holds ' : 'BROKEN'} ${law}: ${said}`)
    for (const one of broken.slice(0, 20)) console.log(`         ${one}`)
  }
  const lines = stage.mary.output().split('\n')
  console.log(`\n${lines.length} lines of log; the last:\n${lines.slice(-15).join('\n')}`)
}
