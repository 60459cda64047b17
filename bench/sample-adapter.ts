import {
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  ConfigurationServiceClientCredentialFactory,
} from 'botbuilder'
import { MsalAppCredentials } from 'botframework-connector'

type Variables = Record<string, string>

const botScope = 'https://api.botframework.com'

const loginOf = (variables: Variables): string => `${variables['LOGIN_URL']}/${variables['MicrosoftAppTenantId']}`

/**
 * The samples read the environment; this tenant's addresses need every setting that botbuilder knows. `trustedMs`: so
 * long a token that was checked is not checked again, which the SDK does not do by itself.
 */
export function sampleAdapter(variables: Variables, trustedMs = 0): CloudAdapter {
  const settings = {
    ...identityOf(variables),
    ToChannelFromBotLoginUrl: loginOf(variables),
    ToChannelFromBotOAuthScope: botScope,
    ToBotFromChannelTokenIssuer: botScope,
    OAuthUrl: 'https://token.botframework.com/',
    ToBotFromChannelOpenIdMetadataUrl: `${variables['BOT_OPENID_METADATA_URL']}/v1/.well-known/openidconfiguration`,
    ToBotFromEmulatorOpenIdMetadataUrl: `${loginOf(variables)}/v2.0/.well-known/openid-configuration`,
    ValidateAuthority: false,
    CallerId: '',
  }
  const authentication = new ConfigurationBotFrameworkAuthentication(settings, credentialsOf(variables))
  return new CloudAdapter(trustedMs === 0 ? authentication : trusting(authentication, trustedMs))
}

function trusting(
  authentication: ConfigurationBotFrameworkAuthentication,
  ms: number,
): ConfigurationBotFrameworkAuthentication {
  const check = authentication.authenticateRequest.bind(authentication)
  const trusted = new Map<string, { until: number; answer: ReturnType<typeof check> }>()
  authentication.authenticateRequest = async (activity, header) => {
    const claim = JSON.stringify([activity.channelId, activity.serviceUrl, header])
    const known = trusted.get(claim)
    if (known && known.until > Date.now()) return known.answer
    const answer = check(activity, header)
    trusted.set(claim, { until: Date.now() + ms, answer })
    return answer
  }
  return authentication
}

function identityOf(variables: Variables) {
  const of = (name: string): string => variables[name] ?? ''
  return {
    MicrosoftAppId: of('MicrosoftAppId'),
    MicrosoftAppType: of('MicrosoftAppType'),
    MicrosoftAppTenantId: of('MicrosoftAppTenantId'),
  }
}

function credentialsOf(variables: Variables): ConfigurationServiceClientCredentialFactory {
  return new ConfigurationServiceClientCredentialFactory({
    ...identityOf(variables),
    MicrosoftAppPassword: variables['MicrosoftAppPassword'] ?? '',
  })
}

/**
 * Puts a token where the SDK keeps its own, for the hour that it lives: MSAL asks Microsoft's directory about every
 * login host that it does not know, and would not get to know this one.
 */
export async function keepToken(variables: Variables): Promise<void> {
  const { MicrosoftAppId: appId } = identityOf(variables)
  const accessToken = await botToken(variables)
  const kept = new KeptToken(appId, variables['MicrosoftAppPassword'] ?? '', loginOf(variables), botScope)
  await kept.keep({ accessToken, expiresOn: new Date(Date.now() + 3_600_000) })
}

type Token = { accessToken: string; expiresOn: Date }

class KeptToken extends MsalAppCredentials {
  #token: Token | undefined

  keep(token: Token): Promise<string> {
    this.#token = token
    return this.getToken(true)
  }

  protected override async refreshToken(): Promise<Token> {
    if (!this.#token) throw new Error('no token')
    return this.#token
  }
}

/** A token of this tenant's Entra for the Bot Connector. */
export async function botToken(variables: Variables): Promise<string> {
  const form = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: variables['MicrosoftAppId'] ?? '',
    client_secret: variables['MicrosoftAppPassword'] ?? '',
    scope: `${botScope}/.default`,
  })
  const answer = await fetch(`${loginOf(variables)}/oauth2/v2.0/token`, { method: 'POST', body: form })
  return ((await answer.json()) as { access_token: string }).access_token
}
