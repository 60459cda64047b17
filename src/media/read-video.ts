import { BufferSource, Input, MP4, QTFF, WEBM } from 'mediabunny'
import { type VideoFacts, videoSecondsMost } from '../core/domain/pictures/video.ts'
import { captionsInWebm } from './captions-in-webm.ts'
import { embeddedCaptions } from './embedded-captions.ts'

/** The largest side of what a camera records today, in pixels. */
const sideMost = 16_384

/** Null: no video, or a broken one. The caller bounds `bytes`. */
export async function readVideo(bytes: Uint8Array): Promise<VideoFacts | null> {
  try {
    const input = new Input({ source: new BufferSource(bytes), formats: [MP4, QTFF, WEBM] })
    const format = await input.getFormat()
    const track = await input.getPrimaryVideoTrack()
    if (!track) return null
    const seconds = (await input.getDurationFromMetadata()) || (await input.computeDuration())
    const { displayWidth: width, displayHeight: height, codec, rotation } = track
    if (!isBetween(seconds, videoSecondsMost) || !isBetween(width, sideMost) || !isBetween(height, sideMost))
      return null
    const sound = await input.getPrimaryAudioTrack()
    const embedded = format === WEBM ? captionsInWebm(bytes) : embeddedCaptions(bytes)
    return { seconds, bytes: bytes.byteLength, width, height, codec, hasSound: sound !== null, rotation, embedded }
  } catch {
    return null
  }
}

function isBetween(value: number, most: number): boolean {
  return Number.isFinite(value) && value > 0 && value <= most
}
