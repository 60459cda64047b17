import {
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  ConfigurationServiceClientCredentialFactory,
  type Activity,
} from 'botbuilder'
import { AuthenticationConfiguration, AuthenticationError } from 'botframework-connector'
import { createQuiet } from './quiet.ts'
import { createTrustedTokens } from './trusted-tokens.ts'

export type ConnectionOptions = {
  appType: 'SingleTenant' | 'UserAssignedMSI'
  appId: string
  appPassword: string | undefined
  tenantId: string
  loginUrl: string
  /** Origin of the Bot Framework's OpenID metadata. */
  botMetadataUrl: string
}

/** Who may speak to Mary: the Bot Framework's channel service, and nobody else. */
const channelIssuer = 'https://api.botframework.com'
const botScope = 'https://api.botframework.com'

/** `refused`: a bad token, 401. `unreachable`: Microsoft's keys could not be fetched, nothing is known of the token. */
export type Checked = 'trusted' | 'refused' | 'unreachable'

/**
 * botbuilder's adapter, of which Mary uses the check of the token only: answers go out through a pool of her own,
 * because the SDK sends again by itself after a cut (shared design, "What a send may answer").
 */
export class TeamsConnection extends CloudAdapter {
  readonly #trusted = createTrustedTokens()
  readonly #quietly = createQuiet()

  constructor(options: ConnectionOptions) {
    super(authentication(options))
  }

  /** Checks the token of an activity: signature, audience, issuer, service address, endorsement. Throws nothing. */
  async check(activity: Partial<Activity>, authorization: string): Promise<Checked> {
    // All that botbuilder's verdict depends on.
    const claim = JSON.stringify([activity.channelId, activity.serviceUrl, authorization])
    if (this.#trusted.has(claim)) return 'trusted'
    try {
      const sdk = this.botFrameworkAuthentication
      const { claimsIdentity } = await this.#quietly(() => sdk.authenticateRequest(activity as Activity, authorization))
      // botbuilder also lets tokens of the Emulator and of other bots in.
      if (claimsIdentity?.getClaimValue('iss') !== channelIssuer) return 'refused'
      this.#trusted.add(claim, Number(claimsIdentity.getClaimValue('exp')))
      return 'trusted'
    } catch (error) {
      return isUnreachable(error) ? 'unreachable' : 'refused'
    }
  }
}

/**
 * botbuilder answers 500 to a bad signature, `alg: none` or `nbf`: only a failed fetch of the keys is not the sender's
 * fault.
 */
function isUnreachable(error: unknown): boolean {
  if (error instanceof AuthenticationError) return error.statusCode === 500
  return error instanceof Error && error.name === 'FetchError'
}

function authentication(options: ConnectionOptions): ConfigurationBotFrameworkAuthentication {
  const tenantLogin = `${options.loginUrl}/${options.tenantId}`
  // All of them or none: with some, botbuilder silently falls back to the public cloud.
  const settings = {
    MicrosoftAppId: options.appId,
    MicrosoftAppType: options.appType,
    MicrosoftAppTenantId: options.tenantId,
    ToChannelFromBotLoginUrl: tenantLogin,
    ToChannelFromBotOAuthScope: botScope,
    ToBotFromChannelTokenIssuer: channelIssuer,
    OAuthUrl: 'https://token.botframework.com/',
    ToBotFromChannelOpenIdMetadataUrl: `${options.botMetadataUrl}/v1/.well-known/openidconfiguration`,
    ToBotFromEmulatorOpenIdMetadataUrl: `${tenantLogin}/v2.0/.well-known/openid-configuration`,
    ValidateAuthority: false,
    CallerId: '',
  }
  const credentials = new ConfigurationServiceClientCredentialFactory({
    MicrosoftAppId: options.appId,
    MicrosoftAppType: options.appType,
    MicrosoftAppTenantId: options.tenantId,
    ...(options.appPassword === undefined ? {} : { MicrosoftAppPassword: options.appPassword }),
  })
  return new ConfigurationBotFrameworkAuthentication(settings, credentials, new AuthenticationConfiguration())
}
