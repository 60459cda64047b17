import type { PeopleAt, RelayLines } from '../people-at-sites.ts'
import type { RelayRound, RelaySite, RelayTask } from './relay.ts'
import { hasRelay, stateOf } from './relay-state.ts'

/** Figures of sites that were asked. A site whose relay left after putting it up counts as reached. */
export function linesOfTasks(tasks: readonly RelayTask[], round: RelayRound): RelayLines {
  const withRelay = tasks.filter(task => stateOf(task, round) !== 'nobody')
  return {
    reached: peopleAt(withRelay.filter(task => stateOf(task, round) === 'done').map(({ site }) => site)),
    all: peopleAt(withRelay.map(({ site }) => site)),
    nobody: peopleAt(tasks.filter(task => stateOf(task, round) === 'nobody').map(({ site }) => site)),
  }
}

/** Figures of sites that were not asked yet. */
export function linesOfSites(sites: readonly RelaySite[]): RelayLines {
  return {
    reached: peopleAt([]),
    all: peopleAt(sites.filter(hasRelay)),
    nobody: peopleAt(sites.filter(site => !hasRelay(site))),
  }
}

/** The sum of several rounds: a person who was asked in two of them counts twice. */
export function sumOfLines(all: readonly RelayLines[]): RelayLines {
  const sum = (of: (lines: RelayLines) => PeopleAt): PeopleAt =>
    all.map(of).reduce(
      (one, other) => ({
        people: one.people + other.people,
        unknown: one.unknown + other.unknown,
        sites: one.sites + other.sites,
      }),
      peopleAt([]),
    )
  return { reached: sum(({ reached }) => reached), all: sum(({ all }) => all), nobody: sum(({ nobody }) => nobody) }
}

/** At least so many people: a site of unknown size counts as one. */
export function leastPeople(sites: readonly RelaySite[]): number {
  return sites.reduce((sum, { without }) => sum + (without ?? 1), 0)
}

function peopleAt(sites: readonly RelaySite[]): PeopleAt {
  return {
    people: sites.reduce((sum, { without }) => sum + (without ?? 0), 0),
    unknown: sites.filter(({ without }) => without === null).length,
    sites: sites.length,
  }
}
