import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { embeddedCaptions } from '../../src/media/embedded-captions.ts'
import { tracksAlone } from '../../src/media/tracks-alone.ts'
import { videosApart } from '../../src/media/videos-apart.ts'
import { chanceOf, seedOfTest } from '../support/chance.ts'

const fixture = (name: string): Buffer => readFileSync(`test/fixtures/videos/${name}`)
const names = ['plain.mp4', 'captioned.mp4', 'silent.mp4', 'upright.mp4', 'hevc.mp4', 'mpeg4.mp4', 'plain.webm']
const many = process.env['LONG'] === undefined ? 24 : 200
/** Beyond the time that reading may take: for a thread to begin on a loaded machine. */
const atMostMs = 60_000

describe('videos that mean harm', function () {
  this.timeout(30 * 60_000)

  it('are never believed how long their tables are', () => {
    const bytes = fixture('captioned.mp4')
    for (let at = bytes.indexOf('stsz'); at > 0; at = bytes.indexOf('stsz', at + 1)) bytes.fill(0xff, at + 8, at + 16)
    assert.deepEqual(embeddedCaptions(bytes), [{ language: 'fra' }])
  })

  it('have nothing of theirs read by a function that calls itself for each box', () => {
    const deep = boxesOf(400_000)
    assert.equal(tracksAlone(deep)?.byteLength, deep.byteLength)
  })

  it('end with their thread, however deep their boxes lie', async () => {
    const deep = boxesOf(50_000)
    const plain = fixture('plain.mp4')
    const start = plain.readUInt32BE(0)
    assert.equal(await videosApart().read(Buffer.concat([plain.subarray(0, start), deep])), null)
  })

  it(`are videos or none, and never hang: ${many} of them`, async () => {
    const chance = chanceOf(seedOfTest())
    const bent = Array.from({ length: many }, () => bentBy(chance))
    const { read } = videosApart()
    let told = 0
    const readAll = async (): Promise<void> => {
      for (let next = bent.pop(); next; next = bent.pop()) {
        const before = performance.now()
        const facts = await read(next)
        assert.ok(performance.now() - before < atMostMs)
        if (!facts) continue
        told++
        assert.ok(facts.seconds > 0 && facts.seconds <= 86_400 && facts.width > 0 && facts.height > 0)
        assert.equal(facts.bytes, next.byteLength)
      }
    }
    await Promise.all([readAll(), readAll()])
    assert.ok(told > 0 && told < many, `${told} of ${many} are videos still`)
  })
})

/** Boxes that lie in one another. */
function boxesOf(depth: number): Buffer {
  const deep = Buffer.alloc(depth * 8)
  for (let level = 0; level < depth; level++) {
    deep.writeUInt32BE(deep.length - level * 8, level * 8)
    deep.write(level === 0 ? 'moov' : 'trak', level * 8 + 4, 'latin1')
  }
  return deep
}

/** One of the videos with some bytes changed, most of them among those that say what it is, or cut off. */
function bentBy(chance: () => number): Buffer {
  const below = (most: number) => Math.floor(chance() * most)
  const bytes = Buffer.from(fixture(names[below(names.length)]!))
  const moov = bytes.indexOf('moov')
  for (let left = 1 + below(12); left > 0; left--) {
    const at = moov > 0 && below(3) > 0 ? moov + below(bytes.length - moov) : below(moov > 0 ? bytes.length : 600)
    const value = [0, 0x7f, 0x80, 0xff, below(256)][below(5)]!
    bytes.fill(value, at, Math.min(at + [1, 1, 4, 8][below(4)]!, bytes.length))
  }
  return below(4) === 0 ? bytes.subarray(0, below(bytes.length)) : bytes
}
