import {
  type AdaptiveCardInvokeResponse,
  type AdaptiveCardInvokeValue,
  ConversationState,
  type Request,
  TeamsActivityHandler,
  type TurnContext,
} from 'botbuilder'
import restify from 'restify'
import { sampleAdapter } from '../sample-adapter.ts'
import { stateInPostgres } from './state-in-postgres.ts'

/**
 * A bot as Microsoft's samples write it, which knows nothing but the card that it answers: the other half of the
 * measure. With a state it keeps for each conversation who decided what and when, and answers once that is written.
 */
class BareBot extends TeamsActivityHandler {
  readonly cards: Record<string, object>
  readonly state: ConversationState | null

  constructor(cards: Record<string, object>, state: ConversationState | null) {
    super()
    this.cards = cards
    this.state = state
  }

  override async run(context: TurnContext): Promise<void> {
    await super.run(context)
    await this.state?.saveChanges(context)
  }

  protected override async onAdaptiveCardInvoke(
    context: TurnContext,
    { action }: AdaptiveCardInvokeValue,
  ): Promise<AdaptiveCardInvokeResponse> {
    const value = this.cards[action.verb]
    if (!value) throw new Error(`no card for ${action.verb}`)
    if (this.state) await decide(this.state, context, action)
    return { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: value as Record<string, unknown> }
  }
}

type Decided = { turns: number; verb: string; data: unknown; by: string; at: string }

async function decide(
  state: ConversationState,
  context: TurnContext,
  { verb, data }: AdaptiveCardInvokeValue['action'],
): Promise<void> {
  const decided = state.createProperty<Decided>('decided')
  const { turns } = await decided.get(context, { turns: 0, verb, data, by: '', at: '' })
  const by = context.activity.from.aadObjectId ?? ''
  await decided.set(context, { turns: turns + 1, verb, data, by, at: new Date().toISOString() })
}

/**
 * As long as Mary trusts a token that she checked: checking more often would make the bare bot slower by that alone.
 */
const trustedMs = 60_000

type Given = { variables: Record<string, string>; cards: Record<string, object>; stateUrl?: string }

async function start({ variables, cards, stateUrl }: Given): Promise<void> {
  const adapter = sampleAdapter(variables, trustedMs)
  const state = stateUrl === undefined ? null : new ConversationState(await stateInPostgres(stateUrl))
  const bot = new BareBot(cards, state)
  const server = restify.createServer()
  server.use(restify.plugins.bodyParser())
  server.post('/api/messages', async (request: restify.Request, response: restify.Response) => {
    await adapter.process(request as Request, response, context => bot.run(context))
  })
  server.listen(0, '127.0.0.1', () => process.send?.({ port: server.address().port }))
}

process.once('message', (message: unknown) => void start(message as Given))
process.on('disconnect', () => process.exit(0))
