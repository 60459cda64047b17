/** Arrow keys walk through the people from the search field and back; Enter there takes the first one found. */
export function moveThrough(pane, search) {
  pane.addEventListener('keydown', event => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    const options = [...pane.querySelectorAll('button.person')].filter(button => button.offsetParent !== null)
    if (event.target === search && event.key === 'Enter') options[0]?.click()
    if (step === undefined || event.target instanceof HTMLSelectElement) return
    const from = options.indexOf(document.activeElement)
    event.preventDefault()
    if (from + step < 0) search.focus()
    else options[from + step]?.focus()
  })
  document.addEventListener('keydown', event => {
    if ((event.ctrlKey || event.metaKey) && event.key === 'k') {
      event.preventDefault()
      search.focus()
      search.select()
    }
  })
}
