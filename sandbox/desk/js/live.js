import { state, tell } from './state.js'

/**
 * Hears what happens in the town, and passes it on. What happened before the line stood, or while it was cut, is asked
 * once it stands: `again`, since nobody knows whether anything did.
 */
export function listen() {
  const source = new EventSource('/town/events')
  source.onmessage = ({ data }) => {
    const event = JSON.parse(data)
    if (event.type === 'chat' && event.isNew && event.personId !== state.me?.id) {
      const before = state.unread.get(event.personId) ?? 0
      // Deleted first, so that the latest comes last.
      state.unread.delete(event.personId)
      state.unread.set(event.personId, before + 1)
      tell('unread')
    }
    tell(event.type, event)
  }
  source.onopen = () => {
    for (const type of ['channel', 'list', 'public', 'faults', 'bot']) tell(type, { again: true })
    if (state.me !== null) tell('chat', { personId: state.me.id, again: true })
  }
}
