import type { Actor } from '../../../domain/actor.ts'
import { asksSettings, type Media, pictureSettings } from '../../../domain/pictures/media.ts'
import { maySpecify, type MediaChanged, type MediaChangeNeeds, type MediaRefusal, onMedia } from './media-road.ts'

type Refused = { kind: 'not-yours' } | { kind: 'not-understood' } | { kind: 'already-marked' }
export type MarkMediaResult = MediaChanged | Refused | MediaRefusal

/**
 * Whether agents are seen at work, or in uniform, as a person who knows the picture declares: approvers read the
 * warning of that rule. Declared again, nothing changes. `setting` and `on` (`yes`, or anything else) are untrusted.
 */
export function markMedia(
  ports: MediaChangeNeeds,
  actor: Actor,
  { mediaId, setting: said, on }: { mediaId: string; setting: unknown; on: unknown },
): Promise<MarkMediaResult> {
  return onMedia<Refused>(ports, actor, mediaId, async media => {
    if (!(await maySpecify(ports, actor, media))) return { kind: 'not-yours' }
    const setting = pictureSettings.find(one => one === said)
    if (!setting || !asksSettings(media)) return { kind: 'not-understood' }
    const { settings = [], ...rest } = media
    if (settings.includes(setting) === (on === 'yes')) return { kind: 'already-marked' }
    const marked = pictureSettings.filter(one => (one === setting ? on === 'yes' : settings.includes(one)))
    const after: Media = marked.length > 0 ? { ...rest, settings: marked } : rest
    return { media: after, verb: on === 'yes' ? 'media.marked' : 'media.unmarked', details: { setting } }
  })
}
