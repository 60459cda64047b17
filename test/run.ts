import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { loadTypeSchemas } from '../sandbox/contract/type-schemas.ts'
import { chosen, isDailyRun } from './every-day.ts'
import { dealt, sizeOfAll } from './sizes.ts'
import { seed } from './support/chance.ts'
import { makePglite } from './support/lay-pglite.ts'
import { startPostgres } from './support/start-postgres.ts'

/**
 * `npm test`, `npm run test:all`: mocha processes side by side, since the roads mostly wait (for Teams' pace, for leases) while the rest
 * computes. Each prints when it is done; more words (`npm test -- --grep seal`) go to all.
 */
const roads = chosen('test/{routes,desk,faults}/**/*.test.ts')
const text = (file: string): string => readFileSync(file, 'utf8')
/** What a road that shares asks of its town. */
const sandboxOf = (file: string): string => /shared: true, sandbox: \{[^}]*\}/.exec(text(file))?.[0] ?? ''
/** The pages of the tab share a browser, a town and a Mary in each of their processes. */
const inTab = roads.filter(file => text(file).includes('/in-chromium.ts'))
/** These share a Mary in each of their processes with those that ask for the same town: such lie together. */
const sharing = roads
  .filter(file => !inTab.includes(file) && text(file).includes('shared: true'))
  .toSorted((one, other) => sandboxOf(one).localeCompare(sandboxOf(other)))
const others = roads.filter(file => !inTab.includes(file) && !sharing.includes(file))
const house = chosen('test/*.test.ts', 'test/!(routes|desk|faults|postgres|contracts|commands|real)/**/*.test.ts')
const stores = chosen('test/{postgres,contracts,commands}/**/*.test.ts')
/** So many seconds of CPU go to one process: a short tail at the end, and not each pays for a start of its own. */
const seconds = { roads: 35, tab: 120, house: 60, stores: 110 }
/** Of the roads that share: as many files, since what is shared is what they save. */
const sharedPortion = 10
/** How many processes run at once: two compute, the others mostly wait; who has no more of its own takes of the other's. */
const computingAtOnce = 2
const waitingAtOnce = 4
/** Of a run that ended without its tally. */
const lastCharacters = 4_000
type Groups = [name: string, files: string[]][]
/** The longest first: what is short fills the gaps at the end. */
const named = (name: string, portions: string[][]): Groups =>
  portions
    .map((files, part): Groups[number] => [`${name}, ${part + 1} of ${portions.length}`, files])
    .toSorted(([, one], [, other]) => sizeOfAll(other) - sizeOfAll(one))
/** Next to one another where they share. */
const togetherCount = Math.ceil(sharing.length / sharedPortion)
const together = Array.from({ length: togetherCount }, (_, part) =>
  sharing.filter((_one, index) => Math.floor((index * togetherCount) / sharing.length) === part),
)
const computing = [
  ...named('the stores and the commands', dealt(stores, seconds.stores)),
  ...named('the house', dealt(house, seconds.house)),
]
const waiting = [
  ...named('the tab', dealt(inTab, seconds.tab)),
  ...named('the roads that share', together),
  ...named('the roads', dealt(others, seconds.roads)),
]

type Ran = { name: string; code: number | null; output: string; passed: number; failed: number; skipped: number }

const mocha = fileURLToPath(import.meta.resolve('mocha/bin/mocha.js'))
const colors = process.stdout.isTTY ? ['--color'] : []

/** Hundreds of processes load the same modules: stripped and compiled once. */
const compiled = mkdtempSync(join(tmpdir(), 'mary-compiled-'))
process.env['NODE_COMPILE_CACHE'] = compiled

function run(name: string, files: string[]): Promise<Ran> {
  const child = spawn(process.execPath, [mocha, ...colors, ...process.argv.slice(2), ...files], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  const take = (chunk: Buffer): void => void (output += chunk.toString())
  child.stdout.on('data', take)
  child.stderr.on('data', take)
  return new Promise(resolve => {
    child.once('close', code => {
      const count = (what: string) => Number(new RegExp(`(\\d+) ${what}`).exec(output)?.[1] ?? 0)
      resolve({ name, code, output, passed: count('passing'), failed: count('failing'), skipped: count('pending') })
    })
  })
}

/** Dozens of them open a database of their own, or a town: what PGlite, PostgreSQL and the town make first is made once. */
const [made, postgres] = await Promise.all([
  makePglite(),
  startPostgres({ flags: ['-c', 'max_connections=1000'] }),
  loadTypeSchemas(),
])
process.env['MADE_PGLITE'] = made
process.env['MADE_POSTGRES'] = await postgres.migratedUrl()

/** What asks a database alone is asked of PostgreSQL (`eachDatabase`). */
if (isDailyRun) process.env['DAILY'] = '1'
/** All of them draw from it; said first, so that a run that never ends can be played again too. */
process.env['SEED'] = String(seed)
/** Of hostile texts a third: another one each hour, so that some runs have met all. */
if (process.env['LONG'] === undefined) process.env['PART'] ??= String(Math.floor(Date.now() / 3_600_000) % 3)
console.log(`SEED=${seed} PART=${process.env['PART'] ?? 'all'}`)

const began = Date.now()
const runs: Ran[] = []
const takeNext = async (own: Groups, other: Groups): Promise<void> => {
  for (let next = own.shift() ?? other.shift(); next; next = own.shift() ?? other.shift()) {
    if (next[1].length === 0) continue
    const ran = await run(...next)
    console.log(`\n===== ${ran.name} =====\n${ran.output}`)
    runs.push(ran)
  }
}
await Promise.all([
  ...Array.from({ length: computingAtOnce }, () => takeNext(computing, waiting)),
  ...Array.from({ length: waitingAtOnce }, () => takeNext(waiting, computing)),
])
const sum = (key: 'passed' | 'failed' | 'skipped') => runs.reduce((total, ran) => total + ran[key], 0)
// Once more at the very end, where whoever looks at a long log looks first.
for (const { name, output } of runs.filter(ran => ran.code !== 0)) {
  const from = output.search(/^\s+\d+ failing$/m)
  console.log(`\n===== what failed in ${name} =====\n${from < 0 ? output.slice(-lastCharacters) : output.slice(from)}`)
}
console.log(`in ${Math.round((Date.now() - began) / 1000)} s`)
console.log(`${sum('passed')} passed, ${sum('failed')} failed, ${sum('skipped')} skipped`)
await postgres.stop()
for (const folder of [compiled, made]) rmSync(folder, { recursive: true, force: true })
// Said outright: the hook with which the embedded PostgreSQL ends itself would answer 0 for whatever stands in `exitCode`.
process.exit(runs.every(ran => ran.code === 0) ? 0 : 1)
