import type { SealedVariant } from '../channels/variant.ts'
import { readArticle, writeArticle } from '../posts/text/read-article.ts'

/**
 * An article with the transcript of its video below its own words, since the video itself is put there by hand. Words
 * for a network, and an article without a transcript, stay unchanged.
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

/** Whether those words include the transcript of their video. */
export function saysVideo({ kind, video }: Pick<SealedVariant, 'kind' | 'video'>): boolean {
  return kind === 'article' && video !== undefined && video.transcript.trim() !== ''
}
