const everyMs = 250
const margin = 5

/** A ring of light around the next thing to press; it follows it and never catches a click. */
export function spotlight() {
  const ring = document.createElement('div')
  ring.className = 'ring'
  ring.hidden = true
  document.body.append(ring)
  let find = () => undefined
  let seen

  function place() {
    const found = find()
    // A modal dialog lies above everything: the ring must be inside to be seen, and what lies behind cannot be pressed.
    const host = document.querySelector('dialog[open]') ?? document.body
    const target = host.contains(found) ? found : undefined
    const box = target?.getBoundingClientRect()
    if (ring.parentNode !== host) host.append(ring)
    ring.hidden = box === undefined || box.width === 0
    if (ring.hidden) return
    if (seen !== target) {
      seen = target
      target.scrollIntoView({ block: 'nearest', inline: 'nearest' })
    }
    Object.assign(ring.style, {
      left: `${box.left - margin}px`,
      top: `${box.top - margin}px`,
      width: `${box.width + 2 * margin}px`,
      height: `${box.height + 2 * margin}px`,
    })
  }

  setInterval(place, everyMs)
  addEventListener('resize', place)
  addEventListener('scroll', place, { capture: true, passive: true })
  return {
    on: finder => {
      find = finder
      seen = undefined
      place()
    },
    off: () => {
      find = () => undefined
      place()
    },
  }
}
