import {
  type AdaptiveCardInvokeResponse, type AdaptiveCardInvokeValue, CloudAdapter, ConfigurationBotFrameworkAuthentication,
  ConfigurationServiceClientCredentialFactory, type Request, TeamsActivityHandler, type TurnContext,
} from 'botbuilder'
import restify from 'restify'

/** A bot as Microsoft's samples write it, which knows nothing but the card that it answers: the other half of the measure. */
class BareBot extends TeamsActivityHandler {
  readonly cards: Record<string, object>

  constructor(cards: Record<string, object>) {
    super()
    this.cards = cards
  }

  protected override async onAdaptiveCardInvoke(
    _context: TurnContext, { action }: AdaptiveCardInvokeValue,
  ): Promise<AdaptiveCardInvokeResponse> {
    const value = this.cards[action.verb]
    if (!value) throw new Error(`no card for ${action.verb}`)
    return { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: value as Record<string, unknown> }
  }
}

type Given = { variables: Record<string, string>; cards: Record<string, object> }

/** The samples read the environment; this tenant's addresses need every setting that botbuilder knows. */
function adapterOf(variables: Given['variables']): CloudAdapter {
  const of = (name: string): string => variables[name] ?? ''
  const login = `${of('LOGIN_URL')}/${of('MicrosoftAppTenantId')}`
  const settings = {
    MicrosoftAppId: of('MicrosoftAppId'),
    MicrosoftAppType: of('MicrosoftAppType'),
    MicrosoftAppTenantId: of('MicrosoftAppTenantId'),
    ToChannelFromBotLoginUrl: login,
    ToChannelFromBotOAuthScope: 'https://api.botframework.com',
    ToBotFromChannelTokenIssuer: 'https://api.botframework.com',
    OAuthUrl: 'https://token.botframework.com/',
    ToBotFromChannelOpenIdMetadataUrl: `${of('BOT_OPENID_METADATA_URL')}/v1/.well-known/openidconfiguration`,
    ToBotFromEmulatorOpenIdMetadataUrl: `${login}/v2.0/.well-known/openid-configuration`,
    ValidateAuthority: false,
    CallerId: '',
  }
  const credentials = new ConfigurationServiceClientCredentialFactory({
    MicrosoftAppId: of('MicrosoftAppId'),
    MicrosoftAppPassword: of('MicrosoftAppPassword'),
    MicrosoftAppType: of('MicrosoftAppType'),
    MicrosoftAppTenantId: of('MicrosoftAppTenantId'),
  })
  return new CloudAdapter(new ConfigurationBotFrameworkAuthentication(settings, credentials))
}

process.once('message', (message: unknown) => {
  const { variables, cards } = message as Given
  const adapter = adapterOf(variables)
  const bot = new BareBot(cards)
  const server = restify.createServer()
  server.use(restify.plugins.bodyParser())
  server.post('/api/messages', async (request: restify.Request, response: restify.Response) => {
    await adapter.process(request as Request, response, context => bot.run(context))
  })
  server.listen(0, '127.0.0.1', () => process.send?.({ port: server.address().port }))
})
process.on('disconnect', () => process.exit(0))
