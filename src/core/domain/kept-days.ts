/**
 * How long what sites are asked, and what newspapers print, is kept; answers to events have theirs beside them, in
 * `events/retention.ts`. In days.
 */

/** A poster of which nobody said until when hangs so long, and the page of its code is read so long. */
export const hangsDays = 60

/** From the end of a round: figures of a year are read beside those of the year before. */
export const roundsKeptDays = 730

/** From the day of publication: five years. Its page, its PDF and its row end together; the library keeps its own. */
export const editionsReadDays = 1_826

/**
 * From the day on which it was to appear, so that its number is used no second time in that year. An ended newspaper
 * without editions is kept as long.
 */
export const givenUpKeptDays = 400
