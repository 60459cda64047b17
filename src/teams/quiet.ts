import { AsyncLocalStorage } from 'node:async_hooks'

/**
 * botframework-connector prints stacks and public keys on stderr for every token that it refuses: noise beside the log
 * that any stranger can cause. What is printed while `work` runs is left out; everybody else prints as before.
 */
export function createQuiet(): <T>(work: () => Promise<T>) => Promise<T> {
  const quiet = new AsyncLocalStorage<true>()
  const { error: print } = console
  const error = (...said: unknown[]): void => {
    if (quiet.getStore() === undefined) print.apply(console, said)
  }
  Object.assign(console, { error })
  return work => quiet.run(true, work)
}
