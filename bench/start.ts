import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync, rmSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { ownPort } from '../test/support/own-port.ts'
import { startPostgres } from '../test/support/start-postgres.ts'
import { createTownClient, type TownClient } from '../test/support/town-client.ts'
import { median } from './median.ts'
import { cpuOf } from './process-cpu.ts'

/**
 * What a start costs, as `npm start` runs it, with the sandbox town beside: *fresh* with neither data nor compiled
 * code, *again* with both, on PGlite and on PostgreSQL. Seconds to the first line and until Mary listens, and what her
 * process had of the CPU until then, which another load on the machine hardly changes; MB of her process at rest and at
 * most (the town is a process of its own). Beside it in each round: `node` alone, a restify server that answers
 * nothing, and an empty PGlite. And how long an agent waits who writes « aide » in the moment in which she listens,
 * beside how long another waits a few seconds later: by Teams, from the word to the end of its turn.
 */
const rounds = Number(process.env['ROUNDS'] ?? 3)
/** Until what a start left for later is done. */
const restMs = Number(process.env['REST_MS'] ?? 10_000)
const root = fileURLToPath(new URL('..', import.meta.url))
const compiled = join(root, 'node_modules/.cache/mary')

type Answers = { first: number; later: number }
type Start = { firstLine: number; ready: number; cpu: number; restMb: number; peakMb: number; answers?: Answers }

export async function start(): Promise<object> {
  const all: Record<string, Start[]> = {}
  const note = (name: string, one: Start): void => {
    ;(all[name] ??= []).push(one)
    console.log(line(name, one))
  }
  await using stack = new AsyncDisposableStack()
  const postgres = stack.adopt(await startPostgres(), server => server.stop())
  for (let round = 1; round <= rounds; round++) {
    console.log(`round ${round}`)
    note('node', await measured(['-e', 'console.log(1); setInterval(() => {}, 60_000)'], /1/))
    note('empty server', await measured([join(root, 'bench/start/bare-server.ts')], /listens/))
    const folder = await mkdtemp(join(tmpdir(), 'mary-start-'))
    for (const when of ['fresh', 'again'])
      note(
        `empty PGlite, ${when}`,
        await measured([join(root, 'bench/start/bare-pglite.ts'), join(folder, 'empty')], /open/),
      )
    const databases = { PGlite: {}, PostgreSQL: { DATABASE_URL: await postgres.url() } }
    for (const [name, env] of Object.entries(databases)) {
      rmSync(compiled, { recursive: true, force: true })
      for (const when of ['fresh', 'again'])
        note(`Mary on ${name}, ${when}`, await mary({ ...env, DATA_DIR: join(folder, name) }))
    }
    await rm(folder, { recursive: true, force: true })
  }
  return summary(all)
}

async function mary(env: Record<string, string>): Promise<Start> {
  const program = ['-r', './src/needs-node.cjs', 'src/main.ts']
  const [port, desk] = [await ownPort(), await ownPort()]
  const town = createTownClient(`http://localhost:${desk}`)
  const own = { PORT: String(port), SANDBOX_PORT: String(desk), SANDBOX: 'on' }
  return measured(program, /Mary listens/, { ...own, ...env }, () => answers(town))
}

async function answers(town: TownClient): Promise<Answers> {
  const { people } = await town.people({ situation: 'well', limit: 2 })
  const asked = async (at: number): Promise<number> => {
    const began = performance.now()
    const { status } = await town.say(people[at]!.id, 'aide')
    if (status !== 200) throw new Error(`« aide » was answered ${status}`)
    return (performance.now() - began) / 1000
  }
  const first = await asked(0)
  await delay(restMs / 2)
  return { first, later: await asked(1) }
}

/** Starts it, waits for the line that says that it is ready, asks it, lets it rest, and ends it. */
async function measured(
  program: string[],
  ready: RegExp,
  env: Record<string, string> = {},
  ask?: () => Promise<Answers>,
): Promise<Start> {
  const began = performance.now()
  const since = (): number => (performance.now() - began) / 1000
  const { PATH = '' } = process.env
  const child = spawn(process.execPath, program, {
    cwd: root,
    env: { PATH, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = once(child, 'exit')
  let [said, firstLine] = ['', NaN]
  const [readyAfter, cpu] = await new Promise<[number, number]>((resolve, reject) => {
    child.once('exit', code => reject(new Error(`it ended with ${code}: ${said}`)))
    child.stdout.on('data', chunk => {
      if (said === '') firstLine = since()
      if (ready.test((said += String(chunk)))) resolve([since(), cpuOf(child.pid!)])
    })
  })
  const answered = await ask?.()
  await delay(restMs)
  const { VmRSS, VmHWM } = memoryOf(child)
  child.kill('SIGTERM')
  await ended
  const start = { firstLine, ready: readyAfter, cpu, restMb: VmRSS, peakMb: VmHWM }
  return answered ? { ...start, answers: answered } : start
}

/** In MB, of Linux alone. */
function memoryOf({ pid }: ChildProcess): { VmRSS: number; VmHWM: number } {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  const mb = (name: string): number => Number(new RegExp(`${name}:\\s+(\\d+) kB`).exec(status)?.[1]) / 1024
  return { VmRSS: mb('VmRSS'), VmHWM: mb('VmHWM') }
}

function line(name: string, { firstLine, ready, cpu, restMb, peakMb, answers: asked }: Start): string {
  const mb = `${restMb.toFixed(0).padStart(4)} MB at rest, ${peakMb.toFixed(0).padStart(4)} at most`
  const seconds = `first line ${firstLine.toFixed(2)} s, ready ${ready.toFixed(2).padStart(5)} s after ${cpu.toFixed(1)} s of CPU`
  const said = asked ? `, first answer ${asked.first.toFixed(2)} s, later ${asked.later.toFixed(3)} s` : ''
  return `  ${name.padEnd(26)} ${seconds}, ${mb}${said}`
}

function summary(all: Record<string, Start[]>): object {
  const of = (name: string, key: keyof Omit<Start, 'answers'>): number => median(all[name]!.map(one => one[key]))
  const asked = (name: string, key: keyof Answers): number => median(all[name]!.map(one => one.answers![key]))
  const [value, baseline] = [of('Mary on PGlite, again', 'ready'), of('empty PGlite, again', 'ready')]
  const two = (number: number): number => Number(number.toFixed(2))
  return {
    value: two(value),
    baseline: two(baseline),
    ratio: two(value / baseline),
    cpuSeconds: two(of('Mary on PGlite, again', 'cpu')),
    freshCpuSeconds: two(of('Mary on PGlite, fresh', 'cpu')),
    freshSeconds: two(of('Mary on PGlite, fresh', 'ready')),
    firstLineSeconds: two(of('Mary on PGlite, fresh', 'firstLine')),
    firstAnswerSeconds: two(asked('Mary on PostgreSQL, again', 'first')),
    firstAnswerPgliteSeconds: two(asked('Mary on PGlite, again', 'first')),
    laterAnswerSeconds: two(asked('Mary on PostgreSQL, again', 'later')),
    postgresMb: Math.round(of('Mary on PostgreSQL, again', 'restMb')),
    overPgliteMb: Math.round(of('Mary on PGlite, again', 'restMb') - of('empty PGlite, again', 'restMb')),
  }
}
