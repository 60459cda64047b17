import type { Config } from '../settings/config.ts'
import { Misconfigured } from '../core/domain/errors.ts'
import type { Settings } from '../postgres/stores/kept-values.ts'

/**
 * A worker that knew nothing of the pilot's group would write to everybody; with other hours it would remind people at
 * night.
 */
const variables = {
  ONLY_TO_GROUP_ID: 'onlyToGroupId',
  BROADCAST_PER_SECOND: 'broadcastPerSecond',
  FOUR_EYES_OVER: 'fourEyesOver',
  TIME_ZONE: 'timeZone',
  QUIET_HOURS: 'quietHours',
  HOLIDAYS_REGION: 'holidaysRegion',
  JOURNAL_HEAD_TO: 'journalHeadTo',
} as const

const key = 'common-rules'

function rulesOf(config: Config): Record<string, string | number | null> {
  const { quietHours } = config
  const said = { ...config, quietHours: quietHours === 'off' ? quietHours : `${quietHours.from}-${quietHours.to}` }
  return Object.fromEntries(Object.entries(variables).map(([name, field]) => [name, said[field] ?? null]))
}

/** The bot says by which rules every process on this database works. */
export async function sayRules(kept: Settings, config: Config): Promise<void> {
  await kept.set(key, rulesOf(config))
}

/** A worker with other rules than the bot's does not start: throws Misconfigured, which names the variables. */
export async function agreeOnRules(kept: Settings, config: Config): Promise<void> {
  const said = await kept.get(key)
  if (typeof said !== 'object' || said === null) return
  const known = new Map(Object.entries(said))
  const other = Object.entries(rulesOf(config)).filter(([name, value]) => known.has(name) && known.get(name) !== value)
  if (other.length === 0) return
  const names = other.map(([name]) => name).join(', ')
  throw new Misconfigured(
    'other-rules-than-the-bot',
    `A worker works by the rules of the bot: ${names} must be the same for both.`,
  )
}
