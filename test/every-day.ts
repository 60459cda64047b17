import { globSync } from 'node:fs'
import { sized } from './sizes.ts'

/**
 * `npm test` is for every day, and says at its end how long it took. Of the roads it walks these, one for each thing that people
 * do; CI walks all (`npm run test:all`).
 */
const roads = [
  'test/routes/agree.test.ts',
  'test/routes/calls.test.ts',
  'test/routes/circuit.test.ts',
  'test/routes/correction.test.ts',
  'test/routes/deadlines.test.ts',
  'test/routes/delegation.test.ts',
  'test/routes/event.test.ts',
  'test/routes/forged.test.ts',
  'test/routes/four-eyes.test.ts',
  'test/routes/history.test.ts',
  'test/routes/main-road.test.ts',
  'test/routes/stop.test.ts',
  'test/routes/two-at-once.test.ts',
  'test/routes/urgent.test.ts',
  'test/faults/kill.test.ts',
  'test/desk/serve.test.ts',
]

/**
 * Whole tables of hostile texts, files and processes, of seconds of CPU each: they tell of what was changed in their own place,
 * and there they are run by name.
 */
const thorough = [
  'test/app/common-rules.test.ts',
  'test/cards/hostile-texts.test.ts',
  'test/cards/one-screen.test.ts',
  'test/commands/each-script.test.ts',
  'test/commands/journal.test.ts',
  'test/core/hostile-texts.test.ts',
  'test/core/use-cases/consents/every-road-video.test.ts',
  'test/core/use-cases/validations/machine.test.ts',
  'test/dispatch/processes.test.ts',
  'test/dispatch/sandbox.test.ts',
  'test/documents/in-browser.test.ts',
  'test/graph/fifty-thousand.test.ts',
  'test/graph/sandbox.test.ts',
  'test/media/hostile-videos.test.ts',
  'test/media/prepare-picture.test.ts',
  'test/postgres/erased-issues-killed.test.ts',
  'test/postgres/every-column.test.ts',
  'test/postgres/open-database.test.ts',
  'test/postgres/own-database.test.ts',
  'test/postgres/purge-killed.test.ts',
  'test/postgres/upgrade.test.ts',
  'test/postgres/validations/clicks.test.ts',
  'test/print/edition/edition-page.test.ts',
  'test/print/press.test.ts',
  'test/sheets/read-csv.test.ts',
  'test/tab/page/shell/search-field.test.ts',
  'test/teams/hostile-fields.test.ts',
  'test/teams/pictures/consent.test.ts',
]

/** Whether this is `npm test`, and no run of more. */
export const isDailyRun = process.env['ALL'] === undefined && process.env['LONG'] === undefined

/** Of the files that these patterns name, those that are run; throws for a name in the lists, or of a size, that no file has. */
export function chosen(...patterns: string[]): string[] {
  const lost = [...roads, ...thorough, ...sized].filter(file => globSync(file).length === 0)
  if (lost.length > 0) throw new Error(`test/every-day.ts or test/sizes.ts names ${lost.join(', ')}`)
  const files = patterns.flatMap(pattern => globSync(pattern)).toSorted()
  if (!isDailyRun) return files
  const isDaily = (file: string): boolean =>
    /^test\/(routes|desk|faults)\//.test(file) ? roads.includes(file) : !thorough.includes(file)
  return files.filter(isDaily)
}
