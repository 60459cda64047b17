import { type Incoming, isRecord } from './incoming.ts'
import { readMessage } from './message-payload.ts'
import type { Road } from './turn.ts'

/** A pressed button: its road, its verb and its data with the inputs. All untrusted. */
export type Pressed = { road: Road; verb: unknown; data: unknown }

/** Null when the activity presses no button, or does not name its verb. */
export function readPressed(incoming: Incoming): Pressed | null {
  const { value } = incoming
  if (!isRecord(value)) return null
  if (incoming.type === 'message') return 'verb' in value ? { road: 'submit', verb: value['verb'], data: value } : null
  switch (incoming.name) {
    case 'adaptiveCard/action': {
      const action = value['action']
      if (!isRecord(action)) return null
      const data = isRecord(action['data']) ? action['data'] : {}
      // botbuilder drops `trigger`, hence the raw activity is read.
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

/** The name of the command in the app's manifest. */
const proposeMessage = 'proposeMessage'

/** A command of the manifest, which people use on any message in Teams. */
function onMessage({ commandId, messagePayload }: Record<string, unknown>): Pressed | null {
  const data = commandId === proposeMessage ? readMessage(messagePayload) : null
  return data && { road: 'fetch', verb: 'message.propose', data }
}
