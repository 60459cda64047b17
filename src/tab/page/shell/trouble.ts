import { byId, element, sayAloud } from './element.ts'
import { showWhole } from './whole-page.ts'
import type { Follower } from './follow-live.ts'
import type { Text } from './page-words.ts'

let counting: ReturnType<typeof setInterval> | undefined

/**
 * Says that Mary does not answer, and counts down to the next try; screen readers say it once. `retry`: asks at once.
 */
function showTrouble(text: Text, kind: 'away' | 'too-fast', inMs: number, retry: () => void) {
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

export function endTrouble(text: Text) {
  const place = byId('trouble')
  clearInterval(counting)
  if (place.hidden) return
  const hadFocus = place.contains(document.activeElement)
  place.hidden = true
  place.replaceChildren()
  if (hadFocus) byId('main').focus()
  sayAloud(text('backAgain'))
}

/** What a page that follows Mary shows while she is away, and once nothing is followed any more. */
export function tellTrouble(text: Text, retry: () => void): Pick<Follower<unknown>, 'trouble' | 'end'> {
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
