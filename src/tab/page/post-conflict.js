import { element, sayAloud } from './element.js'
import { partOf } from './post-inputs.js'

/** @import { Form } from './post-form.js' */
/** @import { PostState } from './post-state.js' */
/** @import { Lost } from './post-types.js' */
/** @import { Text } from './words.js' */

/**
 * Both texts of each part that two people wrote at once, until the writer chooses; all else is written and saved on.
 * @param {HTMLElement} place
 * @param {Form} form
 * @param {Text} text
 * @param {PostState} state
 * @param {() => void} chose
 */
export function showConflicts(place, form, text, state, chose) {
  const now = JSON.stringify(state.lost)
  if (place.dataset['now'] === now) return
  const isMore = place.dataset['now'] !== undefined && state.lost.length > 0
  place.dataset['now'] = now
  const hadFocus = place.contains(document.activeElement)
  place.hidden = state.lost.length === 0
  const title = element('h2', { id: 'conflicts-title', tabindex: '-1' }, text('post.conflict.title'))
  place.replaceChildren(title, element('p', {}, text('post.conflict.why')), ...state.lost.map(lineOf))
  if (state.lost.length > 0 && (isMore || !hadFocus)) sayAloud(text('post.conflict.title'))
  if (hadFocus) (state.lost.length > 0 ? title : document.getElementById('main'))?.focus()

  /** @param {Lost} lost */
  function lineOf(lost) {
    const choose = (/** @type {'mine' | 'theirs'} */ which) => () => {
      state.choose(lost, which)
      chose()
    }
    const button = (/** @type {string} */ key, /** @type {() => void} */ onclick) =>
      element('button', { type: 'button', onclick }, text(`post.conflict.${key}`))
    const copy = () => void copyText(lost.theirs, () => sayAloud(text('post.conflict.copied')))
    return element(
      'section.conflict',
      { 'aria-label': lost.label },
      element('h3', {}, lost.label),
      element(
        'div.both',
        {},
        side(text('post.conflict.mine'), mineOf(form, state, lost), button('keepMine', choose('mine'))),
        side(lost.who, lost.theirs, button('takeTheirs', choose('theirs')), button('copy', copy)),
      ),
    )
  }
}

/**
 * @param {string} head
 * @param {string} said
 * @param {...HTMLElement} buttons
 */
function side(head, said, ...buttons) {
  return element('div', {}, element('p.hint', {}, head), element('p.said', {}, said), element('p.acts', {}, ...buttons))
}

/**
 * @param {Form} form
 * @param {PostState} state
 * @param {Lost} lost
 * @returns {string} what stands in the fields of the part here
 */
function mineOf(form, state, { part, inputs }) {
  const typed = Object.keys(state.unsaved).filter(input => partOf(input) === part)
  const all = typed.length > 0 ? typed : inputs
  const says = all.map(input => form.fields.get(input)?.says() ?? state.valueOf(input))
  return [...new Set(says.filter(one => one !== ''))].join('\n')
}

/**
 * Teams may not let a page write to the clipboard: then the text is copied the old way.
 * @param {string} copied
 * @param {() => void} done
 */
async function copyText(copied, done) {
  try {
    await navigator.clipboard.writeText(copied)
  } catch {
    const before = /** @type {HTMLElement | null} */ (document.activeElement)
    const area = /** @type {HTMLTextAreaElement} */ (element('textarea.heard', {}))
    area.value = copied
    document.body.append(area)
    area.select()
    document.execCommand('copy')
    area.remove()
    before?.focus()
  }
  done()
}
