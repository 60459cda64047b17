const example = {
  title: 'La crèche des Tilleuls ouvre son jardin potager',
  text: 'Depuis avril, les enfants de la crèche des Tilleuls plantent, arrosent et goûtent. Venez voir le jardin, on y partage '
    + 'les premières tomates et les recettes de Nadia, la cuisinière.'
}

/** Fills the last form on the screen: its first line, its first large field; what was typed already stays. */
export function fillForm() {
  const card = [...document.querySelectorAll('[data-pane=chat] .card')].findLast(frame => frame.querySelector('textarea.ac-input'))
  const line = card?.querySelector('input.ac-textInput')
  const area = card?.querySelector('textarea.ac-input')
  for (const [field, value] of [[line, example.title], [area, example.text]]) {
    if (!field || field.value !== '') continue
    field.value = value
    for (const type of ['input', 'change']) field.dispatchEvent(new Event(type, { bubbles: true }))
  }
}
