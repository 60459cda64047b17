import { byId, element } from './element.ts'

/** As on cards; `page.css` shows how it runs out. */
const readMs = 1500

/** One question is answered before the next one is asked: both are shown at the same place, and none is lost. */
async function whenClosed(dialog: HTMLDialogElement) {
  while (dialog.open) await new Promise(resolve => dialog.addEventListener('close', resolve, { once: true }))
}

/**
 * Asks before something that matters, in front of the page. Escape means no, and a yes counts only after the time to
 * read: the second click of an impatient finger comes sooner. `because`: what to know before the answer, a sentence
 * each.
 */
export async function ask(
  question: string,
  { yes, no }: { yes: string; no: string },
  because: string[] = [],
): Promise<boolean> {
  const dialog = byId('step') as HTMLDialogElement
  await whenClosed(dialog)
  return new Promise(resolve => {
    dialog.onclose = () => {
      dialog.onclose = null
      resolve(dialog.returnValue === 'yes')
    }
    const agrees = element('button.agrees', { type: 'button', 'aria-disabled': 'true' }, yes)
    const refuses = element('button', { type: 'button', onclick: () => dialog.close('no') }, no)
    setTimeout(() => {
      agrees.removeAttribute('aria-disabled')
      agrees.addEventListener('click', () => dialog.close('yes'))
    }, readMs)
    const title = element('h2', { id: 'step-title', tabindex: '-1' }, question)
    const reasons = because.map(sentence => element('li', {}, sentence))
    const list = reasons.length > 0 ? element('ul.reasons', {}, ...reasons) : null
    dialog.returnValue = ''
    const acts = element('p.acts', {}, refuses, agrees)
    dialog.replaceChildren(element('div.asked', {}, title, list, acts))
    dialog.showModal()
    title.focus()
  })
}
