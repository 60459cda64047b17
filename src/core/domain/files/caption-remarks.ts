/** One caption as it is shown: seconds from the beginning of the video; `text`: its lines, without any mark-up. */
export type Cue = { start: number; end: number; text: string }

/** A fault that makes captions hard to read. `at`: seconds from the beginning. */
export type CaptionRemark = { key: 'overlap' | 'lines' | 'fast'; at: number }

const captionLinesMost = 2
/** Characters a second, spaces included: beyond it nobody reads them whole. */
const captionSpeedMost = 20
/** A video of an hour has some thousand. */
export const cuesMost = 5_000
export const captionBytesMost = 512 * 1024

/** In their order: cues that overlap the one before, have more than two lines, or are too fast to read. */
export function captionRemarks(cues: readonly Cue[]): CaptionRemark[] {
  const sorted = cues.toSorted((one, other) => one.start - other.start)
  let until = -Infinity
  return sorted.flatMap(({ start, end, text }) => {
    const lines = text.split('\n').filter(line => line.trim() !== '')
    const signs = [...lines.join(' ')].length
    const found: CaptionRemark[] = []
    if (start < until) found.push({ key: 'overlap', at: start })
    if (lines.length > captionLinesMost) found.push({ key: 'lines', at: start })
    // Both kinds of files tell the time to a thousandth of a second.
    if (signs > captionSpeedMost * Math.max(end - start, 0.001) + 1e-6) found.push({ key: 'fast', at: start })
    until = Math.max(until, end)
    return found
  })
}
