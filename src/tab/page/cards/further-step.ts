import { CardPlace } from './card-place.ts'
import { byId, element } from '../shell/element.ts'
import { followPage } from '../shell/follow-page.ts'
import type { Api } from '../shell/api.ts'
import type { Acted } from '../../../teams/turn/written-act.ts'
import type { Text } from '../shell/page-words.ts'

/**
 * A further step in front of the opened card: a dialog that stays until Mary's last answer, or until it is closed.
 * `ended` is called with that answer.
 */
export function openStep(
  text: Text,
  api: Pick<Api, 'act' | 'find'>,
  first: Extract<Acted, { kind: 'dialog' }>,
  ended: (last: Acted) => void,
) {
  const dialog = byId('step') as HTMLDialogElement
  const title = element('h2', { id: 'step-title', tabindex: '-1' })
  const close = element('button', { type: 'button', onclick: () => void (mayClose() && dialog.close()) }, text('close'))
  const body = element('div.step-body')
  const place = new CardPlace(body, text, api, acted => {
    if (!body.isConnected) return
    if (acted.kind === 'page') return followPage(acted.page)
    if (dialog.open && acted.kind === 'dialog') return show(acted)
    if (dialog.open && acted.kind === 'note' && acted.refused) return place.say(acted.text, true)
    dialog.close()
    // A person who closed it while Mary worked still gets the result.
    if (acted.kind !== 'dialog') ended(acted)
  })

  let isWarned = false
  /** What was typed is stored nowhere else: the dialog closes only once its writer has read that. */
  const mayClose = () => {
    if (isWarned || !place.isWrittenIn) return true
    isWarned = true
    place.say(text('closeLoses'), true)
    return false
  }
  dialog.oncancel = event => {
    if (!mayClose()) event.preventDefault()
  }
  body.addEventListener('input', () => (isWarned = false))

  const show = (step: Extract<Acted, { kind: 'dialog' }>) => {
    const { scrollTop } = body
    const before = headOf(body)
    title.textContent = step.title
    place.show(step.card)
    // A card that comes again, with faults to mend, keeps its scroll position; another card begins at its top.
    body.scrollTop = headOf(body) === before ? scrollTop : 0
  }

  dialog.replaceChildren(element('header', {}, title, close), body)
  show(first)
  dialog.showModal()
  title.focus()
}

/** The first texts of the card: another card has others. */
function headOf(body: HTMLElement): string {
  return [...body.querySelectorAll('.ac-textBlock')]
    .slice(0, 3)
    .map(line => line.textContent)
    .join('\n')
}
