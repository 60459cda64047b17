import { byId, element } from './element.js'
import { momentsOf } from './week-days.js'

/** @import { Kept } from './post-kept.js' */
/** @import { WrittenPost } from './post-types.js' */
/** @import { Text } from './words.js' */

/**
 * Lines above the parts, that say what the writer should know of the post.
 * @param {Text} text
 * @param {WrittenPost} post
 */
export function showNotices(text, { name, kicker, others, asked, underWay, corrects, remarks }) {
  showName(name)
  byId('kicker').textContent = kicker
  const told = {
    others,
    asked: asked ?? '',
    underWay: underWay ?? '',
    corrects: corrects === null ? '' : text('post.corrects'),
  }
  for (const [id, says] of Object.entries(told)) {
    const line = byId(`notice-${id}`)
    if (line.textContent !== says) line.textContent = says
    line.hidden = says === ''
  }
  showRemarks(text, remarks)
}

/** @param {string} name of the post */
export function showName(name) {
  document.title = `${name} · Mary`
  byId('hello').textContent = name
}

/**
 * What is better mended, each with the name of its rule: nothing of it keeps the post from being submitted.
 * @param {Text} text
 * @param {string[]} remarks
 */
function showRemarks(text, remarks) {
  const place = byId('remarks')
  const now = JSON.stringify(remarks)
  if (place.dataset['now'] === now) return
  place.dataset['now'] = now
  place.hidden = remarks.length === 0
  place.replaceChildren(
    element('h2', { id: 'remarks-title' }, text('editor.remarks')),
    element('ul', {}, ...remarks.map(one => element('li', {}, one))),
  )
}

/**
 * Offers what could not be saved another time.
 * @param {Text} text
 * @param {'fr' | 'en'} locale
 * @param {Kept} kept
 * @returns {Promise<boolean>} whether it is taken up
 */
export function offerKept(text, locale, { at }) {
  const place = byId('offer')
  const time = momentsOf(locale, text('zone'))(at)
  return new Promise(resolve => {
    const button = (/** @type {string} */ key, /** @type {boolean} */ isTaken) => {
      const onclick = () => {
        place.hidden = true
        byId('main').focus()
        resolve(isTaken)
      }
      return element('button', { type: 'button', onclick }, text(`post.kept.${key}`))
    }
    place.replaceChildren(
      element('p', {}, text('post.kept.found', { time })),
      element('p.acts', {}, button('take', true), button('drop', false)),
    )
    place.hidden = false
  })
}
