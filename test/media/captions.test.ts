import assert from 'node:assert/strict'
import { captionsApart } from '../../src/media/captions-apart.ts'

const read = (text: string, withinMs?: number) => captionsApart(withinMs).read(Buffer.from(text))

describe('captions of a file', function () {
  this.timeout(60_000)
  it('are read of both kinds, without their mark-up', async () => {
    const vtt =
      'WEBVTT\n\n00:00.000 --> 00:02.000 align:start\n<i>Bonjour</i>\nà toutes\n\n01:00:01.500 --> 01:00:03.000\nFin\n'
    assert.deepEqual(await read(vtt), [
      { start: 0, end: 2, text: 'Bonjour\nà toutes' },
      { start: 3601.5, end: 3603, text: 'Fin' },
    ])
    assert.deepEqual(await read('\ufeff1\n00:00:00,000 --> 00:00:01,500\nBonjour\n'), [
      { start: 0, end: 1.5, text: 'Bonjour' },
    ])
  })

  it('are none in anything else, in what is too long, and in what takes too long', async () => {
    assert.equal(await read('Bonjour'), null)
    assert.equal(await read(''), null)
    assert.equal(await read('WEBVTT\n'.padEnd(600 * 1024, 'a')), null)
    assert.equal(await read('1\n00:00:00,000 --> 00:00:01,500\nBonjour\n'.repeat(8000), 0), null)
  })
})
