import { createFile, MP4BoxBuffer } from 'mp4box'
import type { EmbeddedCaptions } from '../core/domain/pictures/video.ts'
import { tracksAlone } from './tracks-alone.ts'

/** How tracks of captions are written in mp4: as timed text, WebVTT, CEA-608 and -708, TTML, and QuickTime's own. */
const captionFormats = ['tx3g', 'wvtt', 'c608', 'c708', 'stpp', 'sbtl', 'text']
const languagesMost = 50

/** Captions of an mp4; [] where it says nothing of its tracks. */
export function embeddedCaptions(bytes: Uint8Array): EmbeddedCaptions[] {
  const tracks = tracksAlone(bytes)
  if (tracks === null) return []
  const file = createFile(false)
  file.appendBuffer(MP4BoxBuffer.fromArrayBuffer(tracks, 0))
  file.flush()
  const { traks = [] } = file.moov ?? {}
  return traks
    .filter(({ mdia }) => captionFormats.includes(mdia.minf.stbl.stsd.entries[0]?.type ?? ''))
    .slice(0, languagesMost)
    .map(({ mdia }) => ({ language: languageOf(mdia.elng?.extended_language ?? mdia.mdhd.languageString) }))
}

/** « und » means that the language is unknown. */
function languageOf(told: string): string | null {
  return /^(?!und\b)[a-z]{2,8}(?:-[a-z0-9]{1,8})*$/i.test(told) ? told : null
}
