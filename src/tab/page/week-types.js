/**
 * One parution as Mary says it: its words come from her, nothing in it needs to be computed here.
 * @typedef {object} Release
 * @property {string} id of the parution: post and channel
 * @property {string} postId
 * @property {string} channel
 * @property {string} version what a move says it was decided on
 * @property {string} reference
 * @property {string} title
 * @property {string} day '' while it has none
 * @property {string} time `HH:MM` on the authority's clock; '' while it has none
 * @property {string} state
 * @property {string} stateText
 * @property {string} holder whose word it waits for, until when; '' when for nobody's
 * @property {boolean} isLate they should have answered
 * @property {string[]} lacks what is missing
 * @property {string[]} sectors ids
 * @property {string | null} campaign id
 * @property {string} campaignText
 * @property {boolean} movable
 */
/** @typedef {{ id: string, name: string }} Named */
/**
 * What stands behind the parutions: an entry of the agenda, an announced event.
 * @typedef {{ id: string, title: string, from: string, to: string, time: string | null, kind: string,
 *   kindText: string }} Behind
 * @typedef {{ postId: string, title: string, day: string, time: string | null, place: string }} Event
 */
/**
 * @typedef {object} Week
 * @property {'week'} kind
 * @property {string} mark another one whenever anything of it is
 * @property {string} today
 * @property {string} from
 * @property {string} to
 * @property {Named[]} channels
 * @property {Named[]} sectors
 * @property {Named[]} campaigns
 * @property {Named[]} states
 * @property {Release[]} releases by time
 * @property {Release[]} undated
 * @property {string} others what is not shown; '' when all is
 * @property {Behind[]} behind
 * @property {Event[]} events
 * @property {string[]} empty days on which nothing leaves
 * @property {string[]} failing a sentence for each agenda that cannot be read
 */
/**
 * What agents see.
 * @typedef {{ kind: 'public', name: string, title: string, empty: string,
 *   events: { title: string, date: string, place: string, text: string, href: string | null }[] }} PublicWeek
 */
/**
 * What Mary answers to a move. `agreed`: sent back with the same move, it says yes to exactly these sentences. `said`: it
 * lies where it lay, until somebody else confirms.
 * @typedef {{ kind: 'moved' | 'said' | 'refused', text: string }
 *   | { kind: 'sure', texts: string[], agreed: string, confirm: string }} Moved
 */
/** @typedef {{ day: string, time: string }} Slot */
/**
 * What somebody wants to see: what the address of the page says.
 * @typedef {'week' | 'month' | 'list'} View
 * @typedef {'sector' | 'channel' | 'campaign' | 'state'} Filter
 * @typedef {{ view: View, day: string, filters: Record<Filter, string> }} Wanted `filters`: '' takes all
 */
export {}
