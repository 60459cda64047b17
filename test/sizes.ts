/**
 * How much a test file computes, in seconds of CPU of everything that it starts: `test/run.ts` packs its processes by it, so that
 * both cores are busy to the end. Measured on two cores beside other work; a file that is not named is as its kind usually is, and
 * one that grew is slower, never wrong.
 */
const large: Record<string, number> = {
  'test/commands/each-script.test.ts': 12,
  'test/commands/journal.test.ts': 28,
  'test/core/hostile-texts.test.ts': 6,
  'test/cards/hostile-texts.test.ts': 6,
  'test/dispatch/processes.test.ts': 6,
  'test/documents/in-browser.test.ts': 8,
  'test/faults/collecting.test.ts': 20,
  'test/faults/late.test.ts': 15,
  'test/faults/pictures.test.ts': 22,
  'test/faults/releases-killed.test.ts': 16,
  'test/graph/sandbox.test.ts': 8,
  'test/media/hostile-videos.test.ts': 7,
  'test/postgres/every-column.test.ts': 8,
  'test/postgres/open-database.test.ts': 30,
  'test/postgres/own-database.test.ts': 16,
  'test/postgres/upgrade.test.ts': 10,
  'test/postgres/validations/clicks.test.ts': 12,
  'test/print/edition/edition-page.test.ts': 10,
  'test/print/press.test.ts': 6,
  'test/routes/correct.test.ts': 14,
  'test/routes/crash.test.ts': 62,
  'test/routes/desk.test.ts': 18,
  'test/routes/directory.test.ts': 25,
  'test/routes/event-off.test.ts': 27,
  'test/routes/event-rush.test.ts': 26,
  'test/routes/forged.test.ts': 16,
  'test/routes/large-list.test.ts': 18,
  'test/routes/main-road.test.ts': 15,
  'test/routes/newspaper-crash.test.ts': 15,
  'test/routes/outage.test.ts': 16,
  'test/routes/relays-hours.test.ts': 15,
  'test/routes/relays.test.ts': 19,
  'test/routes/restored.test.ts': 28,
  'test/routes/tab-edition.test.ts': 14,
  'test/routes/tab-post-two.test.ts': 17,
  'test/routes/tab-post.test.ts': 26,
  'test/routes/tab-week-move.test.ts': 17,
  'test/routes/tab-week-two.test.ts': 20,
  'test/routes/tab-week.test.ts': 30,
  'test/routes/test-send.test.ts': 14,
  'test/routes/workers.test.ts': 15,
  'test/teams/hostile-fields.test.ts': 26,
}

/** The first kind that a file's path begins with. */
const usual: [start: string, seconds: number][] = [
  ['test/routes/tab-', 10],
  ['test/routes/', 8],
  ['test/faults/', 10],
  ['test/desk/', 3],
  ['test/postgres/', 2.5],
  ['test/contracts/', 1.7],
  ['test/commands/', 2],
  ['test/', 0.3],
]

/** All of them that `large` names. */
export const sized = Object.keys(large)

export function sizeOf(file: string): number {
  return large[file] ?? usual.find(([start]) => file.startsWith(start))![1]
}

export function sizeOfAll(files: string[]): number {
  return files.reduce((sum, file) => sum + sizeOf(file), 0)
}

/**
 * Deals files into so many hands that each computes about so long: the largest first, each to the hand that has least. A hand keeps
 * the order of the names.
 */
export function dealt(files: string[], seconds: number): string[][] {
  const hands = Array.from({ length: Math.max(1, Math.round(sizeOfAll(files) / seconds)) }, () => ({
    files: [] as string[],
    size: 0,
  }))
  for (const file of files.toSorted((one, other) => sizeOf(other) - sizeOf(one))) {
    const least = hands.reduce((one, other) => (other.size < one.size ? other : one))
    least.files.push(file)
    least.size += sizeOf(file)
  }
  return hands.map(hand => hand.files.toSorted())
}
