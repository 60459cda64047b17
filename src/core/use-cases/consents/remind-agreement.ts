import type { Change, Jobs } from '../../change.ts'
import { withAgreement } from '../../domain/pictures/change-media.ts'
import { isAsked } from '../../domain/pictures/agreement-state.ts'
import type { WorkingHours } from '../../domain/settings.ts'
import { afterQuietHours } from '../../domain/working-time/quiet-hours.ts'
import type { Ports } from '../../ports.ts'
import { orRunAgain } from '../attempt.ts'
import { agreementCard, silence } from '../pictures/agreement-news.ts'

type Needs = Pick<Ports, 'media' | 'directory' | 'commit' | 'now'>

/**
 * The job `agreement.silent`: an agent who does not answer is reminded once; then the person who asked is told, at once
 * where the agent left. By night it waits for the morning. Where the agent answered, or was asked anew meanwhile, it
 * does nothing.
 */
export async function followSilence(
  ports: Needs,
  data: Jobs['agreement.silent'],
  settings: WorkingHours,
): Promise<void> {
  const now = ports.now()
  const calm = afterQuietHours(now, settings)
  if (calm > now) return void (await ports.commit({ job: 'agreement.silent', data, at: calm }))
  await orRunAgain(async () => {
    const media = await ports.media.byId(data.mediaId)
    const agreement = media?.agreements.find(({ id }) => id === data.agreementId)
    if (!media || agreement?.person.kind !== 'agent' || !isAsked(agreement)) return 'done'
    if (agreement.askedAt !== data.askedAt || agreement.told) return 'done'
    const { id } = agreement.person.person
    const isThere = (await ports.directory.people([id])).get(id)?.enabled === true
    const reminds = isThere && data.then === 'remind'
    const told = { ...agreement, ...(!reminds && { told: isThere ? ('waiting' as const) : ('left' as const) }) }
    const next: Change[] = reminds
      ? [agreementCard('agreement-reminder', media, agreement), silence(media, agreement, 'tell', now)]
      : [agreementCard('agreement-silent', media, agreement)]
    const row = { ...withAgreement(media, told), version: media.version + 1 }
    return ports.commit({ save: 'media', row, ifVersion: media.version }, ...next)
  })
}
