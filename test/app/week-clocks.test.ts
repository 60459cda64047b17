import assert from 'node:assert/strict'
import { createReadWeek } from '../../src/calendar/served-week.ts'
import { moveRelease } from '../../src/core/use-cases/planning/move-release.ts'
import { seeRelease } from '../../src/core/use-cases/week/see-release.ts'
import { readWeek } from '../../src/core/use-cases/week/see-week.ts'
import { writeEntries } from '../../src/teams/week/drawn/write-entries.ts'
import { writeWeek } from '../../src/teams/week/drawn/write-week.ts'
import { loadWords } from '../../src/words.ts'
import { createFakePorts, type FakePorts, settings } from '../fakes/ports.ts'
import { comms, written } from '../fakes/walk.ts'

const words = loadWords().fr
const march = { from: '2027-03-22', to: '2027-03-28' }
const october = { from: '2027-10-25', to: '2027-10-31' }

/** What is typed, and what the calendar shows of it: the day and the hour there, and the instant in the .ics. */
const weeks = [
  {
    what: 'in which 2:30 does not exist',
    timeZone: 'Europe/Paris',
    ...march,
    typed: ['2027-03-22 00:30', '2027-03-28 01:30', '2027-03-28 02:30', '2027-03-28 23:30'],
    shown: ['2027-03-22 00:30', '2027-03-28 01:30', '2027-03-28 03:30', '2027-03-28 23:30'],
    served: ['20270321T233000Z', '20270328T003000Z', '20270328T013000Z', '20270328T213000Z'],
    warned: ['skipped'],
    outside: ['2027-03-21 23:30', '2027-03-29 00:30'],
  },
  {
    what: 'in which 2:30 comes twice: the first is meant',
    timeZone: 'Europe/Paris',
    ...october,
    typed: ['2027-10-25 00:30', '2027-10-31 01:30', '2027-10-31 02:30', '2027-10-31 23:30'],
    shown: ['2027-10-25 00:30', '2027-10-31 01:30', '2027-10-31 02:30', '2027-10-31 23:30'],
    served: ['20271024T223000Z', '20271030T233000Z', '20271031T003000Z', '20271031T223000Z'],
    warned: ['twice'],
    outside: ['2027-10-24 23:30', '2027-11-01 00:30'],
  },
  {
    what: 'where the clocks stay as they are, east of it',
    timeZone: 'Indian/Reunion',
    ...march,
    typed: ['2027-03-22 00:30', '2027-03-28 02:30', '2027-03-28 23:30'],
    shown: ['2027-03-22 00:30', '2027-03-28 02:30', '2027-03-28 23:30'],
    served: ['20270321T203000Z', '20270327T223000Z', '20270328T193000Z'],
    warned: [],
    outside: ['2027-03-21 23:30', '2027-03-29 00:30'],
  },
  {
    what: 'where the clocks stay as they are, west of it',
    timeZone: 'America/Martinique',
    ...october,
    typed: ['2027-10-25 00:30', '2027-10-31 02:30', '2027-10-31 23:30'],
    shown: ['2027-10-25 00:30', '2027-10-31 02:30', '2027-10-31 23:30'],
    served: ['20271025T043000Z', '20271031T063000Z', '20271101T033000Z'],
    warned: [],
    outside: ['2027-10-24 23:30', '2027-11-01 00:30'],
  },
]

describe('the calendar of a week', () => {
  for (const { what, timeZone, from, to, typed, shown, served, warned, outside } of weeks)
    it(`${what}: ${timeZone}`, async () => {
      const ports = createFakePorts()
      const rules = { ...settings, timeZone }
      const said: string[] = []
      for (const when of [...typed, ...outside]) said.push(...(await planned(ports, when, rules)))
      assert.deepEqual(said, warned)
      const week = await readWeek(ports, { from, to }, rules)
      const { releases, ...page } = writeWeek(week, { now: ports.now(), timeZone, words })
      assert.deepEqual(
        releases.map(({ day, time }) => `${day} ${time}`),
        shown,
      )
      assert.deepEqual([page.from, page.to, page.timeZone], [from, to, timeZone])
      const taken = new Set(shown.map(one => one.slice(0, 10)))
      assert.deepEqual(
        page.empty,
        workingDays(from).filter(day => !taken.has(day)),
      )
      const read = createReadWeek({ see: async () => async () => writeEntries(week, ports.now(), words) })
      const answer = await read(`${'a'.repeat(43)}.ics`)
      assert.ok(answer.kind === 'served')
      const starts = [...answer.bytes.toString().matchAll(/^DTSTART:(.+?)\r$/gm)].map(([, start]) => start)
      assert.deepEqual(starts, served)
    })
})

/** A draft with that slot; what was said of the clocks before. */
async function planned(ports: FakePorts, when: string, rules: typeof settings): Promise<string[]> {
  const [date, time] = when.split(' ')
  const { id: postId } = await written(ports)
  const { version } = (await seeRelease(ports, { postId, channel: 'teams' }))!.release
  const input = { postId, channel: 'teams', version, date, time } as const
  const first = await moveRelease(ports, comms, input, rules)
  if (first.kind !== 'sure') return (assert.equal(first.kind, 'moved'), [])
  const sure = await moveRelease(ports, comms, { ...input, agreed: first.agreed }, rules)
  assert.equal(sure.kind, 'moved', when)
  return first.warnings.flatMap(one => (one.kind === 'zone' ? [one.change] : []))
}

function workingDays(monday: string): string[] {
  const [month, day] = [monday.slice(0, 8), Number(monday.slice(8))]
  return [0, 1, 2, 3, 4].map(later => `${month}${String(day + later).padStart(2, '0')}`)
}
