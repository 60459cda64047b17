import { type Fault, faultsOf } from './fault.ts'

/** What one decision makes of a validation, and who takes which place. */
const decide = [
  'core/domain/validations/decide.test.ts',
  'core/use-cases/validations/machine.test.ts',
  'core/use-cases/validations/two-people.test.ts',
  'core/use-cases/validations/validations.test.ts',
]
const chairs = [...decide, 'core/domain/validations/chairs.test.ts', 'core/domain/validations/different-people.test.ts']

export const decisionFaults: Fault[] = [
  ...faultsOf('core/domain/validations/decide.ts', decide, [
    ['if (!step || attempt.seal !== validation.seal)', 'if (!step)'],
    ['if (unable) return unable', ''],
    ['if (standing) return alreadyDecided(standing)', ''],
    ["if (validation.state !== 'waiting') return { kind: 'closed' }\n  if (attempt.step", 'if (attempt.step'],
    ['attempt.step !== validation.current || ', ''],
    ["if (!attempt.reason) return { kind: 'reason-missing' }", ''],
    ['attempt.reason.length > reasonMax', 'attempt.reason.length > reasonMax * 2'],
    [
      "attempt.kind === 'refuse' ? 'refused' : 'changes-requested'",
      "attempt.kind === 'refuse' ? 'changes-requested' : 'refused'",
    ],
    ['drawn !== undefined && drawn !== drawnFor(validation, by.id)', 'false'],
    ['authors.includes(by.id) || !(', '!('],
    ['isAsked(step, by.id, now) || given', 'isAsked(step, by.id, now)'],
    ["bar && kind !== 'withdraw'", "bar && kind === 'approve'"],
    ["bar && kind !== 'withdraw'", 'bar'],
    ["return state === 'void' ? { kind: 'closed' } : null", 'return null'],
    ['one.person === person && now < one.until', 'one.person === person'],
    ["if (elsewhere) return { kind: 'visa-elsewhere', at: elsewhere.at }", ''],
    ['current === before ? steps : steps.with', 'steps.with'],
    ['opened(steps, attempt.now, attempt.step)', 'opened(steps, attempt.now, null)'],
    ['openedAt: now }', 'openedAt: steps[current]!.openedAt }'],
    ["if (attempt.sent) return { kind: 'too-late' }", ''],
    ['one.visas.filter(({ by }) => by.id !== attempt.by.id) : []', '[] : []'],
    [
      'one.visas.filter(({ by }) => by.id !== attempt.by.id) : []',
      'one.visas.filter(({ by }) => by.id !== attempt.by.id) : one.visas',
    ],
    ['if (index < attempt.step) return one', 'if (index <= attempt.step) return one'],
    ["reason: kind === 'approve' || !reason ? null : reason", 'reason'],
    ['if (ended) return last?.step === index ? last : null', ''],
  ]),
  ...faultsOf('core/domain/validations/chairs.ts', chairs, [
    ['!step || step.visas.some(({ by }) => by.id === person)', '!step'],
    ['!taken.has(one) && seats(one)', 'seats(one)'],
    ['seats(one).some(panel => !isPanelComplete(step, panel))', 'true'],
    ['helps && !beside && mayTake', 'helps && mayTake'],
    [' && mayTake(validation, index, person, one)) chairs', ') chairs'],
    ['.length >= needs', '.length > needs'],
    ['step.panels.every(panel => isPanelComplete', 'step.panels.some(panel => isPanelComplete'],
    ['from <= now && (until', '(until'],
    ['until === null || now < until', 'until === null || now <= until'],
    ["validation.state === 'waiting' && chairsFor", 'chairsFor'],
    ['open.includes(id) && !taken.has(id)', 'open.includes(id)'],
    ['!taken.has(person) && !gave.has(person)', '!taken.has(person)'],
    ['needs: needs - people.filter(person => taken.has(person)).length', 'needs'],
  ]),
  ...faultsOf('core/domain/validations/different-people.ts', chairs, [
    ['standIns.some(({ by }) => by === person)', 'false'],
    ['    !validation.authors.includes(person) &&\n', ''],
    ['    visaElsewhere(validation, index, person) === null &&\n', ''],
    [
      'visaElsewhere(validation, index, person) === null &&\n    !handedBy(validation, index, person).has(place)',
      'visaElsewhere(validation, index, person) === null',
    ],
    ['by.id === person || lenders.includes(person) || places.has(from.id)', 'by.id === person'],
    ['people.length - sum(gone) >= needs', 'people.length >= needs'],
  ]),
  ...faultsOf(
    'core/use-cases/validations/decision-consequences.ts',
    [
      'core/use-cases/validations/validations.test.ts',
      'core/use-cases/validations/machine.test.ts',
      'core/use-cases/broadcasts/correction.test.ts',
      'core/use-cases/urgent/ask-urgent.test.ts',
    ],
    [
      ["...(before.broadcast ? dropBroadcast(before.broadcast, actor, decision.at, 'visa-withdrawn') : []),", ''],
      [
        "decision.kind === 'changes' || decision.kind === 'refuse' ? verdictCards",
        "decision.kind === 'changes' ? verdictCards",
      ],
      ["validation.state === 'refused' && before.post.correcting !== null", 'false'],
      ['if (validation.urgent) return startsAtOnce', 'if (false) return startsAtOnce'],
    ],
  ),
]
