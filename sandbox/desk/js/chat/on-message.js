import { h, toast } from '../dom.js'
import { icon } from '../icon.js'
import { state, tell } from '../state.js'
import { town } from '../town.js'
import { openDialog } from '../cards/dialog.js'
import { failureOf } from '../wording.js'

/** As the app’s manifest calls it. */
const proposeMessage = 'Proposer à la communication'

/** The menu that Teams has on every message, with what Mary adds to it. */
export function messageMenu(activity, where) {
  const menu = h(
    'details.react.more',
    {},
    h('summary', { 'aria-label': 'Plus d’options', title: 'Plus d’options' }, icon('more')),
    h(
      'div.react-choices',
      {},
      h(
        'button.quiet',
        {
          type: 'button',
          testid: 'propose-message',
          onclick: () => {
            menu.open = false
            propose(activity, where)
          },
        },
        proposeMessage,
      ),
    ),
  )
  menu.addEventListener('focusout', event => {
    if (!menu.contains(event.relatedTarget)) menu.open = false
  })
  return menu
}

async function propose({ id: activityId }, where) {
  const as = state.me
  const answer = await town.openOnMessage(as.id, { activityId, in: where }).catch(failed)
  if (state.me !== as) return
  if (answer.dialog === undefined) return toast(wordsOf(answer), 'error')
  openDialog(answer.dialog, async ({ action, inputs, card }) => {
    const next = await town.submitOnMessage(as.id, { activityId, in: where, action, inputs, card }).catch(failed)
    tell('chat', { personId: as.id })
    if (next.dialog !== undefined) return { dialog: next.dialog }
    return next.status === 200 ? { say: wordsOf(next) } : { failed: wordsOf(next) }
  })
}

function failed(error) {
  return { status: error.status, failure: error.message }
}

function wordsOf({ status, body, failure }) {
  return failure ?? (status === 200 ? String(body?.task?.value ?? '') : failureOf(status))
}
