import { placeOfPictures } from '../../core/domain/posts/pictures/pictures-place.ts'
import type { Post, SealedVersion } from '../../core/domain/posts/post.ts'
import type { RenderedPost } from '../../core/domain/seal.ts'
import type { Card, Look } from './card-templates.ts'
import { mendedCard } from './mend-pictures.ts'
import { escapeLine, linked } from './markdown.ts'
import type { Words } from '../../words.ts'

/** Before it is sent its pictures have the addresses of the draft. */
export function asShown({ rendered }: SealedVersion, post: Pick<Post, 'state'>, { pictures }: Look): RenderedPost {
  if (!pictures || placeOfPictures(post) === 'card') return rendered
  return { ...rendered, card: pictures.inDraft(rendered.card) }
}

/** The sealed card's body as it will be sent, without buttons: each becomes a line that says where it leads. */
export function inertBody(rendered: RenderedPost, words: Words): Card[] {
  const card = JSON.parse(mendedCard(rendered, words)) as { body?: Card[] }
  return (card.body ?? []).map(element => inert(element, words) as Card)
}

function inert(node: unknown, words: Words): unknown {
  if (Array.isArray(node)) return node.map(one => inert(one, words))
  if (typeof node !== 'object' || node === null) return node
  const element = node as Card
  if (element['type'] === 'ActionSet') return buttonsAsText(element, words)
  if (String(element['type']).startsWith('Input.')) return inputAsText(element, words)
  if (element['type'] === 'TextBlock') {
    const { isVisible: _, ...shown } = element
    return { ...shown, text: linksAsText(String(element['text']), words) }
  }
  return Object.fromEntries(
    Object.entries(element)
      // Nothing unfolds here: folded parts are shown at once.
      .filter(([key]) => key !== 'selectAction' && key !== 'isVisible')
      .map(([key, value]) => [key, inert(value, words)]),
  )
}

/** A link within the words: its words, and its address. */
export function linksAsText(markdown: string, words: Words): string {
  return markdown.replace(linked, (all, title: string | undefined, url: string) =>
    title === undefined ? all : words.text('validations.validation.wordsLead', { title, url: escapeLine(url) }),
  )
}

function buttonsAsText({ actions }: Card, words: Words): Card {
  const lines = (actions as { title?: string; url?: string }[]).map(({ title = '', url }) =>
    url === undefined
      ? words.text('validations.validation.buttonAs', { title: escapeLine(title) })
      : words.text('validations.validation.linkAs', { title: escapeLine(title), url: escapeLine(url) }),
  )
  return { type: 'TextBlock', text: lines.join('\n\n'), wrap: true, isSubtle: true }
}

/** What is asked, and what may be chosen. */
function inputAsText({ label, choices = [] }: Card, words: Words): Card {
  const title = escapeLine(String(label))
  const options = (choices as { title: string }[]).map(one => escapeLine(one.title)).join(' · ')
  const text =
    options === ''
      ? words.text('validations.validation.inputAs', { title })
      : words.text('validations.validation.choiceAs', { title, options })
  return { type: 'TextBlock', text, wrap: true, isSubtle: true }
}
