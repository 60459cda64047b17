import { element } from '../../shell/element.ts'
import { openCardStep } from '../../cards/open-card-step.ts'
import type { Answer } from '../../shell/api.ts'
import type { Acted, Press } from '../../../../teams/turn/written-act.ts'
import type { Given } from './post-given.ts'

/**
 * The plan of a post: its other channels, its campaign. These are no fields of the form: each is a card of Mary's, in
 * front of the page.
 */
export function showPlan(given: Pick<Given, 'api' | 'state' | 'text'>, on: OnPlan): HTMLElement {
  const { text } = given
  return element(
    'fieldset.plan',
    { 'data-capability': 'networks site campaigns' },
    element('legend', {}, text('post.plan.legend')),
    element('p.hint', {}, text('post.plan.hint')),
    element('p.acts', {}, channelsButton(given, text('post.plan.channels'), on), campaignButton(given, on)),
  )
}

export type OnPlan = { save(): Promise<boolean>; say(words: string, refused?: boolean): void }

export function channelsButton(given: Pick<Given, 'api' | 'state' | 'text'>, title: string, on: OnPlan) {
  const press = (postId: string) => ({ verb: 'week.elsewhere', data: { postId, channel: 'teams' } })
  return cardButton(given, title, on, { capability: 'networks site', press })
}

function campaignButton(given: Pick<Given, 'api' | 'state' | 'text'>, on: OnPlan) {
  const press = (postId: string) => ({ verb: 'campaign.of', data: { postId } })
  return cardButton(given, given.text('post.plan.campaign'), on, { capability: 'campaigns', press })
}

function cardButton(
  { api, state, text }: Pick<Given, 'api' | 'state' | 'text'>,
  title: string,
  on: OnPlan,
  { capability, press }: { capability: string; press: (postId: string) => Press },
) {
  const open = async () => {
    if (!(await on.save())) return on.say(text('post.notSaved'), true)
    if (state.post.revision === 0) return on.say(text('post.plan.first'), true)
    const act = (asked: Press) => api.act(asked).then(answer => inFront(title, answer))
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
  return element('button', { type: 'button', 'data-capability': capability, onclick: () => void open() }, title)
}

/** A card that Mary answers stays in front of the page, as a dialog does. */
function inFront(title: string, answer: Answer<Acted>): Answer<Acted> {
  if (answer.kind !== 'answered' || answer.value.kind !== 'card') return answer
  return { kind: 'answered', value: { kind: 'dialog', title, card: answer.value.card } }
}
