import { type Incoming, isRecord } from './incoming.ts'
import type { Road } from './turn.ts'

/** A button: by which road it came, its verb and its data with the inputs. All untrusted. */
export type Pressed = { road: Road; verb: unknown; data: unknown }

/** Null when the activity presses nothing, or does not say what. */
export function readPressed(incoming: Incoming): Pressed | null {
  const { value } = incoming
  if (!isRecord(value)) return null
  if (incoming.type === 'message') return 'verb' in value ? { road: 'submit', verb: value['verb'], data: value } : null
  switch (incoming.name) {
    case 'adaptiveCard/action': {
      const action = value['action']
      if (!isRecord(action)) return null
      const data = isRecord(action['data']) ? action['data'] : {}
      // botbuilder drops `trigger`, hence the raw activity.
      return {
        road: value['trigger'] === 'automatic' ? 'automatic' : 'execute',
        verb: action['verb'] ?? data['verb'],
        data,
      }
    }
    case 'task/fetch':
    case 'task/submit': {
      const data = isRecord(value['data']) ? value['data'] : {}
      return { road: incoming.name === 'task/fetch' ? 'fetch' : 'dialog', verb: data['verb'], data }
    }
    default:
      return null
  }
}
