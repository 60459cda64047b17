import { type Fault, faultsOf } from './fault.ts'

const words = ['teams/week/week-words.test.ts']
const moves = ['core/use-cases/planning/move-release.test.ts']

/** What a move agrees to, what is said before it, and what a week's cards show. */
export const weekFaults: Fault[] = [
  ...faultsOf('core/use-cases/planning/plan-elsewhere.ts', moves, [
    ['changed.map(one => entry', 'channels.map(one => entry'],
    ['filter(one => !channels.includes(one.channel))', 'filter(one => one.channel !== channels[0])'],
  ]),
  ...faultsOf('core/use-cases/planning/agree-to-move.ts', words, [
    ['later(asked.askedAt, agreeMs) <= ports.now()', 'false'],
    [' && asked.at === at', '', 'what is agreed to holds the time, and moveRelease compares it'],
    ['if (end > ports.now())', 'if (false)'],
    ['release: asked.release, agreed', "release: '', agreed"],
  ]),
  ...faultsOf('core/domain/week/reopening.ts', moves, [
    ['steps.length === 0 && !wasScheduled', 'false'],
    [' && visas.length > 0', ''],
  ]),
  ...faultsOf('core/use-cases/posts/writing/duplicate-post.ts', moves, [
    ["state === 'open' && ", ''],
    ['day <= to', 'day < to'],
    ['(slot === null || day >= from)', 'true'],
    ['localDay(slot ?? now, timeZone)', "localDay(slot ?? now, 'UTC')"],
  ]),
  ...faultsOf(
    'core/use-cases/placements/kept/kept-week.ts',
    ['core/use-cases/week/digest.test.ts'],
    [
      ['now < until', 'now <= until.slice(0, 10)'],
      ['ports.hours.timeZone)!', "'UTC')!"],
    ],
  ),
  ...faultsOf('teams/cards/that-fits.ts', ['teams/week/drawn/draw-week.test.ts'], [['25 * 1024', '35 * 1024']]),
  ...faultsOf('teams/written/written-slot.ts', words, [
    ['hourAfter(rest)', "{ date: rest, time: '' }"],
    ['|| begins(text, spoken)', ''],
  ]),
  ...faultsOf(
    'core/domain/agenda/gathered-lines.ts',
    ['core/domain/agenda/gathered-lines.test.ts'],
    [
      ['const rowFrom = 3', 'const rowFrom = 2'],
      ['const tellMost = 3', 'const tellMost = 4'],
      ['nextDay(before.from) === line.from', 'true'],
      ['[feedId, title, time', "['', title, time"],
    ],
  ),
  ...faultsOf(
    'core/use-cases/campaigns/take-campaign.ts',
    ['core/use-cases/departures/follow-people.test.ts'],
    [
      ['if (!isLeft)', 'if (false)'],
      ["also: [{ job: 'directory.follow', data: {} }],", ''],
      ['if (campaign.owner.id === actor.id)', 'if (false)'],
    ],
  ),
]
