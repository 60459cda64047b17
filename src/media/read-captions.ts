import * as library from 'media-captions'
import { captionBytesMost, type Cue, cuesMost } from '../core/domain/files/caption-remarks.ts'

/** The library's types name their files without an ending, so that the compiler finds none of them. */
const { parseText } = library as unknown as {
  parseText(
    text: string,
    options: { type: 'vtt' | 'srt' },
  ): Promise<{ cues: { startTime: number; endTime: number; text: string }[] }>
}

/** Null: no captions. The caller bounds `text`. */
export async function readCaptions(text: string): Promise<Cue[] | null> {
  const clean = text.replace(/^\ufeff/, '').slice(0, captionBytesMost)
  const type = /^WEBVTT(?:\s|$)/.test(clean) ? 'vtt' : 'srt'
  const { cues } = await parseText(clean, { type })
  const read = cues.slice(0, cuesMost).map(({ startTime, endTime, text }) => ({
    start: startTime,
    end: endTime,
    text: text.replace(/<[^<>]*>/g, ''),
  }))
  return read.length === 0 ? null : read
}
