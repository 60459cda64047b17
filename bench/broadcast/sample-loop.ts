import type { Activity, ConversationReference, TurnContext } from 'botbuilder'
import { keepToken, sampleAdapter } from '../sample-adapter.ts'
import { beRival } from './rival.ts'

/**
 * Proactive messages as Microsoft's samples send them and as Company Communicator does: `continueConversationAsync` for
 * each person, one `sendActivity` in it, the SDK's retries as they are. The samples wait for none of them; here as many
 * are awaited at once as Mary has in flight.
 */
beRival(async ({ variables, activity }) => {
  await keepToken(variables)
  const adapter = sampleAdapter(variables)
  const message = JSON.parse(activity) as Partial<Activity>
  const appId = variables['MicrosoftAppId'] ?? ''
  return async conversationId => {
    let failed = false
    const send = async (context: TurnContext): Promise<void> => void (await context.sendActivity(message))
    await adapter
      .continueConversationAsync(appId, referenceTo(variables, conversationId), send)
      .catch(() => (failed = true))
    return !failed
  }
})

function referenceTo(variables: Record<string, string>, id: string): Partial<ConversationReference> {
  return {
    bot: { id: `28:${variables['MicrosoftAppId']}`, name: 'Mary' },
    conversation: {
      id,
      isGroup: false,
      conversationType: 'personal',
      name: '',
      tenantId: variables['MicrosoftAppTenantId'] ?? '',
    },
    channelId: 'msteams',
    serviceUrl: `${variables['TEAMS_SERVICE_URL']}/`,
  }
}
