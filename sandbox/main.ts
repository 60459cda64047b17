import { openSandbox } from './start/sandbox.ts'
import { readSettings } from './start/settings.ts'

const sandbox = await openSandbox(readSettings(process.env)).catch(refuse)

const end = (): void => {
  sandbox.close()
  process.exit(0)
}

process.on('disconnect', end)
process.on('SIGTERM', end)
// Ctrl-C reaches the whole group: a child stays until its parent has finished and lets go.
process.on('SIGINT', () => {
  if (process.send === undefined) end()
})

const { desk, ca, variables } = sandbox
process.send?.({ ready: true, desk, ca, variables })
// The parent may have died while the town was being built.
if (process.send !== undefined && !process.connected) end()

/** A second town beside the first is what happens most: one sentence says it, not a stack. */
function refuse(error: NodeJS.ErrnoException & { port?: number }): never {
  const taken = `Port ${error.port} is taken: does the town run already? End it, or set SANDBOX_PORT to another one (the next is taken too).`
  console.error(error.code === 'EADDRINUSE' ? taken : error)
  process.exit(1)
}
