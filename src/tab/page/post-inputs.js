/** @import { Part } from './post-types.js' */

/** @type {Record<string, Part>} */
const parts = {
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

/** What is chosen already has one input for each kind of thing, in each of these three places. */
export const places = /** @type {const} */ (['chosen', 'only', 'except'])
const things = /** @type {const} */ (['departments', 'groups', 'teams', 'lists', 'people'])

/** @typedef {typeof places[number]} Place */
/** @typedef {typeof things[number]} Thing */

/**
 * @param {Place} place
 * @param {Thing} thing
 * @returns {string} as the form names it: `groups`, `onlyGroups`, `exceptGroups`
 */
export function inputOf(place, thing) {
  return place === 'chosen' ? thing : `${place}${thing.charAt(0).toUpperCase()}${thing.slice(1)}`
}

/**
 * @param {Place} place
 * @returns {string[]} the names of its inputs
 */
export function inputsOf(place) {
  return things.map(thing => inputOf(place, thing))
}

/**
 * @param {string} choice what a search found, as `department:Voirie` or `group:<id>`; without a kind: a person's id
 * @returns {[thing: Thing, value: string]}
 */
export function thingOf(choice) {
  const at = choice.indexOf(':')
  const kind = choice.slice(0, Math.max(at, 0))
  const thing = things.find(one => one === `${kind}s`)
  return thing ? [thing, choice.slice(at + 1)] : ['people', choice]
}

/**
 * @param {string} input
 * @returns {Part} what an input says something of
 */
export function partOf(input) {
  const known = Object.hasOwn(parts, input) ? parts[input] : undefined
  if (known) return known
  if (ofEvent.includes(input)) return 'event'
  if (input.startsWith('source')) return 'sources'
  const kind = /^variant-([a-z]+)/.exec(input)?.[1]
  if (kind !== undefined) return /** @type {Part} */ (`variant-${kind}`)
  return /^(?:alt|remove|infographic|description|drop-)/.test(input) ? 'pictures' : 'audience'
}

/**
 * @param {string} joined the values of an input of several choices
 * @returns {string[]}
 */
export function listed(joined) {
  return joined.split(',').filter(one => one !== '')
}
