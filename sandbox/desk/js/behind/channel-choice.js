import { h, toast } from '../dom.js'
import { state, tell } from '../state.js'
import { town } from '../town.js'

/**
 * Which channel of the team is looked at, and what its owner may do to it: Teams tells Mary of each. `show` draws it
 * from what the town says; where there is one channel only, its name is all.
 */
export function channelChoice(change) {
  const heading = h('h2', {}, `# ${state.about.team.channelName}`)
  const select = h('select', {
    'aria-label': 'Canal',
    testid: 'channel-choice',
    hidden: true,
    onchange: () => change(select.value),
  })
  const owner = h('span.channel-owner', {})

  function show({ channelId, channels = [], deleted = [] }) {
    const common = state.about.team.channelId
    const gone = deleted.some(one => one.id === channelId)
    select.hidden = channels.length + deleted.length < 2
    heading.hidden = !select.hidden
    select.replaceChildren(
      ...channels.map(({ id, name }) => option(id, `# ${name}`, channelId)),
      ...deleted.map(({ id, name }) => option(id, `# ${name} (supprimé)`, channelId)),
    )
    owner.replaceChildren(
      ...(gone
        ? [button('Restaurer', () => town.restoreChannel(channelId))]
        : channelId === common || select.hidden
          ? []
          : [button('Renommer', () => renamed(channelId)), button('Supprimer', () => town.deleteChannel(channelId))]),
    )
  }

  return { line: h('div.channel-line', {}, heading, select, owner), show }
}

function option(value, words, chosen) {
  const one = h('option', { value }, words)
  one.selected = value === chosen
  return one
}

function button(words, run) {
  const done = () =>
    Promise.resolve(run())
      .catch(error => toast(error.message, 'error'))
      .then(() => tell('channel', {}))
  return h('button.quiet', { type: 'button', onclick: done }, words)
}

function renamed(channelId) {
  const name = prompt('Nouveau nom du canal')?.trim()
  return name ? town.renameChannel(channelId, name) : undefined
}
