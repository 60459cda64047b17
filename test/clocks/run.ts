import { spawn } from 'node:child_process'
import { globSync } from 'node:fs'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { seed } from '../support/chance.ts'

/**
 * `npm run test:clocks`: whatever depends on days, at the instants at which days are mistaken, and on machines that live
 * elsewhere. Only suites without a server: a certificate and a PostgreSQL go by the system’s own clock.
 */
const patterns = [
  'test/core/**/*.test.ts',
  'test/teams/{audiences,broadcasts,circuits,database,pictures,validations,written}/**/*.test.ts',
  'test/teams/{slices,references,refresh,daily-limits}.test.ts',
  'test/teams/turn/{held-back,outsiders,slips}.test.ts',
  'test/words.test.ts',
  'test/clocks/*.test.ts',
]
const files = patterns.flatMap(pattern => {
  const found = globSync(pattern)
  if (found.length === 0) throw new Error(`no test is called ${pattern}`)
  return found
})
/** Side by side. */
const lanes = 2

type Setting = { name: string; at?: string; zone?: string }

/** Each is some seconds before what it is named for, so that it comes to pass while the tests run, or just after it. */
const settings: Setting[] = [
  { name: 'just after midnight in Paris, in winter', at: '2027-02-10T00:00:05+01:00' },
  { name: 'just after midnight in Paris, in summer', at: '2027-07-07T00:00:05+02:00' },
  { name: 'a Sunday', at: '2027-03-14T10:00:00+01:00' },
  { name: 'the first of May', at: '2027-05-01T00:30:00+02:00' },
  { name: 'the night in which clocks go forward', at: '2027-03-28T01:59:50+01:00' },
  { name: 'the night in which clocks go back', at: '2027-10-31T02:59:50+02:00' },
  { name: 'the last seconds of a year', at: '2027-12-31T23:59:50+01:00' },
  { name: 'the 29th of February', at: '2028-02-29T23:30:00+01:00' },
  { name: 'a machine in Kiritimati, fourteen hours ahead', zone: 'Pacific/Kiritimati' },
  { name: 'a machine in Los Angeles', zone: 'America/Los_Angeles' },
  {
    name: 'a machine in Kiritimati, just after midnight in Paris',
    zone: 'Pacific/Kiritimati',
    at: '2027-07-07T00:00:05+02:00',
  },
]

const mocha = fileURLToPath(import.meta.resolve('mocha/bin/mocha.js'))
const setClock = pathToFileURL(fileURLToPath(new URL('set-clock.ts', import.meta.url))).href

async function run({ name, at, zone }: Setting): Promise<boolean> {
  const env = {
    ...process.env,
    SEED: String(seed),
    ...(zone === undefined ? {} : { TZ: zone }),
    ...(at === undefined ? {} : { CLOCK_AT: at, NODE_OPTIONS: `--import=${setClock}` }),
  }
  const child = spawn(process.execPath, [mocha, '--reporter=dot', ...process.argv.slice(2), ...files], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => void (output += chunk.toString()))
  const code = await new Promise(resolve => void child.once('close', resolve))
  const count = (what: string): string => new RegExp(`\\d+ ${what}`).exec(output)?.[0] ?? `0 ${what}`
  console.log(`${name}: ${count('passing')}, ${count('failing')}`)
  if (code !== 0) console.log(output.slice(Math.max(0, output.search(/^\s+\d+ passing/m))))
  return code === 0
}

console.log(`SEED=${seed}`)
const left = [...settings]
let held = true
await Promise.all(
  Array.from({ length: lanes }, async () => {
    for (let setting = left.shift(); setting; setting = left.shift()) held = (await run(setting)) && held
  }),
)
if (!held) process.exitCode = 1
