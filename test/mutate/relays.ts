import { type Fault, faultsOf } from './fault.ts'

const sites = ['core/use-cases/relays/relays.test.ts']
const guards = ['core/use-cases/relays/ask-sites.test.ts']
const urgent = ['core/use-cases/relays/urgent-sites.test.ts']
const follows = ['core/use-cases/relays/round-follows.test.ts']
const posters = ['core/use-cases/relays/see-poster.test.ts']
const hang = ['core/use-cases/relays/what-hangs.test.ts']
const served = ['print/served-posters.test.ts']
const down = ['teams/relays/taken-down.test.ts']
const twice = ['core/use-cases/relays/relays-twice.test.ts']
const figures = ['core/use-cases/relays/site-figures.test.ts']

/** Who is asked at the sites of agents without Teams, what hangs there, and how it is counted. */
export const relayFaults: Fault[] = [
  ...faultsOf('teams/relays/relay-words.ts', down, [
    ["'relay.down', site(false, toTakeDown)", "'relay.down', site(false)"],
  ]),
  ...faultsOf('teams/relays/relays-slice.ts', down, [
    ["  capability: ['relays'],\n", ''],
    ["{ 'relay.down': down }", '{}'],
  ]),
  ...faultsOf('core/use-cases/relays/see-poster.ts', posters, [
    ['if (!version || !isAsSealed(version)) return null', 'if (!version) return null'],
    ['|| round.poster !== poster ', ''],
    ['|| round.edition)', ')'],
    ["may.kind === 'leaves' && may.by.readSealed(version.rendered)", 'ports.readSealed(version.rendered)'],
    ['.filter(line => braceIn(line) === null)', ''],
  ]),
  ...faultsOf(
    'teams/posts/drawn/read-sealed.ts',
    ['teams/posts/drawn/read-sealed.test.ts'],
    [
      ['!title || (box && !event)', '!title'],
      ['if (stars.length % 2 === 1) italic = !italic', ''],
      ['&& isSubtle === undefined', ''],
    ],
  ),
  ...faultsOf('core/use-cases/relays/ask-relays.ts', twice, [
    ["if (version.seal !== seal) return 'seal-differs'", ''],
    ['> Math.max(fourEyesOver, people)', '> fourEyesOver'],
    ['> Math.max(fourEyesOver, people)', '> people'],
    ['leastPeople(sites.filter(hasRelay))', 'leastPeople(sites)'],
    ['hangs(task) && takeDown === null', 'takeDown === null'],
  ]),
  ...faultsOf('core/use-cases/relays/answer-relay.ts', twice, [
    [
      'const posted = { by: named(actor), at: ports.now(), poster: round.poster }',
      'const posted = { by: named(actor), at: ports.now(), poster: 1 }',
    ],
    ['row: { ...task, posted, cannot: null }', 'row: { ...task, posted }'],
    ['row: { ...task, told, cannot: null }', 'row: { ...task, told }'],
    ['if (task.told?.poster === round.poster) return', 'if (task.told) return'],
    ['task.cannot?.poster === round.poster && task.cannot.reason === reason', 'task.cannot?.reason === reason'],
    ['task.cannot?.poster === round.poster && task.cannot.reason === reason', 'task.cannot?.poster === round.poster'],
    ['row: { ...withoutPresent(task, round), cannot }', 'row: { ...task, cannot }'],
    ['posted: posted?.poster === poster ? null : posted', 'posted: null'],
    ['told: told?.poster === poster ? null : told', 'told: null'],
    ["  if (ended !== null) return { kind: 'relay-over' }\n", ''],
    ["if (task.takeDown?.done) return { kind: 'said', ...seen }", ''],
  ]),
  ...faultsOf('core/use-cases/relays/follow-relays.ts', twice, [
    [' || isTakenBack(changing)', ''],
    [' || isCalledOff(changing)', ''],
    ['poster: round.poster + 1', 'poster: 2'],
    ['if (round.ended !== null) return []', ''],
  ]),
  ...faultsOf('core/use-cases/relays/follow-relays.ts', follows, [
    ['heir?.seal === seal && mayReachSites(heir)', 'heir && mayReachSites(heir)'],
    ['heir?.seal === seal && mayReachSites(heir)', 'heir?.seal === seal'],
  ]),
  ...faultsOf('core/use-cases/relays/see-task.ts', twice, [
    ['version && isAsSealed(version) ?', 'version ?'],
    ['sealed.find(one => one.seal === seal)', 'sealed.at(0)'],
  ]),
  ...faultsOf('core/use-cases/relays/round-jobs.ts', twice, [
    ['inMs: urgentEveryMs * (nth + 1)', 'inMs: urgentEveryMs'],
    ['time.daysAfter(from, nth + 1)', 'time.daysAfter(from, 1)'],
    ['const remindersMost = 2', 'const remindersMost = 1'],
  ]),
  ...faultsOf('core/use-cases/relays/remind-relays.ts', twice, [
    ['reminded.filter(one => one.poster === poster).length === nth', 'reminded.length === nth'],
    ['.length === nth', '.length <= nth'],
    [' || round.poster !== data.poster', ''],
  ]),
  ...faultsOf('core/use-cases/relays/relay-cards.ts', twice, [['.filter(one => one.poster === poster)', '']]),
  ...faultsOf('core/domain/relays/relay-state.ts', sites, [['[asked, site.relay, site.deputy]', '[asked]']]),
  ...faultsOf('core/domain/relays/relay-state.ts', hang, [
    ['if (cannot?.poster === poster)', 'if (cannot)'],
    ["&& !(edition && ended.because === 'over')", '&& !edition'],
  ]),
  ...faultsOf('core/use-cases/relays/remind-relays.ts', hang, [
    ['isWaiting(task, round) && isDue(task, data)', 'isWaiting(task, round)'],
  ]),
  ...faultsOf('core/use-cases/broadcasts/seen/see-sites.ts', hang, [
    ["['relay', 'relay-reminder', 'relay-down']", "['relay']"],
  ]),
  ...faultsOf(
    'core/use-cases/relays/deserted-sites.ts',
    ['core/use-cases/departures/follow-people.test.ts'],
    [
      ['site !== undefined && (await relayOf(ports, site)) === null', 'site !== undefined'],
      ['const site = sites === null ? kept : sites.find(one => one.id === id)', 'const site = kept'],
      ['[asked ?? past.at(-1) ?? null, site.relay, site.deputy]', '[asked, ...past]'],
    ],
  ),
  ...faultsOf('timing/last-of-second.ts', served, [
    ['if (before && before.times >= most) return before.last', ''],
    ['if (current !== second) made.clear()', ''],
  ]),
  ...faultsOf('print/open-codes.ts', served, [
    ['await (reading ??= readAgain())', 'await readAgain()'],
    ['!codes.has(code) && now() - readAt >= freshMs', '!codes.has(code)'],
  ]),
  ...faultsOf('print/typed-code.ts', served, [
    ['  if (typed.length > typedMost) return null\n', ''],
    ["    .replace(/[\\s+\\p{P}\\p{Cf}]/gu, '')\n", ''],
  ]),
  ...faultsOf('print/served-posters.ts', served, [
    ['if (!known && waiting >= waitingMost) return null', ''],
    ['      waiting--\n', ''],
  ]),
  ...faultsOf('core/use-cases/relays/answer-relay.ts', sites, [
    ["if (task.posted?.poster === round.poster) return { kind: 'said', ...seen }", ''],
    ["asked.poster !== null && asked.poster !== poster ? { kind: 'poster-replaced' } : null", 'null'],
  ]),
  ...faultsOf(
    'teams/relays/relay-verbs.ts',
    ['teams/relays/foreign-sites.test.ts'],
    [
      ['Number(sites ?? people)', 'Number(sites)'],
      ['Number(sites ?? people)', 'Number(people)'],
    ],
  ),
  ...faultsOf('core/use-cases/relays/round-jobs.ts', sites, [
    ['round.urgent ? from : afterQuietHours(from, settings)', 'from'],
    ['round.urgent ? from : afterQuietHours(from, settings)', 'afterQuietHours(from, settings)'],
  ]),
  ...faultsOf('core/use-cases/relays/ask-sites.ts', sites, [
    ["asked.kind !== 'sites' || asked.sites !== sites", "asked.kind !== 'sites'"],
  ]),
  ...faultsOf('core/use-cases/relays/ask-sites.ts', guards, [['if (outside) return outside', '']]),
  ...faultsOf('core/domain/relays/relay-lines.ts', guards, [['sum + (without ?? 1)', 'sum + (without ?? 0)']]),
  ...faultsOf('core/use-cases/relays/ask-relays.ts', guards, [
    ["return leastPeople(sites.filter(hasRelay)) > Math.max(fourEyesOver, people) ? 'four-eyes' : null", 'return null'],
    ["return 'outside-perimeter'", 'return null'],
    ['if (firstBy !== null) return null', ''],
  ]),
  ...faultsOf('core/use-cases/broadcasts/seen/see-sites.ts', guards, [
    ['if (sites.length === 0 && notLeft === null)', 'if (sites.length === 0)'],
  ]),
  ...faultsOf('core/use-cases/broadcasts/seen/sites-meant.ts', urgent, [
    ['if (asked.by !== null || ended !== null) return []', ''],
    ['.unsure.filter(({ id }) => !known.has(id))', '.unsure'],
  ]),
  ...faultsOf('core/use-cases/relays/words-for-sites.ts', guards, [
    ["if (approved.kind === 'broken') return { kind: 'seal-differs', broadcast }", ''],
    ['slot !== null && slot > now ? slot : null', 'null'],
  ]),
  ...faultsOf(
    'core/use-cases/relays/words-for-sites.ts',
    ['core/use-cases/relays/sites-of-edition.test.ts'],
    [
      ["if (wrong) return { kind: 'sites-edition', broadcast, about: wrong.about }", ''],
      ['broadcast.startedAt === null ? checkEdition : checkPrinted', 'checkEdition'],
      ['broadcast.startedAt === null ? checkEdition : checkPrinted', 'checkPrinted'],
    ],
  ),
  ...faultsOf('core/use-cases/relays/ring-sites.ts', urgent, [
    ['if (!(await checkSeal(ports, broadcast))) return', ''],
    ['.sure.filter(hasRelay)', '.unsure.filter(hasRelay)'],
    ['await Promise.race([asked, waited().then(() => false)])', 'await asked'],
  ]),
  ...faultsOf('core/domain/relays/relay-state.ts', follows, [["(state === 'stopped' && startedAt === null)", 'false']]),
  ...faultsOf('core/use-cases/relays/ask-relays.ts', sites, [['.filter(site => !known.has(taskId(id, site.id)))', '']]),
  ...faultsOf('core/use-cases/relays/relay-of.ts', sites, [
    ['(await isAway(ports, first.id)) && !(await isAway(ports, second.id)) ? second : first', 'first'],
  ]),
  ...faultsOf('core/use-cases/relays/lines-of-rounds.ts', figures, [['tasks.length === 0 ? [] : ', '']]),
  ...faultsOf('words/people-cell.ts', figures, [["people === 0 ? '?' : `${people} + ?`", 'people']]),
  ...faultsOf(
    'core/use-cases/desk/see-desk.ts',
    ['teams/desk/write-desk.test.ts'],
    [['others: waiting.length - asked.length', 'others: 0']],
  ),
]
