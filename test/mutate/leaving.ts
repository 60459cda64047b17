import { type Fault, faultsOf } from './fault.ts'

const gate = ['core/use-cases/leaving/may-leave.test.ts']
const roads = ['core/use-cases/leaving/roads.test.ts']
const posters = ['core/use-cases/relays/see-poster.test.ts']
const mails = ['core/use-cases/newspapers/issued/mail-edition.test.ts']
const sent = ['dispatch/engine.test.ts', 'dispatch/changes.test.ts', 'teams/pictures/consent.test.ts']

/** What the gate asks of whatever leaves, and that each road obeys. */
export const leavingFaults: Fault[] = [
  ...faultsOf('core/use-cases/leaving/may-leave.ts', gate, [
    ["road !== 'poster' && ports.database.hold() !== null", 'ports.database.hold() !== null'],
    ["  if (why !== null) return { kind: 'held', why }\n", ''],
    ['closed.every(({ why }) =>', 'closed.some(({ why }) =>'],
    ['edition.withdrawn?.production === production', 'edition.withdrawn'],
    ['  return door ?', '  return true ?'],
  ]),
  ...faultsOf('core/use-cases/leaving/may-leave.ts', roads, [
    ["road !== 'poster' && ports.database.hold() !== null", 'false'],
    ["  if (may.kind === 'held') throw new Unavailable(`held-${may.why}`)\n", ''],
  ]),
  ...faultsOf('core/use-cases/leaving/may-leave.ts', posters, [['&& !isAhead(round, at)', '']]),
  ...faultsOf('core/use-cases/leaving/may-leave.ts', sent, [
    ["lacksConsent(broadcast, post, at) ? 'consent' : null", 'null'],
  ]),
  ...faultsOf('core/use-cases/placements/send-placement.ts', roads, [
    ["(await mayLeave(ports, { road: 'card', ...card }, ports.messenger)).kind === 'leaves' && write()", 'write()'],
  ]),
  ...faultsOf('core/use-cases/leaving/send-card.ts', roads, [
    ["may.kind === 'leaves' ? send(may.by)", 'true ? send(ports.messenger)'],
  ]),
  ...faultsOf('core/use-cases/newspapers/issued/mail-edition.ts', mails, [
    ["if (why === 'restored' || ", 'if ('],
    [" || why === 'switched-off'", ''],
  ]),
  ...faultsOf('dispatch/run/carry.ts', sent, [
    ["    await run.ledger.settle({ person, state: 'queued', afterMs: 0 })\n    return may", '    return may'],
  ]),
  ...faultsOf('dispatch/run/sending.ts', sent, [['return this.#hold(outcome.objection)', 'return']]),
]
