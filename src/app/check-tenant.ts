import { setTimeout as delay } from 'node:timers/promises'
import type { Tenant } from '../settings/tenant-settings.ts'
import { Misconfigured } from '../core/domain/errors.ts'
import { type Graph, segment } from '../graph/graph.ts'
import type { Labels, SectionLabels } from '../graph/lists/columns.ts'
import { orNull } from '../graph/transport/failure.ts'
import { missingGroups } from '../graph/missing-groups.ts'
import { provisionLists } from '../graph/provision-lists.ts'
import { checkChannel } from '../graph/team.ts'
import type { Logger } from '../log.ts'
import type { NewspaperMailbox } from '../settings/newspaper-mailbox.ts'
import { type Proxy, throughProxy } from '../settings/way-out.ts'

const firstPauseMs = 2_000
const longestPauseMs = 5 * 60_000

type Wanted = {
  labels: Labels
  sections(): Promise<SectionLabels>
  mailbox: NewspaperMailbox | undefined
  proxy: Proxy | undefined
}

/**
 * Looks whether the tenant has what Mary needs, until it has; chat goes on meanwhile, and what people send waits in the
 * queue.
 */
export async function checkTenant(
  graph: Graph,
  tenant: Tenant,
  wanted: Wanted,
  log: Logger,
  signal: AbortSignal,
): Promise<void> {
  await nameChannel(graph, tenant, log)
  await nameGroups(graph, tenant, log)
  if (wanted.mailbox) await nameMailbox(graph, wanted.mailbox, log)
  for (let pauseMs = firstPauseMs; !signal.aborted; pauseMs = Math.min(pauseMs * 2, longestPauseMs)) {
    if (await listsReady(graph, tenant, wanted, log)) return
    await delay(pauseMs, undefined, { signal, ref: false }).catch(() => undefined)
  }
}

async function listsReady(
  graph: Graph,
  { siteId }: Tenant,
  { labels, sections, proxy }: Wanted,
  log: Logger,
): Promise<boolean> {
  try {
    const found = await provisionLists(graph, {
      siteId,
      labels,
      sections: { names: (await sections()).open, sure: true },
    })
    if (found.did.length > 0) log.info({ did: found.did }, 'the lists were made or mended')
    if (found.kind === 'ready') {
      log.info({}, 'the lists are there')
      return true
    }
    log.warn(
      { missing: found.what, command: found.command },
      `lists or columns are missing in SharePoint and I may not create them: run ${found.command}`,
    )
  } catch (error) {
    const why = error instanceof Misconfigured ? error.message : `Graph does not answer${throughProxy(proxy)}`
    log.warn({ err: error }, `the lists could not be looked for: ${why}`)
  }
  return false
}

async function nameChannel(graph: Graph, { commsTeamId, commsChannelId }: Tenant, log: Logger): Promise<void> {
  try {
    const found = await checkChannel(graph, { teamId: commsTeamId, channelId: commsChannelId })
    if (found === 'not-there')
      log.warn(
        {},
        'COMMS_CHANNEL_ID is not a channel of COMMS_TEAM_ID: cards for the communication team will not arrive',
      )
    if (found === 'no-team') log.warn({}, 'COMMS_TEAM_ID names no team of this tenant')
  } catch (error) {
    log.warn({ err: error }, 'the communication channel could not be looked for')
  }
}

async function nameGroups(graph: Graph, tenant: Tenant, log: Logger): Promise<void> {
  try {
    for (const variable of await missingGroups(graph, tenant))
      log.warn({}, `${variable} names no group of this tenant: until it does, the directory cannot be read`)
  } catch (error) {
    log.warn({ err: error }, 'the groups could not be looked for')
  }
}

/** Whether Exchange lets Mary send could be tried only by sending: that there is such an account is all she asks. */
async function nameMailbox(graph: Graph, { address, isLimited }: NewspaperMailbox, log: Logger): Promise<void> {
  if (!isLimited)
    return log.warn(
      {},
      'NEWSPAPER_MAILBOX is set, but NEWSPAPER_MAIL_LIMITED is not yes: newspapers are sent by hand. Limit Mail.Send to ' +
        'this mailbox first (docs/install.md, One mailbox alone)',
    )
  try {
    const path = `/users/${segment(address)}?$select=id`
    if ((await orNull(graph.get(path, { needs: 'User.Read.All' }))) === null)
      log.warn({}, 'NEWSPAPER_MAILBOX names no mailbox of this tenant: newspapers will not be sent')
  } catch (error) {
    log.warn({ err: error }, 'the mailbox of the newspapers could not be looked for')
  }
}
