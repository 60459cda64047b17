import { type Fault, faultsOf } from './fault.ts'

const publish = ['core/use-cases/releases/row/publish-release.test.ts']
/** Each act twice and thrice, against what stands in public. */
const twice = ['core/use-cases/releases/release-twice.test.ts']
const ready = ['core/use-cases/releases/row/ready-to-leave.test.ts']

/** What leaves for the public, once, and what does not. */
export const releaseFaults: Fault[] = [
  ...faultsOf('core/use-cases/releases/row/publish-release.ts', publish, [
    ["    if (found.kind !== 'not-there') return settled(ports, found.changes)\n", ''],
    ['if (!fresh && isMissed(release, now))', 'if (false)'],
    ["ready.because : isMissed(release, now) ? 'missed' : null", 'ready.because : null'],
  ]),
  ...faultsOf('core/use-cases/broadcasts/sealed/approved-version.ts', publish, [
    ['computeSeal(version) === version.seal && ', ''],
  ]),
  ...faultsOf('core/use-cases/releases/row/ready-to-leave.ts', ready, [
    ["  if (version.seal !== release.seal) return { kind: 'waits' }\n", ''],
    ["    return { kind: 'hold', because: may.why }\n", "    return { kind: 'waits' }\n"],
    ['pictures: shownBeside(shown) }', 'pictures: shown.pictures }'],
    ['if (await ports.channelHolds.byId(channel))', 'if (false)'],
  ]),
  ...faultsOf('core/use-cases/releases/row/ready-to-leave.ts', ready, [['kept?.digest === digest', 'kept']]),
  ...faultsOf('core/use-cases/releases/row/follow-releases.ts', publish, [
    ["  if (row.pending === 'take-back') return []\n  const given", '  const given'],
    ['at: plan.at ?? leftAt }', '}'],
    [' ?? plan.leftAt', ' ?? now'],
    ['((await broadcasts.byId(id))?.startedAt ?? null)', 'post.updatedAt'],
    ["const leaves = row.state === 'planned' && row.at === null && at !== null", 'const leaves = false'],
  ]),
  ...faultsOf('core/use-cases/releases/row/settle-release.ts', publish, [
    ["fresh && state === 'publishing'", "state === 'publishing'"],
  ]),
  ...faultsOf('core/use-cases/releases/row/follow-releases.ts', publish, [
    ['isStopped(row) ? noted : ', 'false ? noted : '],
  ]),
  ...faultsOf('core/use-cases/releases/row/settle-release.ts', twice, [
    ["release.left === null ? 'refused' : release.state", "'refused'"],
    ["? { state: 'unknown', silentSince: now } : {}", ': {}'],
  ]),
  ...faultsOf('core/use-cases/releases/row/publish-release.ts', twice, [
    [
      'network.find({ key: releaseKey(release), at, text, taken: await takenBy(ports, release) })',
      'network.find({ key: releaseKey({ ...release, edition: 1 }), at, text })',
    ],
    ['return give(ports, release, takeBegun())', 'return give(ports, release, true)'],
  ]),
  ...faultsOf('core/use-cases/releases/row/change-there.ts', twice, [
    ['key: releaseKey(next) }', 'key: releaseKey(release) }'],
    ['edition: answer.lostReplies ? next.edition : release.edition', 'edition: release.edition'],
    ['edition: answer.lostReplies ? next.edition : release.edition', 'edition: next.edition'],
    ['nextKey: releaseKey({ ...release, edition: release.edition + 1 })', 'nextKey: releaseKey(release)'],
    ["state: 'taken-back', pending: null", "state: 'published', pending: null"],
  ]),
  ...faultsOf('core/use-cases/releases/row/follow-releases.ts', twice, [
    ['(isStopped(row) || row.edition > 1)', 'isStopped(row)'],
  ]),
  ...faultsOf('core/use-cases/releases/free-channel.ts', twice, [
    ["      if (row.held !== 'unauthorized') return []\n", ''],
    ["const state = row.state === 'held' ? 'planned' : row.state", "const state = 'planned' as const"],
  ]),
  ...faultsOf('core/use-cases/releases/row/follow-releases.ts', twice, [
    ['const given = row.left?.seal ?? row.seal', 'const given = row.seal'],
  ]),
  ...faultsOf('core/use-cases/releases/row/decide-release.ts', twice, [
    ['edition: release.edition + 1, startedAt: null', 'startedAt: null'],
    ["{ pending: 'take-back', held: null, refusal: null }", "{ pending: 'take-back' }"],
  ]),
  ...faultsOf('core/use-cases/releases/row/decide-release.ts', publish, [['sealed !== null && at < sealed', 'false']]),
]
