/** What the tour writes for whoever does not want to: by the first words of a field's label. */
const examples = [
  [/^titre/i, 'La crèche des Tilleuls ouvre son jardin potager'],
  [/^résumé/i, 'Tomates, recettes et arrosoirs : le jardin de la crèche des Tilleuls vous attend.'],
  [
    /^texte/i,
    'Depuis avril, les enfants de la crèche des Tilleuls plantent, arrosent et goûtent. Venez voir le jardin, on y ' +
      'partage les premières tomates et les recettes de Nadia, la cuisinière.',
  ],
]

/** Fills the fields that are in sight and still empty, in the dialog or else in the last form of the chat. */
export function fillForm() {
  const page = document.querySelector('dialog[open] iframe')?.contentDocument.body
  const form =
    page ??
    document.querySelector('dialog[open]') ??
    [...document.querySelectorAll('[data-pane=chat] .card')].findLast(card => card.querySelector('textarea.ac-input'))
  for (const field of form?.querySelectorAll('input.ac-textInput, textarea.ac-input, input[type=text], textarea') ??
    []) {
    const value = examples.find(([label]) => label.test(labelOf(field)))?.[1]
    if (value === undefined || field.value !== '' || field.offsetParent === null) continue
    field.value = value
    for (const type of ['input', 'change']) field.dispatchEvent(new Event(type, { bubbles: true }))
  }
  chooseEverybody(form)
}

/** Nobody is chosen beforehand; in the tour it goes to all, also while that section is folded. */
function chooseEverybody(form) {
  const boxes = [...(form?.querySelectorAll('input[type=checkbox]') ?? [])]
  const everybody = boxes.find(box => /^tous les agents/i.test(box.getAttribute('aria-label') ?? labelOf(box)))
  if (everybody && !everybody.checked) everybody.click()
}

function labelOf(field) {
  if (field.labels.length > 0) return field.labels[0].textContent.trim()
  const ids = (field.getAttribute('aria-labelledby') ?? '').split(' ')
  return ids
    .map(id => document.getElementById(id)?.textContent ?? '')
    .join(' ')
    .trim()
}
