import fc from 'fast-check'
import { seedOfTest } from './chance.ts'

type Parameters<T> = Omit<fc.Parameters<T>, 'seed'>

/** `fc.assert` with the seed of this test: what failed under `SEED=7` fails again under `SEED=7`, whatever else is run. */
export function holds<T>(property: fc.IAsyncProperty<T>, parameters?: Parameters<T>): Promise<void>
export function holds<T>(property: fc.IProperty<T>, parameters?: Parameters<T>): void
export function holds<T>(property: fc.IRawProperty<T>, parameters: Parameters<T> = {}): unknown {
  return fc.assert(property as fc.IProperty<T>, { ...parameters, seed: seedOfTest() })
}
