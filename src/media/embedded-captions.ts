import { createFile, MP4BoxBuffer } from 'mp4box'
import type { EmbeddedCaptions } from '../core/domain/pictures/video.ts'

/** How tracks of captions are written in mp4: as timed text, WebVTT, CEA-608 and -708, TTML. */
const captionFormats = ['tx3g', 'wvtt', 'c608', 'c708', 'stpp', 'sbtl', 'text']
const languagesMost = 50

/** Of an mp4; [] where nothing of it can be read. */
export function embeddedCaptions(bytes: Uint8Array): EmbeddedCaptions[] {
  const file = createFile(false)
  file.appendBuffer(MP4BoxBuffer.fromArrayBuffer(new Uint8Array(bytes).buffer, 0))
  file.flush()
  return file
    .getInfo()
    .tracks.filter(({ codec }) => captionFormats.includes(codec.split('.')[0] ?? ''))
    .slice(0, languagesMost)
    .map(({ language }) => ({ language: language && language !== 'und' ? language : null }))
}
