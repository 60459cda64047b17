const nearEnd = 120

/** Keeps a log at its end while things are added to it, unless someone has scrolled up to read. */
export function keepAtEnd(log) {
  let atEnd = true
  let height = 0
  log.addEventListener(
    'scroll',
    () => {
      atEnd = log.scrollHeight - log.scrollTop - log.clientHeight < nearEnd
    },
    { passive: true },
  )
  const go = () => {
    atEnd = true
    log.scrollTop = log.scrollHeight
  }
  const follow = () => {
    if (atEnd && log.scrollHeight > height) go()
    height = log.scrollHeight
  }
  new MutationObserver(follow).observe(log, { childList: true, subtree: true })
  // Pictures come late, the column is resized.
  log.addEventListener('load', follow, { capture: true })
  new ResizeObserver(follow).observe(log)
  return { go }
}
