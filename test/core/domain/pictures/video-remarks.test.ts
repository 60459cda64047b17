import assert from 'node:assert/strict'
import { type JudgedVideo, videoFault, videoRemarks } from '../../../../src/core/domain/pictures/video-remarks.ts'

const good: JudgedVideo = {
  seconds: 134,
  width: 1920,
  height: 1080,
  codec: 'avc',
  hasSound: true,
  embedded: [],
  captions: ['voeux.vtt'],
  transcript: 'Madame la maire présente ses vœux.',
}
const untold = { captions: [], transcript: '' }

/** What the video is, and what is said of it: what keeps it from the public, then the hints. */
const table: [string, Partial<JudgedVideo>, ReturnType<typeof videoFault>, ReturnType<typeof videoRemarks>][] = [
  ['a good one', {}, null, []],
  ['neither captions nor transcript', untold, 'video-untold', ['video-untold']],
  ['spaces for a transcript', { ...untold, transcript: ' \n' }, 'video-untold', ['video-untold']],
  ['captions alone', { transcript: '' }, null, ['video-no-transcript']],
  ['captions within', { ...untold, embedded: [{ language: 'fra' }] }, null, ['video-no-transcript']],
  ['captions within, and a transcript', { captions: [], embedded: [{ language: null }] }, null, []],
  ['a transcript alone', { captions: [] }, null, ['video-no-captions']],
  ['nothing heard, told in words', { hasSound: false, captions: [] }, null, []],
  ['nothing heard, nothing told', { ...untold, hasSound: false }, 'video-silent-untold', ['video-silent-untold']],
  [
    'nothing heard, captions alone',
    { hasSound: false, transcript: '' },
    'video-silent-untold',
    ['video-silent-untold'],
  ],
  ...['avc', 'vp8', 'vp9', 'av1'].map((codec): [string, Partial<JudgedVideo>, null, []] => [
    codec,
    { codec },
    null,
    [],
  ]),
  ['H.265', { codec: 'hevc' }, null, ['video-codec']],
  ['what nobody knows', { codec: null }, null, ['video-codec']],
  ['ten minutes', { seconds: 600 }, null, []],
  ['a moment longer', { seconds: 600.1 }, null, ['video-long']],
  ['640 pixels', { width: 640, height: 360 }, null, []],
  ['one less', { width: 639, height: 360 }, null, ['video-narrow']],
  ['upright', { width: 360, height: 640 }, null, []],
  [
    'all at once',
    { ...untold, codec: 'hevc', seconds: 3600, width: 320, height: 240 },
    'video-untold',
    ['video-untold', 'video-codec', 'video-long', 'video-narrow'],
  ],
]

describe('what is said of a video', () => {
  for (const [what, video, fault, remarks] of table)
    it(what, () => {
      const judged = { ...good, ...video }
      assert.deepEqual([videoFault(judged), videoRemarks(judged)], [fault, remarks])
    })
})
