import { spawnSync } from 'node:child_process'
import { globSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/**
 * `npm run test:real`: what Mary says to other networks, said to their real servers (`test/real/install` fetches them). What is
 * not there is said and skipped, but fails on CI.
 */
const mocha = fileURLToPath(import.meta.resolve('mocha/bin/mocha.js'))
const files = globSync('test/real/*.test.ts')
// Each has a server to wait for: side by side.
const sideBySide = ['--parallel', '--jobs', String(files.length)]
const { status } = spawnSync(process.execPath, [mocha, ...sideBySide, ...process.argv.slice(2), ...files], {
  stdio: 'inherit',
})
process.exitCode = status ?? 1
