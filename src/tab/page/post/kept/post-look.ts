import type { PostApi } from './post-api.ts'
import type { Looked } from './post-types.ts'
import type { WrittenPost } from '../../../../teams/posts/drawn/written-post.ts'

const everyMs = 2_000
/** After so long without changes, it looks less often. */
const quietAfterMs = 3 * 60_000
const quietEveryMs = 10_000
const awayEveryMs = 10_000

/** Asks every two seconds what others write, while the page may be seen. `shown` null: do not ask now. */
export function lookOn(
  api: PostApi,
  shown: () => WrittenPost | null,
  seen: (looked: Looked) => void,
): { stop(): void } {
  let lastMs = Date.now()
  let hasEnded = false
  let timer: ReturnType<typeof setTimeout> | undefined

  const awake = () => (lastMs = Date.now())
  for (const event of ['keydown', 'pointerdown']) document.addEventListener(event, awake, { passive: true })
  document.addEventListener('visibilitychange', () => {
    if (document.hidden) clearTimeout(timer)
    else later(0)
  })

  const later = (ms: number) => {
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
