import { type Fault, faultsOf } from './fault.ts'

/** The directory that Mary keeps: what is believed, what is read anew, what Graph's delta says. */
const read = ['core/use-cases/people/read-directory.test.ts']
const follow = ['core/use-cases/departures/follow-people.test.ts']
const changes = ['graph/directory-changes.test.ts']
const store = ['contracts/directory-store.test.ts']

export const directoryFaults: Fault[] = [
  ...faultsOf('core/domain/people/kept-person.ts', read, [
    ['isFor(state, roots) && msBetween', 'state !== null && msBetween'],
    ['isFor(state, roots) && msBetween(state.readAt, now) < believedMs', 'isFor(state, roots)'],
    ['state.roots.others.join() === roots.others.join()', 'true'],
  ]),
  ...faultsOf('core/use-cases/people/read-directory.ts', read, [
    ["if (back.length > 0 && (await conversations.of(back)).size > 0) return 'start-over'\n", '\n'],
    [
      "if (people.kind === 'expired') return 'start-over'",
      "if (people.kind === 'expired') return { news: { people: [], gone: [], managers: [], joined: [], left: [] }, tokens: state.tokens }",
    ],
    ["if ([...joined, ...left].some(({ isGroup }) => isGroup)) return 'start-over'", ''],
    ['[...people.people, ...found]', 'people.people'],
    ['const asked = new Set([...people.partial,', 'const asked = new Set(['],
    ['filter(id => !known.has(id))', 'filter(() => false)'],
    ['tokens: heard.tokens, readAt', 'tokens: state.tokens, readAt'],
    ['if (roots.agents === null) for await', 'if (roots.agents !== null) for await'],
    ['filter(group => !holds.has(group))', 'filter(() => false)'],
  ]),
  ...faultsOf('core/use-cases/people/kept-first.ts', read, [
    ["(when !== 'now' || (await followDirectory(ports)) === 'done')", 'true'],
    ['(await isServed(when)) ? people(ids)', '(await isKept()) ? people(ids)'],
    ["(await followDirectory(ports)) === 'done'", '(await followDirectory(ports)) !== undefined'],
    ['standing.enabled && root !== undefined', 'root !== undefined'],
    ['agents === null ? enabled && !guest', 'agents === null ? enabled'],
    ['if (known !== undefined) return known === null ? null : person(known)', ''],
    ['later(now(), -managerBelievedMs)', 'later(now(), -10 * managerBelievedMs)'],
    ['found.push(...page.filter(({ enabled }) => enabled))', 'found.push(...page)'],
  ]),
  ...faultsOf('core/use-cases/people/read-directory.ts', follow, [
    ['isOpen || (await directoryTable.changed(1)).length > 0', '(await directoryTable.changed(1)).length > 0'],
    ['isOpen || (await directoryTable.changed(1)).length > 0', 'isOpen'],
    ['return (await unlessAway(() => ownerlessCampaigns(ports), [])).length > 0', 'return false'],
  ]),
  ...faultsOf('core/use-cases/people/ownerless-campaigns.ts', follow, [
    ['!there.has(owner.id)', 'there.has(owner.id)'],
    ['comms.filter(({ enabled }) => enabled)', 'comms'],
  ]),
  ...faultsOf(
    'core/use-cases/audiences/expand-audience.ts',
    ['core/use-cases/audiences/expand-audience.test.ts'],
    [
      ["return first ? 'now' : undefined", 'return undefined'],
      ["return first ? 'now' : undefined", "return 'now'"],
      ['directory.people(ids, now())', 'directory.people(ids)'],
    ],
  ),
  ...faultsOf('core/use-cases/departures/follow-people.ts', follow, [
    ['if (calm > now) return', 'if (calm < now) return'],
    ['ids.filter(id => !people.get(id)?.enabled)', 'ids'],
    ['...before.work.map(({ person }) => person.id)', ''],
    ['...before.departments.map(({ name }) => name),', ''],
    ['filter(name => find(name) === null)', 'filter(() => true)'],
    ["if (found === 'stale') return 'stale'", "if (found === 'stale') return 'done'"],
    ['await ports.directoryTable.followed(changed)', ''],
  ]),
  ...faultsOf('core/use-cases/departures/notice-changes.ts', follow, [
    ['...(isRung ? [refresh(', '...(!isRung ? [refresh('],
    ["...(last === undefined ? [] : [refresh({ card: 'directory', at: last })]),", ''],
  ]),
  ...faultsOf('core/use-cases/departures/open-work.ts', follow, [
    ['openQuestion(initiative) >= 0 && left.has(author.id)', 'left.has(author.id)'],
    ['takenBy !== null && left.has(takenBy.id)', 'takenBy !== null'],
    ['if (isHeld && !to)', 'if (isHeld)'],
    ['(to || isRouted)', 'to'],
    ["as === 'pool' ? undefined : ", ''],
    ['authors.every(({ id }) => left.has(id) || id === proposer?.id)', 'true'],
    ["state === 'draft' &&", ''],
    ['await coverLeavers(ports, validation.postId, validation.id, gone)', ''],
    [' || standIns.some(one => one.id === person)', ''],
    ['...left, ...others.filter(id => !people.get(id)?.enabled)', '...left'],
    ['others.filter(id => !people.get(id)?.enabled)', 'others'],
  ]),
  ...faultsOf('core/domain/validations/chairs.ts', follow, [
    ['gone.has(id) && standIns.every', 'standIns.every'],
    ['gone.has(one.id) || !isStanding(one, now)', '!isStanding(one, now)'],
    ['gone.has(one.id) || !isStanding(one, now)', 'true'],
  ]),
  ...faultsOf('core/use-cases/validations/cover-leavers.ts', follow, [['if (to && !left.has(to.id)) return [to]', '']]),
  ...faultsOf('core/use-cases/placements/kept/directory-face.ts', follow, [
    ['moved === null ? row : { departments: [], work: [] }', 'row'],
    ['row.cards[place + 1] ?? null', 'null'],
  ]),
  ...faultsOf('graph/people/directory-changes.ts', changes, [
    ["told.findLast(one => !one['@removed'])", 'told.at(-1)'],
    ['there.filter(isWhole)', 'there'],
    ['isRefusal(error, 410) || ', ''],
    ['rows.length > mostChanges', 'rows.length > 10 * mostChanges'],
    ["isThere: !member['@removed']", 'isThere: true'],
    ["last.values()].filter(row => row['@removed'])", 'last.values()].filter(() => false)'],
  ]),
  ...faultsOf('postgres/stores/directory-writes.ts', store, [
    ['if (!held || held.begun !== reading)', 'if (!held)'],
    ['where version = ${version}::int for update', 'where version >= 0 for update'],
    ['await dropStrangers(trx, serving, touched)\n', ''],
    ['if (wasSame.rows[0]?.same === true)', ''],
    [
      'on conflict (person) do update set mark = directory_change.mark + 1`.execute(trx)\n}',
      'on conflict (person) do nothing`.execute(trx)\n}',
    ],
  ]),
]
