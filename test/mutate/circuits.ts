import { type Fault, faultsOf } from './fault.ts'

/** Whom a circuit asks, in whose place somebody may decide, and whom a perimeter lets address. */
const resolve = [
  'core/use-cases/circuits/resolve-circuit.test.ts',
  'core/use-cases/circuits/resolve-step.test.ts',
  'core/use-cases/circuits/elected.test.ts',
  'core/domain/circuits/barred.test.ts',
  'core/use-cases/circuits/two-departments.test.ts',
  'core/use-cases/circuits/referents.test.ts',
]
const lending = [
  'core/use-cases/delegations/delegations.test.ts',
  'core/use-cases/delegations/who-lends.test.ts',
  'core/use-cases/circuits/elected.test.ts',
]
const standIns = [
  ...lending,
  'core/domain/delegations/with-stand-ins.test.ts',
  'core/use-cases/delegations/absences.test.ts',
]

export const circuitFaults: Fault[] = [
  ...faultsOf(
    'core/domain/circuits/choose-circuit.ts',
    ['core/domain/circuits/choose-circuit.test.ts'],
    [
      ['currentCircuit(one).active && fits(', 'fits('],
      ['equals.find(({ id }) => id !== defaultCircuitId) ?? equals[0]', 'equals[0]'],
      ['sections.length > 0 ? 4 : 0', 'sections.length > 0 ? 1 : 0'],
      ['departments.length > 0 ? 8 : 0', 'departments.length > 0 ? 1 : 0'],
      ['!departments.some(name => touched.includes(name))', '!departments.every(name => touched.includes(name))'],
      ['names.size === 1', 'names.size >= 1'],
      ['return onlyDepartment(audience.from)', 'return onlyDepartment(audience.without)'],
      [
        'content.section === null || !sections',
        '!sections',
        'a section that is not known is none of the sections of a circuit',
      ],
    ],
  ),
  ...faultsOf(
    'core/domain/circuits/circuit.ts',
    ['core/domain/circuits/barred.test.ts'],
    [
      ['until > now && !recent', '!recent'],
      ['const barredMs = 24 * 60 * 60_000', 'const barredMs = 12 * 60 * 60_000'],
      ['other.person === person && other.until > until', 'other.until > until'],
    ],
  ),
  ...faultsOf(
    'core/domain/circuits/circuit.ts',
    ['core/domain/circuits/circuit-faults.test.ts'],
    [
      ["if (steps.length === 0) return [{ key: 'no-step' }]", ''],
      ["rule.by === 'group' && rule.group === null", 'false'],
      ['...(missing.length > 0 ?', '...(missing.length > 1 ?'],
    ],
  ),
  ...faultsOf('core/use-cases/circuits/named-by.ts', resolve, [
    ['proposer?.id === id || authors', 'authors'],
    ["if (barred.includes(id)) return 'barred'", ''],
    ['(await unfitApprover(ports, person)) ?? ', ''],
    ["elsewhere.has(id) ? 'elsewhere' : null", 'null'],
  ]),
  ...faultsOf('core/use-cases/circuits/named-by.ts', resolve, [
    ["const why = found ? await judge(found) : 'left'", 'const why = null'],
    ['people.filter((_, index) => why[index] === null)', 'people'],
    ['fallback === null ? await ports.directory.fallback()', 'fallback === null ? await ports.directory.comms()'],
    ['for (const next of [deputyOf, aboveHead])', 'for (const next of [aboveHead, deputyOf])'],
  ]),
  ...faultsOf('core/use-cases/circuits/resolve-step.ts', resolve, [
    ["if (asks('head', 'deputy', 'heads-head')) return", 'if (false) return'],
    ["!asks('referent') || sectors.length < 2", 'true'],
    ["quorum === 'all' && vain.length === 0", "quorum === 'all'"],
    ["typeof quorum === 'number' && found.length >= quorum", "typeof quorum === 'number' && found.length > 0"],
    ["(asked.has(person.id) ? 'elsewhere' : null)", 'null'],
    ['if (all.length < needs) {', 'if (all.length === 0) {'],
    ['{ people: others, needs: vain.length }', '{ people: others, needs: 1 }'],
  ]),
  ...faultsOf(
    'core/use-cases/people/unfit.ts',
    [...resolve, 'core/use-cases/delegations/who-lends.test.ts'],
    [
      ["if (person.guest) return 'guest'", ''],
      ["if (!person.enabled) return 'left'", ''],
      ["if (person.shared) return 'shared'", ''],
      ["(await directory.isAgent(person)) ? null : 'outside'", 'null'],
      ['unfit[index] === null', 'true'],
    ],
  ),
  ...faultsOf('core/domain/delegations/delegation.ts', standIns, [
    ['ended !== null && ended.at < until ? ended.at : until', 'until'],
    ['delegation.since <= at && ', ''],
    ['from.id === approver && createdBy.id !== approver', 'false'],
  ]),
  ...faultsOf('core/use-cases/delegations/add-delegation.ts', lending, [
    ["if (isOutside(actor)) return { kind: 'not-an-agent' }", ''],
    ["if (lender !== '' && !isComms(actor)) {", 'if (false) {'],
    ["else if (to.id === from?.id) errors.to = 'oneself'", ''],
    ['else if (to.id === actor.id) {', 'else if (false) {'],
    ['from.id !== actor.id && !(await isApprover(ports, from.id))', 'false'],
    ['else if (unfit) errors.to = unfitKeys[unfit]', ''],
    ["forAnother && reason === '' ? { reason: 'reason-missing' } : {}", '{}'],
    ['others.length >= openMost', 'others.length >= openMost * 10'],
    ['if (lendersOf(others, from.id).has(to.id)) {', 'if (false) {'],
    ['one.to.id === to.id && overlaps && key', 'overlaps && key'],
  ]),
  ...faultsOf('core/use-cases/delegations/end-delegation.ts', lending, [
    ["if (endOf(delegation) <= at) return { kind: 'delegation-over', delegation }", ''],
  ]),
  ...faultsOf('core/domain/delegations/with-stand-ins.ts', standIns, [
    ['if (delegation.from.id !== approver.id) continue', ''],
    ['? right : { ...right, by: createdBy.id }', '? right : right'],
    ['until > about.now && isOpen', 'isOpen'],
    ['lenders.has(delegation.to.id) ? delegation.since : endOf(delegation)', 'endOf(delegation)'],
    ['out.has(to.id) || isComplete', 'isComplete'],
    [' || takenChairs(step).has(from.id)) return false', ') return false'],
    ['if (panels.some(({ people }) => people.includes(to.id))) return false', ''],
    ['handedBy({ ...about, steps: [] }, index, to.id).has(from.id)', 'false'],
    ['panels.every(({ department }) => department', 'panels.some(({ department }) => department'],
    ['isOpen(delegation, about.now) && reaches', 'reaches'],
  ]),
  ...faultsOf('core/use-cases/delegations/stand-ins-of.ts', standIns, [
    ['delegations.filter(({ to }) => fit.has(to.id))', '[...delegations]'],
    ['barred.filter(({ until }) => now < until)', 'barred'],
  ]),
  ...faultsOf(
    'core/use-cases/perimeters/outside-perimeter.ts',
    ['core/use-cases/perimeters/perimeters.test.ts', 'core/use-cases/broadcasts/begin.test.ts'],
    [
      ["{ kind: 'except', from: audience, without: within }", 'audience'],
      ['if (belongs) mine.push(perimeter)', 'mine.push(perimeter)'],
      ['if (mine.length === 0) return null', 'if (mine.length < 2) return null'],
      ['targetId === null ? await perimetersOf(ports, actor.id) : []', 'await perimetersOf(ports, actor.id)'],
    ],
  ),
  ...faultsOf(
    'core/use-cases/perimeters/change-perimeters.ts',
    ['core/use-cases/perimeters/perimeters.test.ts'],
    [
      ["&& input.everyone !== 'true')", ')'],
      ["if (found.includes(null)) errors.departments = 'unknown-department'", ''],
    ],
  ),
]
