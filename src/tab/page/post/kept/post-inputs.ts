import type { Part } from '../../../../teams/posts/drawn/written-post.ts'

const parts: Record<string, Part> = {
  title: 'title',
  summary: 'summary',
  body: 'body',
  kind: 'kind',
  locale: 'locale',
  section: 'section',
  linkTitle: 'link',
  linkUrl: 'link',
  slotDate: 'slot',
  slotTime: 'slot',
  mandatory: 'mandatory',
  validUntil: 'expiresOn',
  touches: 'touches',
  videoTitle: 'video',
  transcript: 'video',
  removeVideo: 'video',
  addOrganisers: 'organisers',
  organiserAddresses: 'organisers',
}
const ofEvent = ['date', 'time', 'ends', 'place', 'capacity', 'closesOn', 'guests', 'sessions', 'questions']

/** Each kind of thing has an input in each of these three places. */
export const places = ['chosen', 'only', 'except'] as const
const things = ['departments', 'groups', 'teams', 'lists', 'people'] as const

export type Place = (typeof places)[number]
export type Thing = (typeof things)[number]

/** The name in the form: `groups`, `onlyGroups`, `exceptGroups`. */
export function inputOf(place: Place, thing: Thing): string {
  return place === 'chosen' ? thing : `${place}${thing.charAt(0).toUpperCase()}${thing.slice(1)}`
}

export function inputsOf(place: Place): string[] {
  return things.map(thing => inputOf(place, thing))
}

/** `choice`: what a search found, as `department:Voirie` or `group:<id>`; without a kind: a person's id. */
export function thingOf(choice: string): [thing: Thing, value: string] {
  const at = choice.indexOf(':')
  const kind = choice.slice(0, Math.max(at, 0))
  const thing = things.find(one => one === `${kind}s`)
  return thing ? [thing, choice.slice(at + 1)] : ['people', choice]
}

/** The part of the post to which an input belongs. */
export function partOf(input: string): Part {
  const known = Object.hasOwn(parts, input) ? parts[input] : undefined
  if (known) return known
  if (ofEvent.includes(input)) return 'event'
  if (input.startsWith('source')) return 'sources'
  const kind = /^variant-([a-z]+)/.exec(input)?.[1]
  if (kind !== undefined) return `variant-${kind}` as Part
  return /^(?:alt|remove|infographic|description|drop-)/.test(input) ? 'pictures' : 'audience'
}

/** The chosen values of one input. */
export function listed(joined: string): string[] {
  return joined.split(',').filter(one => one !== '')
}
