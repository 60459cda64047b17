import { debounce, toast } from './dom.js'
import { listen } from './live.js'
import { isPhone, look, on, state, tell } from './state.js'
import { town } from './town.js'
import { numberOf } from './wording.js'
import { castOf } from './people/cast.js'
import { startPeople } from './people/people.js'
import { startChat } from './chat/chat.js'
import { startChannel } from './behind/channel.js'
import { startFaults } from './behind/faults.js'
import { startLists } from './behind/lists.js'
import { startMails } from './behind/mails.js'
import { startPublic } from './behind/public.js'
import { startTabs } from './tabs.js'
import { startTour } from './tour/tour.js'

const lookEveryMs = 10_000

/** Takes someone's place; on a phone their chat comes to the front. */
async function choose(person) {
  const fresh = await town.person(person.id).catch(() => person)
  state.me = fresh
  state.unread.delete(fresh.id)
  history.replaceState(null, '', `#${fresh.id}`)
  document.title = `${fresh.displayName} · Le bureau de Mary`
  tell('me', fresh)
  if (isPhone()) look('chat')
}

function showBot() {
  const { bot } = state.about
  const element = document.getElementById('bot')
  element.dataset.up = String(bot.up)
  element.textContent = bot.up ? 'Mary répond' : 'Mary ne répond pas'
  element.title = bot.url
}

async function start() {
  state.about = await town.about()
  document.getElementById('town').textContent =
    `${state.about.name} · ${numberOf(state.about.peopleCount)} personnes · bac à sable`
  showBot()
  const lookAtBot = debounce(
    () =>
      town.about().then(
        about => {
          state.about = about
          showBot()
        },
        // The town itself does not answer: nor does Mary, who was started with it.
        () => {
          state.about.bot.up = false
          showBot()
        },
      ),
    100,
  )
  on('bot', lookAtBot)
  setInterval(() => document.hidden || lookAtBot(), lookEveryMs)
  const cast = await castOf(state.about)
  startTabs()
  startChat()
  startChannel(cast.find(({ part }) => part === 'comms')?.person, choose)
  await Promise.all([startPeople(cast, choose), startLists(), startPublic(), startMails(), startFaults()])
  const asked = location.hash.slice(1)
  const known = asked === '' ? undefined : await town.person(asked).catch(() => undefined)
  const first = known ?? cast[0]?.person
  if (first !== undefined) await choose(first)
  look(isPhone() && known === undefined ? 'people' : isPhone() ? 'chat' : 'channel')
  listen()
  startTour(cast, choose)
  document.body.classList.add('ready')
}

start().catch(error => toast(error.message, 'error'))
