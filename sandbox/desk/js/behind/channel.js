import { debounce, h, show, toast } from '../dom.js'
import { icon } from '../icon.js'
import { on, state, tell } from '../state.js'
import { town } from '../town.js'
import { failureOf } from '../wording.js'
import { drawActivity, markOf } from '../chat/activity.js'
import { keepAtEnd } from '../chat/keep-at-end.js'
import { refreshCards } from '../chat/refresh.js'
import { channelChoice } from './channel-choice.js'
import { reply } from './reply.js'

/** The channels of the communication team, one at a time, as the current person sees them. */
export function startChannel(insider, choose) {
  const pane = document.getElementById('pane-channel')
  const { team } = state.about
  const log = h('div.threads', { role: 'log', 'aria-label': `Canal ${team.channelName}`, tabindex: '0' })
  const outside = h('div.notice', { hidden: true })
  const nothing = h('p.nothing', {}, 'Rien encore. Les propositions des services arriveront ici.')
  const end = keepAtEnd(log)
  const choice = channelChoice(id => {
    state.channelId = id
    load()
  })
  pane.replaceChildren(
    h('header.pane-head', {}, choice.line, h('p', {}, 'Équipe Communication, dans Teams')),
    outside,
    nothing,
    log,
    h(
      'div.channel-foot',
      {},
      reply('Nouvelle conversation', text => say(text)),
    ),
  )

  async function say(text, threadId) {
    const answer = await town
      .say(state.me.id, { text, in: 'channel', threadId, channelId: state.channelId ?? undefined })
      .catch(error => toast(error.message, 'error'))
    if (answer?.status === 0 || answer?.status >= 400) toast(failureOf(answer.status), 'error')
    await load()
  }

  let opened
  async function load() {
    const { me, channelId } = state
    if (me === null) return
    const channel = await town.channel(me.id, channelId).catch(error => toast(error.message, 'error'))
    if (channel === undefined || state.me !== me || state.channelId !== channelId) return
    const looked = `${me.id} ${channelId}`
    if (opened !== looked) log.replaceChildren()
    choice.show(channel)
    nothing.hidden = channel.threads.length > 0
    log.hidden = channel.threads.length === 0
    show(log, channel.threads, {
      key: thread => thread.id,
      mark: thread => JSON.stringify([thread.id, me.id]),
      draw: thread => drawThread(thread, say),
    })
    for (const thread of channel.threads) {
      const place = log.querySelector(`[data-key="${CSS.escape(thread.id)}"] .thread-said`)
      show(place, thread.activities, {
        key: line => line.id,
        mark: markOf,
        draw: line => drawActivity(line, 'channel'),
      })
    }
    if (opened !== looked) end.go()
    opened = looked
    tell('shown', 'channel')
    if (state.side === 'channel')
      await refreshCards(
        channel.threads.flatMap(thread => thread.activities),
        'channel',
      )
  }

  function warn() {
    const isIn = state.me?.roles.includes('comms') ?? true
    outside.hidden = isIn
    if (isIn) return
    outside.replaceChildren(
      h(
        'p',
        {},
        `${state.me.displayName} n’est pas de cette équipe et ne verrait pas ce canal. Les boutons restent actifs, pour éprouver les droits.`,
      ),
      insider === undefined
        ? ''
        : h(
            'button.quiet',
            { type: 'button', onclick: () => choose(insider) },
            icon('people'),
            `Devenir ${insider.displayName}`,
          ),
    )
  }

  const soon = debounce(load, 50)
  on('me', () => {
    warn()
    load()
  })
  on('channel', soon)
  on('view', () => state.side === 'channel' && soon())
}

function drawThread(thread, say) {
  return h(
    'section.thread',
    { 'aria-label': 'Fil' },
    h('div.thread-said', {}),
    reply('Répondre', text => say(text, thread.id), thread.id),
  )
}
