import { Temporal } from 'temporal-polyfill'
import type { Page } from 'playwright-core'
import type { WrittenRelease } from '../../src/teams/week/drawn/written-week.ts'

/** A week as the server says it, for pages that are tested without one. */
export type SaidRelease = WrittenRelease

type SaidMove = { postId: string; channel: string; version: string; day: string; time: string; agreed?: string }

const channels = ['teams', 'bluesky', 'mastodon', 'facebook', 'instagram', 'linkedin', 'site']
const states = [
  ['draft', 'Brouillon'],
  ['in-validation', 'En validation'],
  ['approved', 'Validée'],
  ['scheduled', 'Programmée'],
  ['sent', 'Diffusée'],
  ['held', 'Retenue'],
  ['planned', 'Prévue'],
] as const
export const today = '2026-12-01'

/** `count` releases from this day on, over so many days; each eighth lacks something, each fifth waits for somebody. */
export function saidReleases(count: number, from = today, days = 6): SaidRelease[] {
  return Array.from({ length: count }, (_, at) => {
    const channel = channels[at % channels.length]!
    const day = dayAfter(from, at % days)
    const time = `${String(8 + (at % 10)).padStart(2, '0')}:${at % 2 ? '30' : '00'}`
    const [state, stateText] = channel === 'teams' ? states[at % 6]! : states[6]
    const title = `Parution numéro ${at + 1}`
    const isLate = at % 10 === 6
    const due = isLate ? 'en retard depuis lundi 11 h' : 'avant lundi 11 h'
    const holder = at % 5 === 1 ? `chez Anne Roy, ${due}` : ''
    return {
      id: `post-${at}/${channel}`,
      postId: `post-${at}`,
      channel,
      version: '1',
      reference: `PUB-2026-${String(at + 1).padStart(4, '0')}`,
      title,
      day,
      time,
      state,
      stateText,
      holder,
      isLate,
      lacks: at % 8 === 0 ? ['Texte alternatif'] : [],
      sectors: at % 3 === 0 ? ['s1'] : [],
      campaign: at % 4 === 0 ? 'c1' : null,
      campaignText: at % 4 === 0 ? 'CAM-2026-0001 · Noël solidaire' : '',
      movable: state !== 'sent',
    }
  })
}

export type SaidWeek = {
  releases: SaidRelease[]
  undated: SaidRelease[]
  moves: SaidMove[]
  /** What a move answers; undefined: it is done. */
  answer: (move: SaidMove) => object | undefined
  /** Behind the eleventh of December. */
  meetings: number
  /** Who is not of comms sees this. */
  only: object | null
}

/** Answers for Mary what this page asks about weeks, from what the test holds. */
export async function sayWeeks(page: Page, said: Partial<SaidWeek>): Promise<SaidWeek> {
  const all: SaidWeek = {
    releases: [],
    undated: [],
    moves: [],
    answer: () => undefined,
    meetings: 0,
    only: null,
    ...said,
  }
  await page.route('**/tab/api/week', route => {
    const { from, to } = route.request().postDataJSON() as { from: string; to: string }
    return route.fulfill({ json: all.only ?? weekOf(all, from, to) })
  })
  await page.route('**/tab/api/week/live', route =>
    route.fulfill({ contentType: 'text/event-stream', body: 'data: {"head":1}\n\n' }),
  )
  await page.route('**/tab/api/week/move', route => {
    const move = route.request().postDataJSON() as SaidMove
    all.moves.push(move)
    const answer = all.answer(move)
    if (answer) return route.fulfill({ json: answer })
    const id = `${move.postId}/${move.channel}`
    const moved = [...all.releases, ...all.undated].find(one => one.id === id)!
    all.undated = all.undated.filter(one => one !== moved)
    if (!all.releases.includes(moved)) all.releases.push(moved)
    const { day, time } = move
    Object.assign(moved, { day, time, version: '2' })
    return route.fulfill({ json: { kind: 'moved', text: `« ${moved.title} » part le ${day} à ${time}.` } })
  })
  return all
}

function weekOf({ releases, undated, meetings }: SaidWeek, from: string, to: string): object {
  const seen = releases.filter(({ day }) => from <= day && day <= to)
  const days = Array.from({ length: 62 }, (_, at) => dayAfter(from, at))
  const week = {
    kind: 'week',
    today,
    from,
    to,
    now: `${today}T08:00:00.000Z`,
    timeZone: 'Europe/Paris',
    channels: channels.map(id => ({
      id,
      name: id === 'teams' ? 'Teams' : id.replace(/^./, first => first.toUpperCase()),
    })),
    sectors: [{ id: 's1', name: 'Technique' }],
    campaigns: [{ id: 'c1', name: 'CAM-2026-0001 · Noël solidaire' }],
    states: states.map(([id, name]) => ({ id, name })),
    releases: seen,
    undated,
    others: undated.length > 0 ? 'et 2 autres' : '',
    behind: [
      {
        id: 'b1',
        title: 'Conseil municipal',
        from: '2026-12-03',
        to: '2026-12-03',
        time: '18:30',
        kind: 'council',
        kindText: 'Conseil',
      },
      {
        id: 'b2',
        title: 'Vacances de Noël',
        from: '2026-12-05',
        to: '2026-12-20',
        time: null,
        kind: 'school',
        kindText: 'Vacances scolaires',
      },
      ...Array.from({ length: meetings }, (_, at) => ({
        id: `m${at}`,
        title: `Commission ${at + 1}`,
        from: '2026-12-11',
        to: '2026-12-11',
        time: '09:00',
        kind: 'council',
        kindText: 'Conseil',
      })),
    ],
    events: [{ postId: 'e1', title: 'Goûter des anciens', day: '2026-12-02', time: '15:00', place: 'Salle des fêtes' }],
    empty: days.filter(day => day >= today && day <= to && !seen.some(one => one.day === day)),
    failing: ['L’agenda « Conseils » n’est plus lu depuis le 28 novembre.'],
  }
  return { ...week, mark: JSON.stringify(week) }
}

function dayAfter(day: string, n: number): string {
  return Temporal.PlainDate.from(day).add({ days: n }).toString()
}

/** One that has no day yet. */
export function undated(title: string): SaidRelease {
  const [release] = saidReleases(1)
  return { ...release!, id: 'undated/teams', postId: 'undated', day: '', time: '', title }
}
