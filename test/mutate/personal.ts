import { type Fault, faultsOf } from './fault.ts'

/** What each may read of themselves, how many at once, and what jobs of one row ask before they take it. */
const heldOnce = ['core/use-cases/retention/read-held-once.test.ts']

export const personalFaults: Fault[] = [
  ...faultsOf('core/use-cases/read-held.ts', heldOnce, [
    ['known?.of === of && msBetween(known.at, at) < readMs', 'known?.of === of'],
    ['known?.of === of && msBetween(known.at, at) < readMs', 'known && msBetween(known.at, at) < readMs'],
    ['known?.of === of && msBetween(known.at, at) < readMs', 'false'],
    ['reading.led.catch(() => readings.delete(ports.history))', ''],
  ]),
  ...faultsOf('core/use-cases/notes/keep-files.ts', heldOnce, [['!note || note.files.length === 0 ||', '!note ||']]),
]
