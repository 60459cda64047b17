import assert from 'node:assert/strict'
import { type Cue, captionRemarks } from '../../../../src/core/domain/files/caption-remarks.ts'

const cue = (start: number, end: number, text = 'Bonjour'): Cue => ({ start, end, text })

describe('captions', () => {
  const table: [string, Cue[], [string, number][]][] = [
    ['good ones', [cue(0, 2), cue(2, 4)], []],
    ['two at once', [cue(0, 2), cue(1.9, 4)], [['overlap', 1.9]]],
    [
      'one within a long one before',
      [cue(0, 9), cue(1, 2), cue(3, 4)],
      [
        ['overlap', 1],
        ['overlap', 3],
      ],
    ],
    ['out of order', [cue(2, 4), cue(0, 2)], []],
    ['two lines', [cue(0, 2, 'un\ndeux')], []],
    ['three lines', [cue(5, 7, 'un\ndeux\ntrois')], [['lines', 5]]],
    ['an empty line is none', [cue(0, 2, 'un\n\ndeux')], []],
    ['20 signs a second', [cue(0, 1, 'a'.repeat(20))], []],
    ['21 signs a second', [cue(0, 1, 'a'.repeat(21))], [['fast', 0]]],
    ['signs, not units', [cue(0, 1, '😀'.repeat(20))], []],
    ['no time at all', [cue(3, 3)], [['fast', 3]]],
    ['nothing', [], []],
  ]
  for (const [what, cues, found] of table)
    it(what, () =>
      assert.deepEqual(
        captionRemarks(cues).map(({ key, at }) => [key, at]),
        found,
      ),
    )
})
