import { warnedEvent } from '../../../core/domain/events/warning.ts'
import type { Post } from '../../../core/domain/posts/post.ts'
import { eventInputs } from '../../../core/domain/posts/fields/read-event-fields.ts'
import { departmentValue } from '../../../core/use-cases/posts/writing/read-audience.ts'
import { heldBy } from '../../../core/domain/posts/pictures/sort-pictures.ts'
import { organiserInputs } from '../../../core/use-cases/posts/writing/read-organisers.ts'
import type { Look } from '../../cards/card-templates.ts'
import { isOn } from '../../cards/switched-on.ts'
import { type Choice, sectionOrUnsure } from '../../cards/choices.ts'
import type { EditorData, Values } from './editor-view.ts'
import { eventView } from './event-fields.ts'
import { videoInputs, videosView } from './video-view.ts'
import { describedPictures } from './pictures-view.ts'

/** Whether it is an event, or was typed to be one. */
export function hasEvent({ post, errors }: Pick<EditorData, 'post' | 'errors'>, value: Values): boolean {
  return isEventOpen(errors, value) || (post.organisers ?? []).length > 0
}

function isEventOpen(errors: EditorData['errors'], value: Values): boolean {
  return (
    value['kind'] === 'event' ||
    eventInputs.some(name => name !== 'guests' && value[name] !== '') ||
    [...eventInputs, ...organiserInputs].some(name => name in errors)
  )
}

export function optionsView({ post, offers, errors, pictureHint, typed = {} }: EditorData, value: Values, look: Look) {
  const { words } = look
  const failed = (...fields: string[]): boolean => fields.some(field => field in errors)
  const filled = (...fields: string[]): boolean => fields.some(field => value[field] !== '')
  const ticked = (value['touches'] ?? '').split(',').filter(one => one !== '')
  const touched = [...new Set([...(post.touches ?? []).map(departmentValue), ...ticked])]
  const pictures = heldBy(post).length
  const asChoice = (one: string): Choice => ({ title: one.replaceAll('‚', ','), value: one })
  const touchable = (offers.departments ?? []).map(departmentValue)
  return {
    kinds: kindsFor(post, look).map(kind => ({ title: words.text(`kinds.${kind}`), value: kind })),
    locales: (['fr', 'en'] as const).map(locale => ({ title: words.text(`languages.${locale}`), value: locale })),
    sections: sectionOrUnsure(look, [post.content.section ?? '']),
    touched: touched.map(asChoice),
    touchable: touchable.filter(one => !touched.includes(one)).map(asChoice),
    eventOpen: isEventOpen(errors, value),
    ...eventView(post, offers.names ?? {}, value, words),
    ...describedPictures(post, typed, words),
    videos: videosView(post.content.video, typed, words),
    validHint: [
      words.text('posts.editor.validHint'),
      ...(isOn('events', look) ? [words.text('posts.editor.validHintEvent')] : []),
    ].join(' '),
    noPublicUrl: pictureHint === 'no-public-url',
    linkOpen:
      filled('linkUrl', 'linkTitle') || pictures > 0 || failed('linkTitle', 'linkUrl', 'pictures', ...videoInputs),
    slotOpen: filled('slotDate', 'slotTime') || failed('slotDate', 'slotTime'),
  }
}

/** A message to registered people is a text: its event has its own day and place, on its own card. */
function kindsFor(post: Pick<Post, 'audience' | 'content'>, look: Look): Post['content']['kind'][] {
  const mayBeEvent = isOn('events', look) || post.content.kind === 'event'
  return mayBeEvent && warnedEvent(post) === null ? ['news', 'event'] : ['news']
}
