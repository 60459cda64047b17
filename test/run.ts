import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/**
 * `npm test`: mocha processes side by side, since the roads mostly wait (for Teams' pace, for leases) while the rest
 * computes. Each prints when it is done; more words (`npm test -- --grep seal`) go to both.
 */
const groups = {
  'the house': ['test/*.test.ts', 'test/!(routes|desk|faults)/**/*.test.ts'],
  'the roads': ['test/routes/@(crash|event|main-road|outage).test.ts'],
  'the faults': ['test/faults/*.test.ts'],
  'the people': ['test/routes/!(crash|event|main-road|outage).test.ts', 'test/desk/**/*.test.ts'],
}

type Ran = { name: string; code: number | null; output: string; passed: number; failed: number; skipped: number }

const mocha = fileURLToPath(import.meta.resolve('mocha/bin/mocha.js'))
const colors = process.stdout.isTTY ? ['--color'] : []

function run(name: string, files: string[]): Promise<Ran> {
  const child = spawn(process.execPath, [mocha, ...colors, ...process.argv.slice(2), ...files], { stdio: ['ignore', 'pipe', 'pipe'] })
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

const began = Date.now()
const runs = await Promise.all(
  Object.entries(groups).map(async ([name, files]) => {
    const ran = await run(name, files)
    console.log(`\n===== ${name} =====\n${ran.output}`)
    return ran
  }),
)
const sum = (key: 'passed' | 'failed' | 'skipped') => runs.reduce((total, ran) => total + ran[key], 0)
console.log(`in ${Math.round((Date.now() - began) / 1000)} s`)
console.log(`${sum('passed')} passed, ${sum('failed')} failed, ${sum('skipped')} skipped`)
process.exitCode = runs.every(ran => ran.code === 0) ? 0 : 1
