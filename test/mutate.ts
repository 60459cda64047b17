import { spawn } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { applied, type Fault, outOfDate } from './mutate/fault.ts'
import { faults } from './mutate/faults.ts'

/**
 * `npm run mutate`: puts each fault of the list into a copy of the tree, one at a time, and runs the tests that ought to
 * notice. Exits 1 where the list is out of date, where a test fails without any fault, or where fewer than `least` of
 * the faults are noticed. `npm run mutate -- seal` tries only the faults of files whose path holds one of these words.
 */
const least = 0.9
/** A test that hangs notices too; the slowest of these take some twenty seconds on a calm machine. */
const longestMs = 120_000
const notCopied = new Set(['node_modules', '.git', '.data', 'build', 'coverage'])

const root = fileURLToPath(new URL('..', import.meta.url))
const mocha = fileURLToPath(import.meta.resolve('mocha/bin/mocha.js'))
const folder = mkdtempSync(join(tmpdir(), 'mary-mutate-'))
const compiled = join(folder, 'compiled')

type Ran = 'passed' | 'failed' | 'hung'

/** A tree of its own for whoever tries faults beside others. */
function copyTree(name: string): string {
  const tree = join(folder, name)
  for (const entry of readdirSync(root))
    if (!notCopied.has(entry)) cpSync(join(root, entry), join(tree, entry), { recursive: true })
  symlinkSync(join(root, 'node_modules'), join(tree, 'node_modules'))
  return tree
}

/** In a process group of its own: what a test started ends with it. */
function run(tree: string, tests: readonly string[], forMs: number): Promise<{ ran: Ran; output: string }> {
  const files = tests.map(test => join('test', test))
  const child = spawn(process.execPath, [mocha, '--bail', '--reporter', 'dot', ...files], {
    cwd: tree,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NODE_COMPILE_CACHE: compiled },
  })
  let output = ''
  const take = (chunk: Buffer): void => void (output += chunk.toString())
  child.stdout.on('data', take)
  child.stderr.on('data', take)
  let hung = false
  const timer = setTimeout(() => {
    hung = true
    endGroup(child.pid)
  }, forMs)
  return new Promise(resolve =>
    child.once('close', code => {
      clearTimeout(timer)
      endGroup(child.pid)
      resolve({ ran: hung ? 'hung' : code === 0 ? 'passed' : 'failed', output })
    }),
  )
}

function endGroup(pid: number | undefined): void {
  try {
    if (pid !== undefined) process.kill(-pid, 'SIGKILL')
  } catch {
    // It has ended by itself.
  }
}

async function attempt(tree: string, fault: Fault): Promise<boolean> {
  const path = join(tree, 'src', fault.file)
  const text = readFileSync(path, 'utf8')
  writeFileSync(path, applied(fault, text))
  const began = performance.now()
  const { ran } = await run(tree, fault.tests, longestMs)
  writeFileSync(path, text)
  const line = text.slice(0, text.indexOf(fault.find)).split('\n').length
  const verdict = ran === 'passed' ? 'NOT NOTICED' : ran === 'hung' ? 'hung' : 'noticed'
  const put = fault.put === '' ? 'nothing' : oneLine(fault.put)
  console.log(
    `${verdict.padEnd(11)} ${fault.file}:${line}  ${oneLine(fault.find)}  →  ${put}  (${Math.round(performance.now() - began)} ms)`,
  )
  return ran !== 'passed'
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim().slice(0, 90)
}

/** Side by side, one after the other in each tree. */
async function eachIn<T>(
  trees: readonly string[],
  all: readonly T[],
  work: (tree: string, one: T) => Promise<void>,
): Promise<void> {
  const left = all.values()
  await Promise.all(
    trees.map(async tree => {
      for (const one of left) await work(tree, one)
    }),
  )
}

async function main(): Promise<number> {
  const words = process.argv.slice(2)
  const chosen = faults.filter(({ file }) => words.length === 0 || words.some(word => file.includes(word)))
  if (chosen.length === 0) return fail(`no fault is of a file named ${words.join(' or ')}`)
  const old = faults.flatMap(fault => outOfDate(fault, readFileSync(join(root, 'src', fault.file), 'utf8')) ?? [])
  if (old.length > 0) return fail(`the list is out of date:\n${old.join('\n')}`)
  const tried = chosen.filter(({ same }) => same === null)
  const trees = Array.from({ length: Math.min(availableParallelism(), tried.length) }, (_, at) => copyTree(String(at)))
  const red: string[] = []
  await eachIn(trees, [...new Set(tried.flatMap(({ tests }) => tests))].toSorted(), async (tree, test) => {
    const { ran, output } = await run(tree, [test], longestMs)
    if (ran !== 'passed') red.push(`${test} ${ran}\n${output.slice(-2_000)}`)
  })
  if (red.length > 0)
    return fail(`red without any fault, so that nothing would be learnt from them:\n${red.join('\n')}`)
  const missed: Fault[] = []
  await eachIn(trees, tried, async (tree, fault) => {
    if (!(await attempt(tree, fault))) missed.push(fault)
  })
  const noticed = tried.length - missed.length
  console.log(
    `${noticed} of ${tried.length} noticed (${((100 * noticed) / tried.length).toFixed(1)} %), ${chosen.length - tried.length} the same as none`,
  )
  for (const { file, find, put } of missed) console.log(`NOT NOTICED ${file}  ${oneLine(find)}  →  ${oneLine(put)}`)
  return noticed >= least * tried.length ? 0 : 1
}

function fail(why: string): never {
  throw new Error(why)
}

try {
  process.exitCode = await main()
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
} finally {
  rmSync(folder, { recursive: true, force: true })
}
