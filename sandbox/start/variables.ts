import type { Accounts } from '../public/accounts.ts'
import { newspaperMailbox } from '../town/newspaper-mailbox.ts'
import type { Town } from '../town/town.ts'

/** The very variables that a tenant would give to the bot. */
export function variablesOf(town: Town, origin: string, accounts: Accounts): Record<string, string> {
  return {
    MicrosoftAppType: 'SingleTenant',
    MicrosoftAppId: town.appId,
    MicrosoftAppPassword: town.appPassword,
    MicrosoftAppTenantId: town.tenantId,
    SHAREPOINT_SITE_ID: town.site.id,
    AGENTS_GROUP_ID: town.agentsGroupId,
    COMMS_GROUP_ID: town.commsGroupId,
    ADMIN_GROUP_ID: town.adminGroupId,
    DPO_GROUP_ID: town.dpoGroupId,
    ARCHIVIST_GROUP_ID: town.archivistGroupId,
    FALLBACK_APPROVERS_GROUP_ID: town.fallbackGroupId,
    COMMS_TEAM_ID: town.commsTeamId,
    COMMS_CHANNEL_ID: town.commsChannelId,
    TEAMS_APP_ID: town.teamsAppId,
    AUTHORITY_NAME: town.name,
    ABSENCES_LIMITED: 'yes',
    NEWSPAPER_MAILBOX: newspaperMailbox(town),
    NEWSPAPER_MAIL_LIMITED: 'yes',
    AGENDA_HOSTS: new URL(origin).hostname,
    GRAPH_URL: origin,
    LOGIN_URL: origin,
    TEAMS_SERVICE_URL: origin,
    BOT_OPENID_METADATA_URL: origin,
    BLUESKY_SERVICE: origin,
    BLUESKY_IDENTIFIER: accounts.bluesky.handle,
    BLUESKY_APP_PASSWORD: accounts.bluesky.appPassword,
    MASTODON_URL: origin,
    MASTODON_TOKEN: accounts.mastodon.token,
    WORDPRESS_URL: origin,
    WORDPRESS_USER: accounts.cms.user,
    WORDPRESS_APP_PASSWORD: accounts.cms.appPassword,
    SITE_WEBHOOK_URL: `${origin}/webhooks/site`,
    SITE_WEBHOOK_SECRET: accounts.webhookSecret,
  }
}
