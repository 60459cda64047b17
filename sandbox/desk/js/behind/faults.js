import { debounce, h, toast } from '../dom.js'
import { on, state, tell } from '../state.js'
import { town } from '../town.js'
import { custom } from './custom-fault.js'
import { presets, wordsFor } from './fault-words.js'
import { meters } from './meters.js'
import { switches } from './switches.js'

/** What goes wrong on purpose, how hard Mary works, and the switches of the sandbox. */
export function startFaults() {
  const pane = document.getElementById('pane-faults')
  const now = h('ul.active', { 'aria-label': 'Pannes en cours', testid: 'active-faults' })
  const calm = h('p.nothing', {}, 'Tout va bien.')
  const stop = h('button.quiet', { type: 'button', testid: 'stop-faults', onclick: () => put([]) }, 'Tout réparer')
  const meter = meters()
  pane.replaceChildren(
    h(
      'div.scroll',
      {},
      h('header.pane-head', {}, h('h2', {}, 'Pannes'), h('p', {}, 'Ce qui peut arriver un vrai jour')),
      h('section.box', {}, h('div.box-head', {}, h('h3', {}, 'En ce moment'), stop), calm, now),
      h(
        'section.box',
        {},
        h('h3', {}, 'Provoquer'),
        h(
          'div.presets',
          {},
          ...presets.map(preset =>
            h(
              'button.preset',
              {
                type: 'button',
                testid: `fault-${preset.name}`,
                onclick: () => add(preset.fault),
              },
              h('strong', {}, preset.label),
              h('span', {}, preset.says),
            ),
          ),
        ),
        custom(add),
      ),
      h('section.box', {}, h('h3', {}, 'Ce que Mary demande'), meter.element),
      h('section.box', {}, h('h3', {}, 'Réglages du bac à sable'), switches()),
    ),
  )

  let faults = []
  async function put(list) {
    await town.setFaults(list).catch(error => toast(error.message, 'error'))
    await load()
  }
  function add(fault) {
    return put([...faults.filter(other => other.target !== fault.target || other.kind !== fault.kind), fault])
  }
  function draw() {
    calm.hidden = faults.length > 0
    stop.hidden = faults.length === 0
    document.body.classList.toggle('in-trouble', faults.length > 0)
    now.replaceChildren(
      ...faults.map(fault =>
        h('li', {}, h('span', {}, wordsFor(fault)), h('span.left', {}, `${Math.ceil(fault.seconds)} s`)),
      ),
    )
  }
  async function load() {
    const found = await town.faults().catch(() => undefined)
    if (found === undefined) return
    faults = found.faults
    draw()
    tell('shown', 'faults')
  }
  const soon = debounce(load, 60)
  on('faults', soon)
  on('view', () => state.side === 'faults' && meter.load())
  setInterval(() => {
    if (faults.length > 0) {
      for (const fault of faults) fault.seconds -= 1
      faults = faults.filter(({ seconds }) => seconds > 0)
      draw()
    }
    if (state.side === 'faults' && !document.hidden) meter.load()
  }, 1000)
  return load()
}
