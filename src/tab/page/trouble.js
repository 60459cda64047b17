import { byId, element, sayAloud } from './element.js'
import { showWhole } from './whole-page.js'

/** @import { Follower } from './follow-live.js' */
/** @import { Text } from './words.js' */

/** @type {ReturnType<typeof setInterval> | undefined} */
let counting

/**
 * Says that Mary does not answer, and counts down to the next try. Whoever hears the page hears it once.
 * @param {Text} text
 * @param {'away' | 'too-fast'} kind
 * @param {number} inMs
 * @param {() => void} retry asks at once
 */
function showTrouble(text, kind, inMs, retry) {
  const place = byId('trouble')
  const until = Date.now() + inMs
  const line = element('p')
  const count = () => {
    const seconds = Math.max(1, Math.ceil((until - Date.now()) / 1000))
    line.textContent = text(kind, { seconds })
  }
  clearInterval(counting)
  count()
  counting = setInterval(count, 1000)
  const hadFocus = place.contains(document.activeElement)
  const button = element('button', { type: 'button', onclick: retry }, text('retry'))
  place.replaceChildren(line, button)
  if (hadFocus) button.focus()
  if (place.hidden) sayAloud(line.textContent)
  place.hidden = false
}

/** @param {Text} text */
export function endTrouble(text) {
  const place = byId('trouble')
  clearInterval(counting)
  if (place.hidden) return
  const hadFocus = place.contains(document.activeElement)
  place.hidden = true
  place.replaceChildren()
  if (hadFocus) byId('main').focus()
  sayAloud(text('backAgain'))
}

/**
 * What a page that follows Mary says while she is away, and once nothing is followed any more.
 * @param {Text} text
 * @param {() => void} retry
 * @returns {Pick<Follower<unknown>, 'trouble' | 'end'>}
 */
export function tellTrouble(text, retry) {
  return {
    trouble: ({ kind }, inMs) => showTrouble(text, kind, inMs, retry),
    end: ({ kind }) => {
      endTrouble(text)
      showWhole(
        text(kind),
        kind === 'signed-out' ? { title: text('again'), press: () => location.reload() } : undefined,
      )
    },
  }
}
