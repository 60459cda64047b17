import type { SealedVariant } from '../channels/variant.ts'
import { readArticle, writeArticle } from '../posts/text/read-article.ts'

/**
 * An article with what is said in its video, below its own words: the video itself is put there by hand. Of words for a
 * network, and of a video without a transcript, the very same.
 */
export function withTranscript(variant: SealedVariant): SealedVariant {
  const { video } = variant
  if (!video || !saysVideo(variant)) return variant
  const lines = video.transcript.split('\n').filter(line => line.trim() !== '')
  const text = writeArticle([
    ...readArticle(variant.text),
    { kind: 'heading', level: 2, words: [{ text: video.title }] },
    ...lines.map(line => ({ kind: 'paragraph' as const, lines: [[{ text: line }]] })),
  ])
  return { ...variant, text }
}

/** Whether those words hold what is said in their video, beside what people wrote. */
export function saysVideo({ kind, video }: Pick<SealedVariant, 'kind' | 'video'>): boolean {
  return kind === 'article' && video !== undefined && video.transcript.trim() !== ''
}
