import { type Fault, faultsOf } from './fault.ts'

const watched = ['app/watch-capabilities.test.ts']
const switched = ['core/use-cases/capabilities/capabilities.test.ts']
const roads = ['core/use-cases/leaving/roads.test.ts']
const chat = ['teams/capabilities/capabilities.test.ts']
const cards = ['cards/switched-off.test.ts']
const week = ['core/use-cases/week/see-week.test.ts']
const forms = ['teams/switched-off-forms.test.ts']
const queues = ['postgres/jobs.test.ts']

/** What is switched off joins nothing, loses nothing, and comes back. */
export const capabilityFaults: Fault[] = [
  ...faultsOf('core/domain/capabilities/capability.ts', watched, [
    ['on.get(one) ?? capabilities[one].begins', 'on.get(one) ?? true'],
    ['on.get(one) ?? capabilities[one].begins', 'capabilities[one].begins'],
  ]),
  ...faultsOf('app/watch-capabilities.ts', watched, [
    ['    if (now.size === off.size && now.isSubsetOf(off)) return\n', ''],
    [' && now.isSubsetOf(off)', ''],
    ['void look().catch(report)', 'void 0'],
    ['last.catch(() => undefined).then(readNow)', 'readNow()'],
    ['    for (const heard of hearers) heard(off)\n', ''],
  ]),
  ...faultsOf('core/use-cases/capabilities/switch-capability.ts', switched, [
    ["    if ((before?.on ?? capabilities[id].begins) === on) return { kind: 'switched' }\n", ''],
    ['refuses: notAdmin', 'refuses: () => null'],
    ["on ? 'capability.on' : 'capability.off'", "'capability.on'"],
    ["if (!isAdmin(actor) && !isDpo(actor)) return { kind: 'not-admin' }", ''],
  ]),
  ...faultsOf('core/use-cases/capabilities/what-runs.ts', switched, [
    ['.filter(({ n }) => n > 0)', ''],
    ['post.event.date >= today', "post.event.date >= ''"],
    ['return isAnnounced && !post', 'return !post'],
    ['!post.isCalledOff && post.event', 'post.event'],
    ["channel !== 'site'", 'true'],
  ]),
  ...faultsOf('core/use-cases/leaving/may-leave.ts', roads, [
    ['part !== null && ports.capabilities.off().has(part)', 'false'],
    ['shows === null || left !== null ? null', 'shows === null ? null'],
    ['null : capabilityOf(channel)', "null : 'site'"],
    ["what === 'taken-back' ? null : 'site'", "'site'"],
    ["shows === null ? null : 'events'", "'events'"],
    ["  mail: () => 'newspapers'", "  mail: () => 'events'"],
    ["  poster: () => 'relays'", "  poster: () => 'events'"],
  ]),
  ...faultsOf('core/use-cases/releases/row/ready-to-leave.ts', roads, [
    ["    if (may.why === 'switched-off') throw new Unavailable('held-switched-off')\n", ''],
  ]),
  ...faultsOf('teams/capabilities/capability-verbs.ts', chat, [['one.id === id && !one.on', 'false']]),
  ...faultsOf('teams/create-bot.ts', chat, [
    ['!isOff(parts.words, word, off)', 'true'],
    ['isOff(parts.verbs, verb, offIn(turn)) ?', 'false ?'],
  ]),
  ...faultsOf('teams/turn/without-switched-off.ts', chat, [
    ["isOff(words, String(data['word']), off)", 'false'],
    ['of.every(one => off.has(one))', 'of.some(one => !off.has(one))'],
  ]),
  ...faultsOf('postgres/jobs/start-jobs.ts', queues, [
    ['!names.has(name) && !workers.has(name)', '!workers.has(name)'],
    [' && workers.delete(name)', ''],
    ['offWork(name, { wait: false })', 'offWork(name, { wait: true })', 'waits for the run that began, which ends too'],
  ]),
  ...faultsOf('teams/cards/switched-on.ts', forms, [['one !== capability', 'true']]),
  ...faultsOf('teams/posts/drawn/draw-editor.ts', forms, [
    ["hasEvent(data, value) ? withOwn('events', look) : look", 'look'],
  ]),
  ...faultsOf('teams/circuits/draw-scope-form.ts', forms, [
    [" || ticked.split(',').includes('event')", ''],
    ["ticked === '' ? [] : ['news']", '[]'],
  ]),
  ...faultsOf('teams/campaigns/draw-campaign-form.ts', forms, [[' || chosen.includes(one)', '']]),
  ...faultsOf('teams/posts/drawn/draw-editor.ts', cards, [
    ["hasEvent(data, value) ? withOwn('events', look) : look", "withOwn('events', look)"],
  ]),
  ...faultsOf('core/use-cases/week/see-week.ts', week, [
    ['.filter(({ channel }) => isChannelOn(channel, off))', ''],
    ["off.has('campaigns') ? [] : ports.agenda.all()", 'ports.agenda.all()'],
    ["off.has('campaigns') ? [] : await campaignsOf", 'await campaignsOf'],
    ["off.has('events')\n      ? []", "off.has('calls')\n      ? []"],
  ]),
  ...faultsOf('teams/turn/without-switched-off.ts', cards, [
    ['withoutLonelyFields(pruned(card, closed)) as Card', 'pruned(card, closed) as Card'],
  ]),
]
