import {
  type AdaptiveCardInvokeResponse,
  type AdaptiveCardInvokeValue,
  type Request,
  TeamsActivityHandler,
  type TurnContext,
} from 'botbuilder'
import restify from 'restify'
import { sampleAdapter } from '../sample-adapter.ts'

/**
 * A bot as Microsoft's samples write it, which knows nothing but the card that it answers: the other half of the
 * measure.
 */
class BareBot extends TeamsActivityHandler {
  readonly cards: Record<string, object>

  constructor(cards: Record<string, object>) {
    super()
    this.cards = cards
  }

  protected override async onAdaptiveCardInvoke(
    _context: TurnContext,
    { action }: AdaptiveCardInvokeValue,
  ): Promise<AdaptiveCardInvokeResponse> {
    const value = this.cards[action.verb]
    if (!value) throw new Error(`no card for ${action.verb}`)
    return { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: value as Record<string, unknown> }
  }
}

/** As long as Mary trusts a token that she checked: whoever checks more often would be slower by that alone. */
const trustedMs = 60_000

type Given = { variables: Record<string, string>; cards: Record<string, object> }

process.once('message', (message: unknown) => {
  const { variables, cards } = message as Given
  const adapter = sampleAdapter(variables, trustedMs)
  const bot = new BareBot(cards)
  const server = restify.createServer()
  server.use(restify.plugins.bodyParser())
  server.post('/api/messages', async (request: restify.Request, response: restify.Response) => {
    await adapter.process(request as Request, response, context => bot.run(context))
  })
  server.listen(0, '127.0.0.1', () => process.send?.({ port: server.address().port }))
})
process.on('disconnect', () => process.exit(0))
