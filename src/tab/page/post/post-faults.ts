import { element } from '../shell/element.ts'
import type { Form } from './fields/post-form.ts'
import type { PostTabs } from './post-tabs.ts'
import type { Fault, WrittenPost } from '../../../teams/posts/drawn/written-post.ts'
import type { Text } from '../shell/page-words.ts'

/**
 * Faults to be mended. A text that is not understood is shown below its field at once; faults that only keep the post
 * from being submitted, after somebody tried to submit it, with a list of links at the top. Both disappear as they are
 * mended.
 */
export class Faults {
  /** Whether somebody tried to submit it. */
  #isAsked = false
  #place
  #form
  #tabs
  #text

  constructor(place: HTMLElement, form: Form, tabs: PostTabs, text: Text) {
    this.#place = place
    this.#form = form
    this.#tabs = tabs
    this.#text = text
  }

  ask(post: WrittenPost) {
    this.#isAsked = true
    this.follow(post)
    this.#place.querySelector('h2')?.focus()
  }

  follow({ faults }: WrittenPost) {
    const said = this.#isAsked ? faults : faults.filter(({ isUnread }) => isUnread)
    this.#form.fault(said)
    this.#tabs.count(said)
    if (faults.length === 0) this.#isAsked = false
    const lines = this.#isAsked ? faults : []
    const now = JSON.stringify(lines)
    if (this.#place.dataset['now'] === now) return
    this.#place.dataset['now'] = now
    this.#place.hidden = lines.length === 0
    const hadFocus = this.#place.contains(document.activeElement)
    this.#place.replaceChildren(
      element('h2', { id: 'faults-title', tabindex: '-1' }, this.#text.count('editor.faults', lines.length)),
      element('ul', {}, ...lines.map(fault => element('li', {}, this.#linkTo(fault)))),
    )
    if (hadFocus) this.#place.querySelector('h2')?.focus()
  }

  #linkTo({ field, label, text, section }: Fault) {
    const says = label === '' ? text : this.#text('editor.fault', { label, text })
    const control = this.#form.fields.get(field)?.control
    const go = (event: Event) => {
      event.preventDefault()
      this.#tabs.open(section)
      for (let part = control?.parentElement; part; part = part.parentElement)
        if (part instanceof HTMLDetailsElement) part.open = true
      const target = control ?? document.getElementById(`part-${section}`)
      target?.focus()
      target?.scrollIntoView({ block: 'center' })
    }
    return element('a', { href: `#${control?.id ?? `part-${section}`}`, onclick: go }, says)
  }
}
