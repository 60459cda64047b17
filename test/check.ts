import { exec } from 'node:child_process'

/**
 * `npm run check`: what reads the code without running it. Each of these computes on one core for up to two minutes, so two of them
 * go side by side, the longest first; each prints when it is done.
 */
const scripts = ['lint', 'types', 'unused', 'format:check', 'deps']
const atOnce = 2
/** Of one that finds fault with every file. */
const maxBuffer = 64 * 1024 * 1024

const runScript = (script: string): Promise<boolean> =>
  new Promise(resolve => {
    exec(`npm run ${script}`, { maxBuffer }, (error, stdout, stderr) => {
      console.log(stdout + stderr)
      resolve(error === null)
    })
  })

const failed: string[] = []
const takeNext = async (): Promise<void> => {
  for (let script = scripts.shift(); script !== undefined; script = scripts.shift())
    if (!(await runScript(script))) failed.push(script)
}
await Promise.all(Array.from({ length: atOnce }, takeNext))
if (failed.length > 0) {
  console.error(`failed: ${failed.map(script => `npm run ${script}`).join(', ')}`)
  process.exitCode = 1
}
