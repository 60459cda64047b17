import { element } from './element.js'
import { openCardStep } from './open-card-step.js'

/** @import { Acted, Answer, Press } from './api.js' */
/** @import { Given } from './post-page.js' */

/**
 * What the week knows of a post beside its words: where else it goes, of which campaign it is. No field of the form says
 * it: each is a card of Mary's, in front of the page.
 * @param {Pick<Given, 'api' | 'state' | 'text'>} given
 * @param {OnPlan} on
 * @returns {HTMLElement}
 */
export function showPlan(given, on) {
  const { text } = given
  return element(
    'fieldset.plan',
    {},
    element('legend', {}, text('post.plan.legend')),
    element('p.hint', {}, text('post.plan.hint')),
    element('p.acts', {}, channelsButton(given, text('post.plan.channels'), on), campaignButton(given, on)),
  )
}

/** @typedef {{ save(): Promise<boolean>, say(words: string, refused?: boolean): void }} OnPlan */

/**
 * @param {Pick<Given, 'api' | 'state' | 'text'>} given
 * @param {string} title
 * @param {OnPlan} on
 */
export function channelsButton(given, title, on) {
  return cardButton(given, title, on, postId => ({ verb: 'week.elsewhere', data: { postId, channel: 'teams' } }))
}

/**
 * @param {Pick<Given, 'api' | 'state' | 'text'>} given
 * @param {OnPlan} on
 */
function campaignButton(given, on) {
  return cardButton(given, given.text('post.plan.campaign'), on, postId => ({ verb: 'campaign.of', data: { postId } }))
}

/**
 * @param {Pick<Given, 'api' | 'state' | 'text'>} given
 * @param {string} title
 * @param {OnPlan} on
 * @param {(postId: string) => Press} press
 */
function cardButton({ api, state, text }, title, on, press) {
  const open = async () => {
    if (!(await on.save())) return on.say(text('post.notSaved'), true)
    if (state.post.revision === 0) return on.say(text('post.plan.first'), true)
    const act = (/** @type {Press} */ asked) => api.act(asked).then(answer => inFront(title, answer))
    const first = await act(press(state.post.postId))
    if (first.kind !== 'answered') return on.say(text('post.noAnswer'), true)
    const acted = first.value
    if (acted.kind === 'note') return on.say(acted.text, acted.refused)
    if (acted.kind !== 'dialog') return
    const step = { act, find: api.find }
    const isOpen = await openCardStep(
      text,
      step,
      acted,
      last => last.kind === 'note' && on.say(last.text, last.refused),
    )
    if (!isOpen) on.say(text('post.noAnswer'), true)
  }
  return element('button', { type: 'button', onclick: () => void open() }, title)
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
