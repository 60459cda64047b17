import { eventValues } from '../../../core/use-cases/posts/writing/form-values.ts'
import type { Variant } from '../../../core/domain/channels/variant.ts'
import { variantIn } from '../../../core/domain/posts/written-parts.ts'
import { previousDay } from '../../../core/domain/working-time/local-time.ts'
import type { FieldEdit, Post } from '../../../core/domain/posts/post.ts'
import { keysOf, type Words } from '../../../words.ts'
import type { Look } from '../../cards/card-templates.ts'
import { escapeLine, escapeMarkdown } from '../../cards/markdown.ts'
import { sectionName } from '../../cards/choices.ts'
import { audienceText } from '../../cards/audience-text.ts'
import { whenText } from '../../events/drawn/event-text.ts'

/** Field by field, what others saved; as typed, so that it can be copied from there. */
export function savedMeanwhile(post: Post, lost: FieldEdit[], look: Look) {
  const { words } = look
  const key = keysOf('posts.editor.meanwhile')
  return {
    meanwhileTitle: words.text(key('see')),
    meanwhile: lost.map(({ field, by, at }) => ({
      label: words.text(key(`fields.${field}`)),
      who: words.text(key('who'), { name: escapeLine(by.name), date: words.date(at) }),
      text: escapeMarkdown(valueOf(post, field, look)) || words.text(key('empty')),
    })),
  }
}

/** What one part of a post says, as plain text. */
export function valueOf(
  { content, audience, slot, mandatory, expiresOn, touches = [], organisers = [] }: Post,
  field: FieldEdit['field'],
  look: Look,
): string {
  const { words } = look
  switch (field) {
    case 'title':
    case 'summary':
    case 'body':
      return content[field]
    case 'kind':
      return words.text(`kinds.${content.kind}`)
    case 'locale':
      return words.text(`languages.${content.locale}`)
    case 'section':
      return sectionName(content.section, look) ?? ''
    case 'link':
      return content.link === null ? '' : `${content.link.title}\n${content.link.url}`
    case 'pictures':
      return content.pictures.map(({ alt }, index) => `${index + 1}. ${alt}`).join('\n')
    case 'video':
      return [content.video?.title, content.video?.transcript].filter(Boolean).join('\n')
    case 'sources':
      return content.sources ?? ''
    case 'touches':
      return touches.join('\n')
    case 'variant-article':
    case 'variant-bluesky':
    case 'variant-mastodon':
    case 'variant-facebook':
    case 'variant-instagram':
    case 'variant-linkedin':
      return variantText(content.variants?.[variantIn(field)])
    case 'organisers':
      return organisers.map(({ name }) => name).join('\n')
    case 'event':
      return eventText(content, words)
    case 'audience':
      return audienceText(audience, words)
    case 'slot':
      return slot === null ? '' : words.date(slot)
    case 'mandatory':
      return words.text(`posts.editor.meanwhile.mandatory.${mandatory ? 'yes' : 'no'}`)
    case 'expiresOn':
      return expiresOn === null ? '' : words.day(previousDay(expiresOn))
  }
}

function eventText({ event, locale }: Post['content'], words: Words): string {
  if (event === null) return ''
  const { place, capacity, closesOn, guests } = event
  const { sessions, questions } = eventValues(event, locale)
  const places = capacity === null ? [] : [words.text('posts.editor.meanwhile.capacity', { n: capacity })]
  return [
    whenText(event, words),
    ...(place === '' ? [] : [place]),
    ...places,
    ...(closesOn === undefined ? [] : [words.text('posts.editor.meanwhile.closesOn', { day: words.day(closesOn) })]),
    ...(guests === undefined ? [] : [words.text('posts.editor.meanwhile.guests', { n: guests })]),
    ...[sessions, questions].filter(lines => lines !== ''),
  ].join('\n')
}

function variantText(variant: Variant | undefined): string {
  return [variant?.warning, variant?.text].filter(Boolean).join('\n\n')
}
