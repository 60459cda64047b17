import type { Capability } from '../../core/domain/capabilities/capability.ts'
import type { CapabilitySeen } from '../../core/use-cases/capabilities/switch-capability.ts'
import { countedMost, type Running } from '../../core/use-cases/capabilities/what-runs.ts'
import { type Card, drawCard, type Look } from '../cards/card-templates.ts'
import { escapeLine } from '../cards/markdown.ts'
import type { Words } from '../../words.ts'

/** What Mary does for this authority, each with its button. */
export function drawCapabilities({ all }: { all: readonly CapabilitySeen[] }, look: Look): Card {
  const { words } = look
  const lines = all.map(({ id, on, last }) => ({
    id,
    name: nameOf(id, words),
    does: words.text(`capabilities.does.${id}`),
    state: stateOf({ on, last }, words),
    on,
  }))
  return drawCard('capabilities/list', { lines }, look)
}

/** Before it is switched off: what runs of it, and what becomes of that. */
export function drawSwitchingOff({ id, runs }: { id: Capability; runs: readonly Running[] }, look: Look): Card {
  const { words } = look
  const counted = runs.map(({ what, n }) => {
    const line = words.count(`capabilities.runs.${what}`, n)
    return n < countedMost ? line : words.text('capabilities.atLeast', { line })
  })
  return drawCard(
    'capabilities/off',
    {
      id,
      heading: words.text('capabilities.heading', { capability: nameOf(id, words) }),
      runs: counted.length === 0 ? '' : words.text('capabilities.running', { list: counted.join(', ') }),
      becomes: words.text(`capabilities.becomes.${id}`),
    },
    look,
  )
}

export function nameOf(id: Capability, words: Words): string {
  return words.text(`capabilities.names.${id}`)
}

function stateOf({ on, last }: Pick<CapabilitySeen, 'on' | 'last'>, words: Words): string {
  const state = words.text(`capabilities.${on ? 'isOn' : 'isOff'}`)
  if (!last?.by) return state
  const by = { state, name: escapeLine(last.by.name), date: words.date(last.at) }
  return words.text('capabilities.by', by)
}
