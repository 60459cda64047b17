import { h } from '../dom.js'
import { town } from '../town.js'
import { numberOf, plural } from '../wording.js'

// What Teams allows a bot in one tenant, everything counted.
const perSecond = 50

/** Requests counted by the sandbox, above all the busiest second against the limit of Teams. */
export function meters() {
  const figure = (label, name) => {
    const value = h('dd', { testid: name }, '0')
    return { value, element: h('div.figure', {}, h('dt', {}, label), value) }
  }
  const shown = {
    sends: figure('Messages envoyés', 'sends'),
    worst: figure('Pire seconde (limite 50)', 'worst-second'),
    throttled: figure('Refus 429', 'throttled'),
    graph: figure('Demandes à Graph', 'graph-requests'),
  }
  const bar = h('meter', { min: 0, max: perSecond, high: perSecond - 2, value: 0, 'aria-label': 'Pire seconde' })
  const odd = h('p.card-says', { 'data-tone': 'bad', hidden: true })
  const load = async () => {
    const [counts, violations] = await Promise.all([town.counts(), town.violations()]).catch(() => [])
    if (counts === undefined) return
    const { teams, graph } = counts
    shown.sends.value.textContent = numberOf(teams.sends)
    shown.worst.value.textContent = numberOf(teams.worstSecond)
    shown.throttled.value.textContent = numberOf(teams.throttled)
    shown.graph.value.textContent = numberOf(graph.requests)
    bar.value = teams.worstSecond
    const list = Array.isArray(violations) ? violations : (violations?.violations ?? [])
    odd.hidden = list.length === 0
    odd.textContent = `${plural(list.length, 'écart', 'écarts')} aux contrats de Microsoft : ${list.at(-1)?.what ?? ''}`
  }
  const clear = h(
    'button.quiet',
    { type: 'button', onclick: () => town.clearCounts().then(load, () => undefined) },
    'Remettre les compteurs à zéro',
  )
  const element = h(
    'div',
    {},
    h('dl.figures', {}, ...Object.values(shown).map(({ element }) => element)),
    bar,
    odd,
    clear,
  )
  return { element, load }
}
