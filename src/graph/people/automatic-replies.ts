import type { DateTimeTimeZone, MailboxSettings } from '@microsoft/microsoft-graph-types'
import type { Directory } from '../../core/ports/people.ts'
import type { Instant } from '../../core/domain/time.ts'
import { type Graph, segment } from '../graph.ts'
import { forbidden, orNull } from '../transport/failure.ts'

const needs = 'MailboxSettings.Read'
/** The setting alone: the texts of people's replies are never read. */
const query = { $select: 'automaticRepliesSetting' }

type Options = {
  now: () => Instant
  /** Without the permission nothing else changes: the operator is told once. */ refused: (error: unknown) => void
}

/** https://learn.microsoft.com/graph/api/user-get-mailboxsettings: `scheduled` stays before and after the window. */
export function readAbsence(graph: Graph, { now, refused }: Options): Directory['absence'] {
  let told = false
  return async id => {
    try {
      const settings = await orNull(
        graph.get<MailboxSettings>(`/users/${segment(id)}/mailboxSettings`, { needs, query }),
      )
      return absenceIn(settings?.automaticRepliesSetting, now())
    } catch (error) {
      if (!forbidden(error)) throw error
      if (!told) refused(error)
      told = true
      return null
    }
  }
}

export function absenceIn(
  setting: MailboxSettings['automaticRepliesSetting'],
  now: Instant,
): { until: Instant | null } | null {
  if (setting?.status === 'alwaysEnabled') return { until: null }
  if (setting?.status !== 'scheduled') return null
  const [from, until] = [instantIn(setting.scheduledStartDateTime), instantIn(setting.scheduledEndDateTime)]
  return from !== null && until !== null && from <= now && now < until ? { until } : null
}

/** Graph gives them in UTC; another zone is not guessed at. */
function instantIn(at: DateTimeTimeZone | null | undefined): Instant | null {
  const ms = at?.timeZone === 'UTC' ? Date.parse(`${at.dateTime?.replace(/(\.\d{3})\d*$/, '$1')}Z`) : Number.NaN
  return Number.isNaN(ms) ? null : new Date(ms).toISOString()
}
