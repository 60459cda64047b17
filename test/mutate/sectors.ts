import { type Fault, faultsOf } from './fault.ts'

/** Whose a proposal is, and in which channel its card lies. */
const cards = ['core/use-cases/placements/sector-channels.test.ts']
const changing = ['core/use-cases/sectors/change-sector.test.ts']
const routing = ['core/use-cases/sectors/route-initiative.test.ts']

export const sectorFaults: Fault[] = [
  ...faultsOf(
    'core/domain/sectors/sector.ts',
    ['core/domain/sectors/sector.test.ts'],
    [
      ["sectors.filter(({ state }) => state === 'open')", '[...sectors]'],
      ['[...bySection, ...byDepartment]', '[...byDepartment, ...bySection]'],
      ['channel === null || channel.lostAt !== undefined', 'channel === null'],
      ['sectors.length === 0 ? [null] : ', ''],
      ["channel.lostAt === lostAt ? 'lost' : null", "'lost'"],
      ['one.departments.length > 0 && channelOf(one) !== null', 'channelOf(one) !== null'],
    ],
  ),
  ...faultsOf(
    'core/domain/sectors/sector.ts',
    ['core/domain/sectors/sector.test.ts'],
    [['now.length > 0 ? now : open.filter', 'open.filter']],
  ),
  ...faultsOf('core/use-cases/sectors/end-sector.ts', changing, [
    ["state: 'ended', ...nobody }", "state: 'ended' }"],
    ['if (waiting > 0 && waiting !== agreed)', 'if (waiting > 0 && agreed === null)'],
    ['waiting > 0 && waiting !== agreed', 'waiting !== agreed'],
    ['sectorsOf(all, { departments: [department], section })[0]?.id === id', 'true'],
    ["if (sector.version !== seen) return { kind: 'sector-changed' }", ''],
  ]),
  ...faultsOf('core/domain/sectors/present-names.ts', changing, [
    ['departments: [...new Set(sector.departments.map(present))], ', ''],
    ["formerly.filter(name => departments.includes(find(name) ?? ''))", '[...formerly]'],
  ]),
  ...faultsOf('core/domain/sectors/present-names.ts', routing, [
    ['[...(sector.formerly ?? []), ...renamed]', '[...(sector.formerly ?? [])]'],
  ]),
  ...faultsOf(
    'core/use-cases/circuits/resolve-circuit.ts',
    ['core/use-cases/circuits/referents.test.ts'],
    [['kept.map(one => withPresentNames(one, departments))', 'kept']],
  ),
  ...faultsOf('core/domain/sectors/read-sector.ts', changing, [
    ['if (taken !== null) errors.departments', 'if (false) errors.departments'],
    ['if (takenSection !== null) errors.sections', 'if (false) errors.sections'],
    ["if (found.includes(null)) errors.departments = 'unknown-department'", ''],
  ]),
  ...faultsOf('core/use-cases/sectors/change-sector.ts', changing, [
    ['before && before.version !== seen', 'false'],
    ['if (others.length > 0) errors[field]', 'if (false) errors[field]'],
    ["[{ job: 'sectors.follow', data: {} }, ...lossCard(before)]", 'lossCard(before)'],
    ['one.id !== before?.id).map(one => withPresentNames(one, departments)),', 'one.id !== before?.id),'],
    ['numbered.map(one => withPresentNames(one, departments))', 'numbered'],
  ]),
  ...faultsOf(
    'core/use-cases/sectors/change-sector.ts',
    ['teams/sectors/sectors.test.ts'],
    [['number: all.indexOf(sector) + 1', 'number: openSectors(all).indexOf(sector) + 1']],
  ),
  ...faultsOf(
    'teams/sectors/sector-verbs.ts',
    ['teams/sectors/sectors.test.ts'],
    [['escapeLine(result.sector.name)', 'result.sector.name']],
  ),
  ...faultsOf('core/use-cases/sectors/change-sector.ts', changing, [
    ["if (!before && openSectors(all).length >= sectorsMax) return { kind: 'too-many-sectors' }", ''],
    ['deputies.filter(({ id }) => referents.every(one => one.id !== id))', 'deputies'],
    [" || (read.kind === 'read' && read.ids.length > peopleMost)", ''],
    ['alone(openSectors(await sectors.all()).find', 'alone((await sectors.all()).find'],
    ['if (sectorId === null && before) return', 'if (false) return'],
  ]),
  ...faultsOf(
    'core/use-cases/sectors/follow-sectors.ts',
    ['core/use-cases/sectors/follow-sectors.test.ts'],
    [
      ["{ job: 'initiative.route', data: { id } },", ''],
      ["refresh({ card: 'inbox', initiativeId: id }),", ''],
      ["...recent.map(({ id }) => [refresh({ card: 'broadcast', broadcastId: id })]),", ''],
      ['at += sliceSize', 'at += 2 * sliceSize'],
      ['const sliceSize = 50', 'const sliceSize = 5_000'],
    ],
  ),
  ...faultsOf(
    'core/use-cases/sectors/where-cards-lie.ts',
    ['core/use-cases/sectors/follow-sectors.test.ts'],
    [['[proposed?.department ?? null, ...touches]', '[...touches]']],
  ),
  ...faultsOf('core/use-cases/sectors/sector-channel.ts', changing, [
    ['sector.version === seen ? ', 'sector ? '],
    ["case 'elsewhere':\n        return { kind: 'channel-elsewhere' }\n", "case 'elsewhere':\n"],
    ['found.name ?? ', ''],
  ]),
  ...faultsOf('core/use-cases/sectors/hear-channel.ts', cards, [
    ['channelOf(sector) === channelId', 'sector.channel?.id === channelId'],
    ["'sector.channel-lost'), ...lossCard(lost)]", "'sector.channel-lost')]"],
    ["if (what === 'restored' && lostAt !== undefined)", 'if (false)'],
    ['if (there.name === channel.name) return []', ''],
    ['if (channel?.id !== channelId) return []', 'if (!channel) return []'],
  ]),
  ...faultsOf(
    'teams/sectors/channel-event.ts',
    ['teams/sectors/sectors.test.ts'],
    [
      ["type !== 'conversationUpdate' || ", ''],
      ['!event || !Object.hasOwn(heard, event.type)', '!event || !(event.type in heard)'],
    ],
  ),
  ...faultsOf('core/use-cases/sectors/kept-sectors.ts', cards, [['all.indexOf(sector) + 1', '1']]),
  ...faultsOf('core/use-cases/sectors/on-duty.ts', routing, [
    ['enabled && absences[index] === null', 'enabled'],
    ['comms.find(one => one.id === id) ?? []', 'comms[0] ?? []'],
  ]),
  ...faultsOf('core/use-cases/sectors/route-initiative.ts', routing, [
    ["if (done === 'stale') await", 'if (false) await'],
    ["if (sectors === 'stale') return again(ports, id)", "if (sectors === 'stale') return"],
    ['if (renamed.length === 0) return sectors', 'return sectors'],
    ['routed?.sectorId === sectorId && routed.version === version', 'false'],
    [' && routed.version === version', ''],
    ['!initiative || !isUndecided(initiative)', '!initiative'],
  ]),
  ...faultsOf('core/use-cases/sectors/where-cards-lie.ts', cards, [
    ['return bySection || !routesByDepartment(all) ? null : until', 'return null'],
    ['inChannel(channelOf(sector))', 'inChannel(null)'],
  ]),
  ...faultsOf('core/use-cases/placements/refresh-placement.ts', cards, [
    ['if (waits && isElsewhere(to, shown.to))', 'if (false)'],
    ['if (waits && isElsewhere(to, shown.to))', 'if (isElsewhere(to, shown.to))'],
    ['if (mayBeLost(row, outcome)) return leaveLostChannel(ports, row)', ''],
    ['if (waits && mayBeLost(placement, outcome))', 'if (false)'],
    [
      `  const until = before === null ? await notBefore(ports, key, calm) : null
  const shown = besideThread(await faceOf(ports, key), before)`,
      `  const shown = besideThread(await faceOf(ports, key), before)
  const until = before === null ? await notBefore(ports, key, calm) : null`,
    ],
  ]),
  ...faultsOf('core/use-cases/placements/placement-steps.ts', cards, [
    ['return { left: [...left, { to, conversationId, activityId }] }', 'return {}'],
    ['...(left.length > 0 && { left }) }', '}'],
  ]),
  ...faultsOf('core/use-cases/placements/leave-lost-channel.ts', cards, [
    ['own = present?.state', 'own = false && present?.state'],
  ]),
  ...faultsOf('core/use-cases/broadcasts/seen/kept-broadcasts.ts', cards, [
    ['isTakenAway: async (_ports, { sector }) => sector !== undefined', 'isTakenAway: async () => false'],
    ['[...new Set([...wanted, ...there])]', '[...new Set([...there])]'],
  ]),
]
