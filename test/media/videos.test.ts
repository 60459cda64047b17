import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import type { Unavailable } from '../../src/core/domain/errors.ts'
import type { VideoFacts } from '../../src/core/domain/pictures/video.ts'
import { captionsInWebm } from '../../src/media/captions-in-webm.ts'
import { readVideo } from '../../src/media/read-video.ts'
import { videosApart } from '../../src/media/videos-apart.ts'

const fixture = (name: string): Buffer => readFileSync(`test/fixtures/videos/${name}`)
const wide = { seconds: 1, width: 640, height: 360, codec: 'avc', hasSound: true, rotation: 0, embedded: [] } as const
const small = { ...wide, width: 320, height: 180, hasSound: false } as const

const table: [string, Omit<VideoFacts, 'bytes'>][] = [
  ['plain.mp4', { ...wide, embedded: [] }],
  ['captioned.mp4', { ...wide, embedded: [{ language: 'fra' }] }],
  ['silent.mp4', { ...wide, hasSound: false, embedded: [] }],
  ['upright.mp4', { ...wide, width: 360, height: 640, rotation: 90, hasSound: false, embedded: [] }],
  ['hevc.mp4', { ...small, codec: 'hevc', embedded: [] }],
  ['mpeg4.mp4', { ...small, codec: null, embedded: [] }],
  ['plain.webm', { ...wide, seconds: 1.008, codec: 'vp9', embedded: [] }],
  ['captioned.webm', { ...wide, seconds: 1.028, codec: 'vp9', embedded: [{ language: 'fra' }] }],
]

describe('the file of a video', function () {
  this.timeout(120_000)

  for (const [name, facts] of table)
    it(`says of itself: ${name}`, async () => {
      const bytes = fixture(name)
      assert.deepEqual(await readVideo(bytes), { ...facts, bytes: bytes.byteLength })
    })

  it('has captions within in each way that mp4 knows, and nothing else is taken for them', async () => {
    const bytes = fixture('captioned.mp4')
    for (const format of ['wvtt', 'c608', 'stpp', 'text']) assert.equal((await embedded(bytes, format))?.length, 1)
    assert.deepEqual(await embedded(bytes, 'mett'), [])
  })

  it('has captions within in each way that webm knows, and nothing else is taken for them', async () => {
    const inWebm = (codec: string) => {
      const bytes = fixture('captioned.webm')
      bytes.write(codec.padEnd(18, '\0'), bytes.indexOf('D_WEBVTT/SUBTITLES'), 'latin1')
      return captionsInWebm(bytes)
    }
    for (const codec of ['D_WEBVTT/SUBTITLES', 'D_WEBVTT/CAPTIONS', 'S_TEXT/WEBVTT', 'S_TEXT/UTF8'])
      assert.deepEqual(inWebm(codec), [{ language: 'fra' }], codec)
    for (const codec of ['D_WEBVTT/METADATA', 'V_VP9', '']) assert.deepEqual(inWebm(codec), [], codec)
  })

  it('tells no language of captions that tell none', () => {
    const bytes = fixture('captioned.webm')
    bytes.write('und', bytes.lastIndexOf('fra', bytes.indexOf('D_WEBVTT')), 'latin1')
    assert.deepEqual(captionsInWebm(bytes), [{ language: null }])
  })

  it('has captions within webm, however many frames lie behind its tracks', () => {
    const whole = fixture('captioned.webm')
    const frame = whole.indexOf('1f43b675', 'hex')
    // Its name stands before, in the index, too.
    const tracks = whole.subarray(whole.lastIndexOf('1654ae6b', frame, 'hex'), frame)
    const segment = Buffer.from([0x18, 0x53, 0x80, 0x67, 0x01, 255, 255, 255, 255, 255, 255, 255])
    const frames = Buffer.alloc(1_000_000, Buffer.from([0xec, 0x80]))
    assert.deepEqual(captionsInWebm(Buffer.concat([segment, tracks, frames])), [{ language: 'fra' }])
  })

  it('of webm is read no further than it is bounded, whatever it is made of', () => {
    const many = Buffer.concat([
      Buffer.from([0x18, 0x53, 0x80, 0x67, 0x01, 255, 255, 255, 255, 255, 255, 255]),
      Buffer.alloc(1_000_000, Buffer.from([0xec, 0x80])),
    ])
    const whole = fixture('captioned.webm')
    for (const bytes of [many, Buffer.alloc(0), Buffer.alloc(99, 255), Buffer.alloc(99)])
      assert.deepEqual(captionsInWebm(bytes), [])
    for (let cut = 0; cut < 400; cut++) assert.ok(captionsInWebm(whole.subarray(0, cut)).length <= 1)
  })

  it('is read apart, where its bytes lie within others too', async () => {
    const bytes = fixture('plain.webm')
    const within = Buffer.concat([Buffer.alloc(7), bytes, Buffer.alloc(9)]).subarray(7, 7 + bytes.byteLength)
    assert.equal((await videosApart().read(within))?.codec, 'vp9')
  })

  it('is none where it is something else, too large, or takes too long', async () => {
    const read = (bytes: Uint8Array, withinMs?: number) => videosApart(withinMs).read(bytes)
    assert.equal(await read(Buffer.from('Bonjour')), null)
    assert.equal(await read(new Uint8Array(0)), null)
    assert.equal(await read(readFileSync('test/fixtures/photo.heic')), null)
    const bytes = fixture('plain.mp4')
    assert.equal(await read(Buffer.concat([bytes, Buffer.alloc(50 * 1024 * 1024)])), null)
    assert.equal(await read(bytes, 0), null)
  })

  it('waits for those before it, and comes later where too many wait', async () => {
    const { read } = videosApart()
    const bytes = fixture('plain.mp4')
    const all = await Promise.allSettled(Array.from({ length: 7 }, () => read(bytes)))
    const told = all.map(one => (one.status === 'fulfilled' ? one.value?.seconds : (one.reason as Unavailable).code))
    assert.deepEqual(told, [1, 1, 1, 1, 1, 'videos-busy', 'videos-busy'])
    assert.equal((await read(bytes))?.seconds, 1)
  })

  it('is not believed when it claims to last for days', async () => {
    const bytes = fixture('silent.mp4')
    const told = bytes.indexOf('mdhd') + 16
    bytes.writeUInt32BE(1, told)
    for (const [seconds, is] of [
      [86_400, 86_400],
      [86_401, undefined],
    ] as const) {
      bytes.writeUInt32BE(seconds, told + 4)
      assert.equal((await readVideo(bytes))?.seconds, is)
    }
  })
})

/** `captioned.mp4` with its captions in another format. */
async function embedded(bytes: Buffer, format: string): Promise<VideoFacts['embedded'] | undefined> {
  const changed = Buffer.from(bytes)
  changed.write(format, changed.lastIndexOf('tx3g'), 'latin1')
  return (await readVideo(changed))?.embedded
}
