/** A hand that trembles does not drag. */
const leastPx = 6
const edgePx = 40

/**
 * What is dragged, and its callbacks. `ghostOf`: what follows the pointer; `aim`: shows where it would be put, and says
 * so; null: nowhere any more; `drop` before `end`.
 */
export type OnDrag<Where> = {
  ghostOf: (one: HTMLElement) => HTMLElement
  begin: (one: HTMLElement) => void
  aim: (one: HTMLElement, at: { x: number; y: number } | null) => Where | null
  drop: (one: HTMLElement, where: Where) => void
  end: (one: HTMLElement) => void
}

/**
 * Lets a mouse or a pen drag things to another place. A finger scrolls, and moves them by buttons instead. `movable`:
 * the selector of these things within `place`.
 */
export function letDrag<Where>(place: HTMLElement, movable: string, on: OnDrag<Where>) {
  place.addEventListener('pointerdown', down => {
    const target = down.target as HTMLElement
    const one = target.closest<HTMLElement>(movable)
    if (!one || down.button !== 0 || down.pointerType === 'touch' || target.closest('.ways')) return
    let ghost: HTMLElement | null = null
    let where: Where | null = null
    const listening = new AbortController()
    const options = { signal: listening.signal }

    const begin = () => {
      ghost = on.ghostOf(one)
      ghost.setAttribute('aria-hidden', 'true')
      ghost.style.width = `${one.offsetWidth}px`
      document.body.append(ghost)
      on.begin(one)
    }
    const end = (isDropped: boolean) => {
      listening.abort()
      if (!ghost) return
      ghost.remove()
      on.aim(one, null)
      // Letting go is no press.
      addEventListener('click', swallow, { capture: true, once: true })
      setTimeout(() => removeEventListener('click', swallow, true))
      if (isDropped && where) on.drop(one, where)
      on.end(one)
    }

    addEventListener(
      'pointermove',
      ({ clientX: x, clientY: y }) => {
        if (!ghost && Math.hypot(x - down.clientX, y - down.clientY) < leastPx) return
        if (!ghost) begin()
        if (ghost) ghost.style.translate = `${x + 8}px ${y + 8}px`
        scrollAtEdges(y)
        where = on.aim(one, { x, y })
      },
      options,
    )
    addEventListener('pointerup', () => end(true), options)
    addEventListener('pointercancel', () => end(false), options)
    addEventListener('keydown', ({ key }) => key === 'Escape' && end(false), { ...options, capture: true })
  })
  place.addEventListener('dragstart', event => event.preventDefault())
}

/** Scrolls near the edges, so that places out of sight can be reached. */
function scrollAtEdges(y: number) {
  const step = y < edgePx ? -edgePx / 2 : y > innerHeight - edgePx ? edgePx / 2 : 0
  if (step === 0) return
  scrollBy(0, step)
  document.querySelector('.scroll')?.scrollBy(0, step)
}

function swallow(event: Event) {
  event.stopPropagation()
  event.preventDefault()
}
