import { state, tell } from '../state.js'
import { town } from '../town.js'
import { openDialog } from '../cards/dialog.js'

// Teams says no more than this when a bot answers late, badly, or with an error; the town writes the same under
// the card.
const trouble = 'Un problème s’est produit. Veuillez réessayer.'

/** What went wrong with the last press of a card, until the next one: activity id → words. */
export const failures = new Map()

/** Presses a button of a card as the current person, opens the dialog that may come back. */
export async function press(activity, where, { action, inputs }) {
  const as = state.me
  failures.delete(activity.id)
  const answer = await town.press(as.id, { activityId: activity.id, in: where, action, inputs }).catch(failed)
  if (state.me !== as) return
  const words = failureIn(answer)
  if (words !== undefined) failures.set(activity.id, words)
  if (answer.dialog !== undefined) {
    openDialog(answer.dialog, ({ card, ...pressed }) => submit(as, activity, where, { ...pressed, card }))
  }
  tell(where === 'channel' ? 'channel' : 'chat', { personId: as.id })
}

async function submit(as, activity, where, { action, inputs, card }) {
  const answer = await town.dialog(as.id, { activityId: activity.id, in: where, action, inputs, card }).catch(failed)
  tell(where === 'channel' ? 'channel' : 'chat', { personId: as.id })
  const words = failureIn(answer)
  if (words !== undefined) return { failed: words }
  const task = answer.body?.task
  return { dialog: answer.dialog, say: task?.type === 'message' ? String(task.value) : undefined }
}

function failed(error) {
  return { status: error.status, failure: error.message }
}

function failureIn({ status, body, failure }) {
  if (failure !== undefined) return failure
  if (body?.type === 'application/vnd.microsoft.error') return body.value?.message ?? trouble
  return status === 0 || status >= 400 || body?.statusCode >= 400 ? trouble : undefined
}
