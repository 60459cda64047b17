import { debounce, h, show, toast } from '../dom.js'
import { on, state, tell } from '../state.js'
import { town } from '../town.js'
import { dayOf, failureOf, words } from '../wording.js'
import { drawActivity, markOf } from './activity.js'
import { failures } from './ask.js'
import { composer } from '../write/composer.js'
import { empty } from './empty.js'
import { drawHeader } from './header.js'
import { keepAtEnd } from './keep-at-end.js'
import { refreshCards } from './refresh.js'
import { chatTabs } from '../tab/chat-tabs.js'
import { tabPane } from '../tab/tab-pane.js'

/** The middle column: what the current person sees of their chat with Mary. */
export function startChat() {
  const pane = document.querySelector('[data-pane=chat]')
  const log = h('div.log', {
    role: 'log',
    'aria-live': 'polite',
    'aria-label': 'Conversation',
    tabindex: '0',
    testid: 'log',
  })
  const head = h('div', {})
  const foot = h('div', {})
  const typing = h('p.typing', { hidden: true, role: 'status' }, 'Mary écrit', h('span', {}, '…'))
  const end = keepAtEnd(log)
  const talk = h('div.talk', { id: 'pane-talk', role: 'tabpanel', 'aria-labelledby': 'tab-talk' }, log, typing, foot)
  const page = tabPane()
  const tabs = chatTabs(isPage => {
    talk.hidden = isPage
    page.element.hidden = !isPage
    if (isPage) page.open()
    else page.close()
  })
  pane.replaceChildren(head, tabs.element, talk, page.element)
  tabs.choose(0)
  let waiting = []
  let shownFor

  async function load() {
    const { me } = state
    if (me === null) return
    const chat = await town.chat(me.id).catch(error => toast(error.message, 'error'))
    if (chat === undefined || state.me !== me) return
    const first = shownFor !== me.id
    if (first) opened(me)
    draw(me, chat)
    if (first) end.go()
    tell('shown', 'chat')
    if (first) await refreshCards(chat.activities, 'chat')
  }

  function opened(me) {
    shownFor = me.id
    waiting = []
    log.replaceChildren()
    const offered = me.roles.includes('comms') ? [...words.everyone, ...words.comms] : words.everyone
    const form = composer({ send: say, words: offered, name: 'Écrire à Mary', placeholder: 'Écrire à Mary' })
    foot.replaceChildren(form)
  }

  function draw(me, chat) {
    head.replaceChildren(drawHeader(me, chat))
    foot.hidden = me.situation === 'no-teams' || me.situation === 'gone'
    const lines = withDays([...chat.activities, ...waiting])
    if (lines.length === 0 || !chat.installed) lines.push({ empty: true, person: me, chat })
    show(log, lines, {
      key: line => line.day ?? (line.empty ? 'empty' : line.id),
      mark: line => line.day ?? (line.empty ? JSON.stringify([chat.installed, chat.blocked]) : markOf(line)),
      draw: line =>
        line.day !== undefined
          ? h('h3.day', {}, line.day)
          : line.empty
            ? empty(line.person, line.chat)
            : drawActivity(line, 'chat'),
    })
  }

  async function say({ text, files }) {
    const { me } = state
    const line = {
      id: `waiting-${Date.now()}`,
      from: { id: me.id, name: me.displayName, bot: false },
      at: new Date().toISOString(),
      text: text || undefined,
      waiting: true,
      attachments: files.map(({ name, contentType, inline, base64 }) =>
        inline ? { contentType, name, contentUrl: `data:${contentType};base64,${base64}` } : { contentType, name },
      ),
    }
    waiting.push(line)
    log.append(drawActivity(line, 'chat'))
    end.go()
    typing.hidden = false
    const answer = await town
      .say(me.id, { text, files, in: 'chat' })
      .catch(error => ({ status: 0, failure: error.message }))
    waiting = waiting.filter(other => other !== line)
    typing.hidden = waiting.length === 0
    if (answer.failure !== undefined) toast(answer.failure, 'error')
    else if (answer.status === 0 || answer.status >= 400) toast(failureOf(answer.status), 'error')
    await load()
    end.go()
  }

  const soon = debounce(load, 50)
  on('me', () => {
    failures.clear()
    if (!page.element.hidden) page.open()
    load()
  })
  on('chat', ({ personId }) => personId === state.me?.id && soon())
}

function withDays(activities) {
  const lines = []
  let day
  for (const activity of activities) {
    const its = dayOf(activity.at)
    if (its !== day) lines.push({ day: (day = its) })
    lines.push(activity)
  }
  return lines
}
