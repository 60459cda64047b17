import type { Locale } from '../../actor.ts'
import { type SealedEvent, type SealedVariant, type SealedVideo, variantKinds } from '../../channels/variant.ts'
import type { EventDetails, PostContent } from '../post.ts'
import { hasWords, type PostVideo } from '../post-video.ts'
import { equivalentOf } from '../../pictures/picture-remarks.ts'
import { typesetVariant } from './typeset-variant.ts'
import { typeset } from '../text/typography.ts'

/**
 * The sealed words for other channels: all that were written, also for channels to which the post does not go yet, so
 * that adding a channel changes only where and when. Their typography is set here, once; nothing renders them again.
 */
export function sealedVariants({
  variants = {},
  pictures,
  video,
  locale,
  title,
  summary,
  link,
  event,
}: PostContent): SealedVariant[] {
  return variantKinds.flatMap(kind => {
    const variant = variants[kind]
    if (!variant || variant.text.trim() === '') return []
    const shown = variant.pictures.flatMap(id => pictures.find(one => one.id === id) ?? [])
    return [
      {
        kind,
        title: kind === 'article' ? typeset(title, locale) : '',
        summary: kind === 'article' ? typeset(summary, locale) : '',
        link: link && { ...link, title: typeset(link.title, locale) },
        text: typesetVariant(kind, variant.text, locale),
        warning: typeset(variant.warning, locale),
        pictures: shown.map(one => ({ id: one.id, digest: one.digest, alt: typeset(equivalentOf(one), locale) })),
        ...(video && { video: sealedVideo(video, locale) }),
        ...(kind === 'article' && event && { event: sealedEvent(event, locale) }),
      },
    ]
  })
}

/** What identifies the file of a video, and what people read about it. */
function sealedVideo(video: PostVideo, locale: Locale): SealedVideo {
  const { id, digest, name, title, facts, captions, transcript = '' } = video
  return {
    id,
    digest,
    name,
    title: typeset(title, locale),
    seconds: Math.round(facts.seconds),
    captions: captions?.name ?? null,
    embedded: facts.embedded.length > 0,
    transcript: typeset(transcript, locale),
    told: hasWords(video),
  }
}

function sealedEvent({ date, time, ends, place }: EventDetails, locale: Locale): SealedEvent {
  return { date, time, ends: ends ?? null, place: typeset(place, locale) }
}
