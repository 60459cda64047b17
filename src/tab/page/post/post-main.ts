import { createApi, type Refusal } from '../shell/api.ts'
import { byId } from '../shell/element.ts'
import { createPostApi, type Which } from './kept/post-api.ts'
import { KeptTexts } from './kept/post-kept.ts'
import { offerKept } from './post-notices.ts'
import { PostPage } from './post-page.ts'
import { PostState } from './kept/post-state.ts'
import { loadedAgainAfterMs, startPage } from '../shell/start-page.ts'
import { endWhole, showWhole } from '../shell/whole-page.ts'
import type { InTeams } from '../shell/in-teams.ts'
import type { Text } from '../shell/page-words.ts'

/** For a post that is written for a day. */
const usualTime = '09:00'

async function open(teams: InTeams, text: Text) {
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
  const ended = (says: string) => {
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

function showRefusal(
  refusal: Refusal,
  text: Text,
  {
    again,
    which,
    teams,
  }: { again: { title: string; press(): void }; which: Which & { from: string | null }; teams: InTeams },
) {
  // Without single sign-on there is the card editor; only from a dialog can the page lead there.
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

function cardOf({ postId, corrects }: Which) {
  return { verb: 'post.edit', postId, ...(corrects !== null && { broadcastId: corrects }), inCard: 'true' }
}

/**
 * The address names the post; the id of a new post is made here, and stays when the page is loaded again. `from`: the
 * page to go back to; null: it is in a dialog. `day`: the day of the calendar for which the post is written.
 */
function readAddress(): Which & { from: string | null; day: string | null } {
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

/** A post written for a day has its slot from the first word on; nothing is saved before it. */
function startOn(state: PostState, day: string) {
  state.type('slotDate', day)
  state.type('slotTime', usualTime)
}

/** The address of Mary's page from which this one was opened. */
function pageBefore(query: URLSearchParams): string | null {
  const from = query.get('from')
  if (from === 'week') return `week.html?${query.get('back') ?? ''}`
  return from === 'desk' ? './' : null
}

function greet(text: Text) {
  const back = byId('back') as HTMLAnchorElement
  const from = pageBefore(new URL(location.href).searchParams)
  back.textContent = text(from === './' ? 'post.back' : 'post.backToWeek')
  back.hidden = from === null
  if (from !== null) back.href = from
}

startPage(greet, { loading: 'post.loading', notInTeams: 'post.notInTeams' }, open)
