import { element } from './element.js'

/** @import { Form } from './post-form.js' */
/** @import { PostTabs } from './post-tabs.js' */
/** @import { Fault, WrittenPost } from './post-types.js' */
/** @import { Text } from './words.js' */

/**
 * What is to be mended. What is not understood is said below its field at once; what only keeps the post from being
 * submitted, once somebody wanted to submit it, with a list of links at the top. Both go as they are mended.
 */
export class Faults {
  /** Whether somebody wanted to submit it. */
  #isAsked = false
  #place
  #form
  #tabs
  #text

  /**
   * @param {HTMLElement} place
   * @param {Form} form
   * @param {PostTabs} tabs
   * @param {Text} text
   */
  constructor(place, form, tabs, text) {
    this.#place = place
    this.#form = form
    this.#tabs = tabs
    this.#text = text
  }

  /** @param {WrittenPost} post that could not be submitted */
  ask(post) {
    this.#isAsked = true
    this.follow(post)
    this.#place.querySelector('h2')?.focus()
  }

  /** @param {WrittenPost} post */
  follow({ faults }) {
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

  /** @param {Fault} fault */
  #linkTo({ field, label, text, section }) {
    const says = label === '' ? text : this.#text('editor.fault', { label, text })
    const control = this.#form.fields.get(field)?.control
    const go = (/** @type {Event} */ event) => {
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
