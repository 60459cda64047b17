import { type Fault, faultsOf } from './fault.ts'

const publish = ['core/use-cases/releases/publish-release.test.ts']
const ready = ['core/use-cases/releases/ready-to-leave.test.ts']

/** What leaves for the public, once, and what does not. */
export const releaseFaults: Fault[] = [
  ...faultsOf('core/use-cases/releases/publish-release.ts', publish, [
    ["    if (found.kind !== 'not-there') return settled(ports, found.changes)\n", ''],
    ['if (!fresh && isMissed(release, now))', 'if (false)'],
    ["ready.because : isMissed(release, now) ? 'missed' : null", 'ready.because : null'],
  ]),
  ...faultsOf('core/use-cases/broadcasts/approved-version.ts', publish, [
    ['computeSeal(version) === version.seal && ', ''],
  ]),
  ...faultsOf('core/use-cases/releases/ready-to-leave.ts', ready, [
    ["  if (version.seal !== release.seal) return { kind: 'waits' }\n", ''],
    ["if (may.kind !== 'yes')", "if (may.kind === 'yes')"],
    ['pictures: shownBeside(shown) }', 'pictures: shown.pictures }'],
    ['if (await ports.channelHolds.byId(channel))', 'if (false)'],
  ]),
  ...faultsOf('core/use-cases/releases/outgoing-of.ts', ready, [['kept?.digest === digest', 'kept']]),
  ...faultsOf('core/use-cases/releases/follow-out.ts', publish, [
    ["  if (row.pending === 'take-back') return []\n  const given", '  const given'],
  ]),
  ...faultsOf('core/use-cases/releases/settle-release.ts', publish, [
    ["fresh && state === 'publishing'", "state === 'publishing'"],
  ]),
  ...faultsOf('core/use-cases/releases/follow-releases.ts', publish, [
    ['isStopped(row) ? noted : ', 'false ? noted : '],
  ]),
  ...faultsOf('core/use-cases/releases/decide-release.ts', publish, [['sealed !== null && at < sealed', 'false']]),
]
