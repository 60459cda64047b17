import assert from 'node:assert/strict'
import type { ReleaseOutline, WeekRow } from '../../../../src/core/domain/week/week-row.ts'
import { outlineOf } from '../../../../src/core/domain/week/outline.ts'
import { weekLinesOf } from '../../../../src/core/domain/week/week-line.ts'
import { post } from '../../../postgres/rows.ts'

const now = '2026-11-25T09:00:00.000Z'
const at = '2026-12-01T09:00:00.000Z'

function lineOf(releases: ReleaseOutline[], elsewhere = [{ channel: 'bluesky' as const, at }], state = 'approved') {
  const outline = { ...outlineOf(post({ elsewhere })), state } as WeekRow['post']
  const [, line] = weekLinesOf({ post: outline, send: null, validation: null, releases, department: null }, [], now)
  return line && [line.channel, line.state, line.at, line.movable]
}

describe('the line of a week for another channel', () => {
  it('tells what became of the release, and when it left', () => {
    const left = '2026-12-01T09:00:03.000Z'
    assert.deepEqual(lineOf([]), ['bluesky', 'planned', at, 'yes'])
    const of = (state: ReleaseOutline['state']) => lineOf([{ channel: 'bluesky', state, at: left }])
    assert.deepEqual(of('published'), ['bluesky', 'sent', left, 'left'])
    assert.deepEqual(of('publishing'), ['bluesky', 'sending', left, 'left'])
    assert.deepEqual(of('unknown'), ['bluesky', 'unknown', left, 'left'])
    assert.deepEqual(of('declared'), ['bluesky', 'declared', left, 'left'])
    assert.deepEqual(of('refused'), ['bluesky', 'refused', left, 'yes'])
    assert.deepEqual(of('taken-back'), ['bluesky', 'taken-back', left, 'over'])
  })

  it('stays where the public has it, though the post goes there no longer; what did not leave goes', () => {
    assert.equal(lineOf([{ channel: 'bluesky', state: 'published', at }], [])?.[1], 'sent')
    assert.equal(lineOf([{ channel: 'bluesky', state: 'planned', at }], []), undefined)
    assert.equal(lineOf([{ channel: 'bluesky', state: 'published', at }], undefined, 'taken-back')?.[1], 'sent')
    assert.equal(lineOf([], undefined, 'taken-back'), undefined)
  })
})
