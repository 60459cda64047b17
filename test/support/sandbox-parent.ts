import { startSandbox } from './sandbox.ts'

// A parent to be killed: says which sandbox it started, then waits.
const { pid } = await startSandbox()
process.send?.(pid)
