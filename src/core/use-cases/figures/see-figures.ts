/**
 * No group of fewer than five people and no delay of fewer than five cases is shown. People of a quarter or a year are
 * the sums of what its months show (`sumShown`), so that no month can be worked out by subtraction.
 */

import { type Actor, maySeeAll } from '../../domain/actor.ts'
import { workingDayMs } from '../../domain/figures/delays.ts'
import { type Figures, figuresFrom } from '../../domain/figures/period-figures.ts'
import { namedDepartments } from '../../domain/figures/merge-small.ts'
import { hasBegun, monthsOf, type Period, periodBefore, spanOf } from '../../domain/figures/period.ts'
import type { Department } from '../../domain/people/department.ts'
import type { WorkingHours } from '../../domain/settings.ts'
import { daysLater, instantOf, localDay } from '../../domain/working-time/local-time.ts'
import type { Ports } from '../../ports.ts'
import { linesOfRounds } from '../relays/lines-of-rounds.ts'
import { knownSections } from '../sections/all-sections.ts'

export type FigureNeeds = Pick<
  Ports,
  'figures' | 'sections' | 'sectors' | 'departments' | 'directoryTable' | 'relayRounds' | 'relayTasks' | 'now'
>
export type FiguresSeen = { kind: 'seen'; figures: Figures } | { kind: 'not-begun' } | { kind: 'not-comms' }

/** A department is silent after so many months without a proposal or an answer. */
const silentMonths = 3

/** `departments`: also people reached by department, which takes longer. */
type Wanted = { departments?: boolean }

/** A month, a quarter or a year beside the one before, for comms. May throw `Unavailable`. */
export async function seeFigures(
  ports: FigureNeeds,
  actor: Actor,
  period: Period,
  settings: WorkingHours,
): Promise<FiguresSeen> {
  if (!maySeeAll(actor)) return { kind: 'not-comms' }
  if (!hasBegun(period, ports.now(), settings)) return { kind: 'not-begun' }
  return { kind: 'seen', figures: await readFigures(ports, period, settings) }
}

/** For a file or a picture that a person of comms asked for before. */
export async function readFigures(
  ports: FigureNeeds,
  period: Period,
  settings: WorkingHours,
  wanted: Wanted = {},
): Promise<Figures> {
  const { timeZone } = settings
  const before = periodBefore(period)
  const [span, spanBefore] = [spanOf(period, timeZone), spanOf(before, timeZone)]
  const months = monthsOf(period).map(month => spanOf(month, timeZone))
  const now = ports.now()
  const end = now < span.to ? now : span.to
  const since = daysLater(localDay(end, timeZone), { months: -silentMonths })
  const { figures } = ports
  const [departments, sections, sectors, counted, countedBefore, heard, answers, byDepartment] = await Promise.all([
    ports.departments.all(),
    knownSections(ports),
    ports.sectors.all(),
    figures.between(span.from, span.to),
    figures.between(spanBefore.from, spanBefore.to),
    figures.heard(instantOf(since, '00:00', timeZone) ?? span.from, end),
    figures.answers(months),
    wanted.departments ? figures.departments(months) : null,
  ])
  const named = namedDepartments(departments, await peopleIn(ports, departments))
  const sites = await linesOfRounds(ports, await ports.relayRounds.askedBetween(span.from, span.to))
  const shown = figuresFrom(counted, countedBefore, {
    period,
    before,
    isRunning: now < span.to,
    workingDayMs: workingDayMs(settings),
    sections,
    sectors,
    named,
    silent: { since, departments: departments.map(({ name }) => name).filter(name => !heard.includes(name)) },
    answers,
    departments: byDepartment,
    settings,
  })
  return { ...shown, sites }
}

/** How many people work in each department, by its name and its aliases. */
async function peopleIn(
  { directoryTable }: Pick<Ports, 'directoryTable'>,
  departments: readonly Department[],
): Promise<(name: string) => number> {
  const sizes = await directoryTable.departments(departments.flatMap(({ name, aliases }) => [name, ...aliases]))
  const ways = new Map(departments.map(({ name, aliases }) => [name, new Set([name, ...aliases])]))
  return name => [...(ways.get(name) ?? [])].reduce((sum, way) => sum + (sizes.get(way) ?? 0), 0)
}
