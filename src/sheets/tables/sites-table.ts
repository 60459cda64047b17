import type { SitesSeen } from '../../core/domain/faces/relay-seen.ts'
import { stateOf } from '../../core/domain/relays/relay-state.ts'
import type { Sheet } from '../../core/ports/outside.ts'
import type { PlainName, Words } from '../../words.ts'

/**
 * « À qui téléphoner »: every site that was asked, unreached ones first. Mary reads no telephone numbers: names and
 * addresses lead to them. Empty if no site was asked.
 */
export function sitesTables(sites: SitesSeen | null, words: Words): Sheet[] {
  const { round = null, tasks = [] } = sites ?? {}
  if (round === null || tasks.length === 0) return []
  const column = (name: PlainName<'sheets.sites'>, width: number) => ({
    title: words.text(`sheets.sites.${name}`),
    width,
  })
  const rows = tasks.map(task => ({ task, state: stateOf(task, round) }))
  const open = rows.filter(({ state }) => state !== 'done')
  return [
    {
      name: words.text('sheets.sites.name'),
      columns: [
        column('site', 36),
        column('relay', 30),
        column('deputy', 30),
        column('people', 12),
        column('state', 16),
        column('address', 44),
        column('reason', 44),
      ],
      rows: [...open, ...rows.filter(({ state }) => state === 'done')].map(({ task, state }) => [
        task.site.name,
        task.asked?.name ?? null,
        task.site.deputy?.name ?? null,
        task.site.without ?? '?',
        words.text(`relays.mine.state.${state}`),
        task.site.address,
        state === 'cannot' ? (task.cannot?.reason ?? null) : null,
      ]),
    },
  ]
}
