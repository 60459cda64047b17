/** @import { PostApi } from './post-api.js' */
/** @import { Looked, WrittenPost } from './post-types.js' */

const everyMs = 2_000
/** Where nothing happened for that long, one looks less often. */
const quietAfterMs = 3 * 60_000
const quietEveryMs = 10_000
const awayEveryMs = 10_000

/**
 * Asks every two seconds what others write, as long as somebody may see the page.
 * @param {PostApi} api
 * @param {() => WrittenPost | null} shown null: it is not the moment
 * @param {(looked: Looked) => void} seen
 * @returns {{ stop(): void }}
 */
export function lookOn(api, shown, seen) {
  let lastMs = Date.now()
  let hasEnded = false
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer

  const awake = () => (lastMs = Date.now())
  for (const event of ['keydown', 'pointerdown']) document.addEventListener(event, awake, { passive: true })
  document.addEventListener('visibilitychange', () => {
    if (document.hidden) clearTimeout(timer)
    else later(0)
  })

  /** @param {number} ms */
  const later = ms => {
    clearTimeout(timer)
    if (!hasEnded) timer = setTimeout(() => void look(), ms)
  }

  async function look() {
    if (document.hidden) return
    const post = shown()
    const answer = post === null ? null : await api.look(post)
    if (hasEnded) return
    if (answer?.kind === 'answered') {
      if (answer.value.kind !== 'same') awake()
      seen(answer.value)
    }
    const isAway = answer !== null && answer.kind !== 'answered'
    const isQuiet = Date.now() - lastMs > quietAfterMs
    later(isAway ? awayEveryMs : isQuiet ? quietEveryMs : everyMs)
  }

  later(everyMs)
  return {
    stop: () => {
      hasEnded = true
      clearTimeout(timer)
    },
  }
}
