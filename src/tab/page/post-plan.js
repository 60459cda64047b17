import { element, sayAloud } from './element.js'
import { openStep } from './further-step.js'

/** @import { Acted, Answer, Press } from './api.js' */
/** @import { Given } from './post-page.js' */

/**
 * What the week knows of a post beside its words: where else it goes, of which campaign it is. Nothing of it is sealed,
 * so it is no field of the form: each is a card of Mary's, in front of the page.
 * @param {Pick<Given, 'api' | 'state' | 'text'>} given
 * @param {{ save(): Promise<boolean>, say(words: string, refused?: boolean): void }} on
 * @returns {HTMLElement}
 */
export function showPlan({ api, state, text }, on) {
  const open = async (/** @type {string} */ title, /** @type {Press} */ press) => {
    if (!(await on.save())) return on.say(text('post.notSaved'), true)
    if (state.post.revision === 0) return on.say(text('post.plan.first'), true)
    const act = (/** @type {Press} */ asked) => api.act(asked).then(answer => inFront(title, answer))
    const first = await act(press)
    if (first.kind !== 'answered') return on.say(text('post.noAnswer'), true)
    const acted = first.value
    if (acted.kind === 'note') return on.say(acted.text, acted.refused)
    if (acted.kind !== 'dialog') return
    openStep(text, { act, find: api.find }, acted, last => last.kind === 'note' && sayAloud(last.text))
  }
  const button = (/** @type {string} */ title, /** @type {(postId: string) => Press} */ press) =>
    element('button', { type: 'button', onclick: () => void open(title, press(state.post.postId)) }, title)
  return element(
    'fieldset.plan',
    {},
    element('legend', {}, text('post.plan.legend')),
    element('p.hint', {}, text('post.plan.hint')),
    element(
      'p.acts',
      {},
      button(text('post.plan.channels'), postId => ({ verb: 'week.elsewhere', data: { postId, channel: 'teams' } })),
      button(text('post.plan.campaign'), postId => ({ verb: 'campaign.of', data: { postId } })),
    ),
  )
}

/**
 * A card that Mary answers stays in front of the page, as a dialog does.
 * @param {string} title
 * @param {Answer<Acted>} answer
 * @returns {Answer<Acted>}
 */
function inFront(title, answer) {
  if (answer.kind !== 'answered' || answer.value.kind !== 'card') return answer
  return { kind: 'answered', value: { kind: 'dialog', title, card: answer.value.card } }
}
