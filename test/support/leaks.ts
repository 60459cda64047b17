/** What a process may still do after its last test: close what is closing, on a machine that is busy too. */
const graceMs = 30_000

/** For mocha: whatever a test left open keeps the process alive, which ends then as failed and says what it is. */
export function mochaGlobalTeardown(): void {
  setTimeout(() => {
    console.error(`A test left something open: ${process.getActiveResourcesInfo().join(', ')}`)
    // Mocha says on its way out how many tests failed, whatever else was said before.
    process.once('exit', () => void (process.exitCode = 1))
    process.exit()
  }, graceMs).unref()
}
