import { type Fault, faultsOf } from './fault.ts'

const walked = ['core/use-cases/roads.test.ts']

/** Of the road of every change, and of who may go along each. */
export const roadFaults: Fault[] = [
  ...faultsOf('core/use-cases/road.ts', walked, [
    ['if (denied !== null) return', 'if (false) return'],
    ['forbidden.includes(decided.kind) ? refused(decided) : decided', 'decided'],
    ["(await ports.commit(...decided.changes)) === 'done' ? decided.answer : 'stale'", 'decided.answer'],
    ["(await ports.commit(...changes)) === 'done' ? answer : 'stale'", '(await ports.commit(...changes)) && answer'],
    ['const ifVersion = before?.version ?? 0', 'const ifVersion = before?.version ?? 1'],
    ['      { journal: { ...entry, details: { ...told.details, ...details } } },\n', ''],
    [
      '  return whileStale<Answer | Refused<Denied>>(async () => {\n    const seen = await read(ports, key)\n',
      '  const seen = await read(ports, key)\n  return whileStale<Answer | Refused<Denied>>(async () => {\n',
    ],
    ['isComms(actor) ? null', 'actor ? null'],
    ['isAdmin(actor) ? null', 'actor ? null'],
  ]),
  ...faultsOf('core/use-cases/attempt.ts', walked, [
    ['const fewRounds = 5', 'const fewRounds = 6'],
    ["return result === 'stale' ? { kind: 'busy' } : result", 'return result as R'],
  ]),
  ...faultsOf('core/use-cases/calls/change-call.ts', walked, [
    ['mayAnswer(seen[0], actor.id) ? null', 'actor ? null'],
    [
      'return asked && ([asked.row, asked] as const)',
      'return asked && ([{ ...asked.row, version: 1 }, asked] as const)',
    ],
  ]),
  ...faultsOf('core/use-cases/events/board/name-organiser.ts', walked, [
    ['mayNameOrganisers(post, actor) ? null', 'actor ? null'],
  ]),
  ...faultsOf('core/use-cases/events/board/open-board.ts', walked, [
    ['mayOrganise(post, actor) ? null', 'actor ? null'],
  ]),
  ...faultsOf('core/use-cases/initiatives/change-initiative.ts', walked, [
    ['seen[0].author.id === actor.id ? null', 'actor ? null'],
    ['isComms(actor) ? null', 'actor ? null'],
  ]),
  ...faultsOf('core/use-cases/newspapers/issued/correct-edition.ts', walked, [
    ['isComms(actor) || actor.id === seen[1].director.id ? null', 'isComms(actor) ? null'],
  ]),
  ...faultsOf('core/use-cases/delegations/end-delegation.ts', walked, [
    ['seen[0].from.id === actor.id || isComms(actor) ? null', 'actor ? null'],
  ]),
  ...faultsOf('core/use-cases/perimeters/change-perimeters.ts', walked, [['refuses: notAdmin,', '']]),
  ...faultsOf('core/use-cases/retention/change-rule.ts', walked, [
    ['!seen || mayPropose(actor) ? null', 'actor ? null'],
  ]),
  ...faultsOf('core/use-cases/retention/suspend-purge.ts', walked, [
    ['refuses: actor => (maySuspend(actor) ? null', 'refuses: actor => (actor ? null'],
  ]),
  ...faultsOf('core/use-cases/notes/forward-note.ts', walked, [
    ['seen[0].writer.id === actor.id ? null', 'actor ? null'],
  ]),
  ...faultsOf('core/use-cases/posts/writing/change-post.ts', walked, [['refuses: notComms,', '']]),
  ...faultsOf('core/use-cases/relays/answer-relay.ts', walked, [
    ['mayAnswer(seen[0], actor.id) ? null', 'actor ? null'],
  ]),
  ...faultsOf('core/use-cases/consents/agreements/media-road.ts', walked, [["forbidden: ['not-yours'],", '']]),
  ...faultsOf('core/use-cases/validations/change-validation.ts', walked, [
    ["forbidden: ['not-allowed', ", 'forbidden: ['],
  ]),
]
