import { createApi } from './api.js'
import { byId } from './element.js'
import { createPostApi } from './post-api.js'
import { KeptTexts } from './post-kept.js'
import { offerKept } from './post-notices.js'
import { PostPage } from './post-page.js'
import { PostState } from './post-state.js'
import { loadedAgainAfterMs, startPage } from './start-page.js'
import { endWhole, showWhole } from './whole-page.js'

/** @import { Refusal } from './api.js' */
/** @import { InTeams } from './in-teams.js' */
/** @import { Which } from './post-api.js' */
/** @import { Text } from './words.js' */

/** Of a post that is written for a day. */
const usualTime = '09:00'

/**
 * @param {InTeams} teams
 * @param {Text} text
 */
async function open(teams, text) {
  const { locale, person } = teams
  const which = readAddress()
  const { from } = which
  const api = createApi(teams.askToken, locale)
  const postApi = createPostApi(api, which)
  const leave = () => (from === null ? teams.close() : location.assign(from))
  const again = { title: text('retry'), press: () => location.reload() }

  const answer = await postApi.open()
  if (answer.kind !== 'answered') return showRefusal(answer, text, { again, which, teams })
  if (answer.value.kind === 'refused') return showWhole(answer.value.text, { title: text('post.leave'), press: leave })

  const { post } = answer.value
  const kept = new KeptTexts(person, post.postId, post.revision === 0)
  const found = kept.found()
  const state = new PostState(post)
  endWhole()
  const ended = (/** @type {string} */ says) => {
    byId('kicker').textContent = ''
    showWhole(says, { title: text(from === null ? 'close' : from === './' ? 'back' : 'week.backTo'), press: leave })
    byId('whole').querySelector('button')?.focus()
  }
  const { day } = which
  if (day !== null && post.revision === 0 && found === null) startOn(state, day)
  const page = new PostPage({ api, postApi, state, kept, text, locale, ended })
  const isLost = Object.entries(found?.kept.typed ?? {}).some(([input, value]) => value !== (post.values[input] ?? ''))
  if (found === null) return
  if (isLost && (await offerKept(text, locale, found.kept))) state.resume(found.kept.typed, found.kept.revision)
  found.forget()
  if (state.isUnsaved) page.resumed()
}

/**
 * @param {Refusal} refusal
 * @param {Text} text
 * @param {{ again: { title: string, press(): void }, which: Which & { from: string | null }, teams: InTeams }} given
 */
function showRefusal(refusal, text, { again, which, teams }) {
  // Without single sign-on there is the card; only a dialog can be answered with it.
  const inCard = { title: text('post.inCard'), press: () => teams.close(cardOf(which)) }
  switch (refusal.kind) {
    case 'no-sign-on':
      return showWhole(text('post.noSignOn'), which.from === null ? inCard : undefined)
    case 'signed-out':
      return showWhole(text('signed-out'), { ...again, title: text('again') })
    case 'outsider':
      return showWhole(text('post.outsider'))
    default:
      showWhole(text('post.away'), again)
      setTimeout(again.press, refusal.retryMs ?? loadedAgainAfterMs)
  }
}

/** @param {Which} which */
function cardOf({ postId, corrects }) {
  return { verb: 'post.edit', postId, ...(corrects !== null && { broadcastId: corrects }), inCard: 'true' }
}

/**
 * The address names the post; that of a new one is made here, and stays when the page is loaded again.
 * @returns {Which & { from: string | null, day: string | null }} `from`: the page to go back to; null: it stands in a
 *   dialog; `day`: on which the calendar wants it to leave
 */
function readAddress() {
  const address = new URL(location.href)
  const query = address.searchParams
  const postId = query.get('post') ?? crypto.randomUUID()
  query.set('post', postId)
  if (address.href !== location.href) history.replaceState(null, '', address)
  return {
    postId,
    corrects: query.get('corrects'),
    isNew: query.has('new'),
    from: pageBefore(query),
    day: query.get('day'),
  }
}

/**
 * What is written for a day says so from its first word on; nothing is saved before it.
 * @param {PostState} state
 * @param {string} day
 */
function startOn(state, day) {
  state.type('slotDate', day)
  state.type('slotTime', usualTime)
}

/**
 * @param {URLSearchParams} query
 * @returns {string | null} the address of Mary's page that led here
 */
function pageBefore(query) {
  const from = query.get('from')
  if (from === 'week') return `week.html?${query.get('back') ?? ''}`
  return from === 'desk' ? './' : null
}

/** @param {Text} text */
function greet(text) {
  const back = /** @type {HTMLAnchorElement} */ (byId('back'))
  const from = pageBefore(new URL(location.href).searchParams)
  back.textContent = text(from === './' ? 'post.back' : 'post.backToWeek')
  back.hidden = from === null
  if (from !== null) back.href = from
}

startPage(greet, { loading: 'post.loading', notInTeams: 'post.notInTeams' }, open)
