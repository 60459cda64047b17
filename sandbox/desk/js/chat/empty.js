import { h, toast } from '../dom.js'
import { state, tell } from '../state.js'
import { town } from '../town.js'
import { tied } from '../wording.js'

/** What stands where nothing was said yet, or where Mary cannot be. */
export function empty(person, { installed }) {
  if (person.situation === 'no-teams')
    return box('Sans Teams', `${person.firstName} n’a pas Teams : Mary ne peut pas lui écrire.`)
  if (person.situation === 'gone') return box('Compte fermé', `${person.firstName} a quitté la collectivité.`)
  if (!installed) {
    return box(
      'Mary n’est pas là',
      `${person.firstName} n’a pas encore Mary dans Teams.`,
      h('button.primary', { type: 'button', testid: 'install-here', onclick: () => install(person) }, 'Installer Mary'),
    )
  }
  return box(
    `Bonjour ${person.firstName}`,
    'Écrivez à Mary comme dans Teams : « proposer » pour envoyer une idée, « aide » pour la suite.',
  )
}

function box(title, text, ...more) {
  return h(
    'div.empty',
    {},
    h('img', { src: '/desk/mary.svg', alt: '', width: 56, height: 56 }),
    h('h3', {}, title),
    h('p', {}, tied(text)),
    ...more,
  )
}

async function install(person) {
  await town.change(person.id, 'install').catch(error => toast(error.message, 'error'))
  tell('chat', { personId: person.id })
  if (state.me?.id === person.id) document.getElementById('composer')?.focus()
}
