import { type Incoming, isRecord } from './incoming.ts'
import { readMessage } from './message-payload.ts'
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
    case 'task/submit':
      return fromDialog(incoming.name === 'task/fetch' ? 'fetch' : 'dialog', value)
    case 'composeExtension/fetchTask':
      return onMessage(value)
    case 'composeExtension/submitAction':
      return fromDialog('dialog', value)
    default:
      return null
  }
}

function fromDialog(road: 'fetch' | 'dialog', value: Record<string, unknown>): Pressed {
  const data = isRecord(value['data']) ? value['data'] : {}
  return { road, verb: data['verb'], data }
}

/** As the app’s manifest names it. */
const proposeMessage = 'proposeMessage'

/** An action of the manifest, on any message in Teams. */
function onMessage({ commandId, messagePayload }: Record<string, unknown>): Pressed | null {
  const data = commandId === proposeMessage ? readMessage(messagePayload) : null
  return data && { road: 'fetch', verb: 'message.propose', data }
}
