/**
 * What the page and Mary say to each other of a post that is written: see `src/tab/post-api.ts`.
 * @typedef {'title' | 'summary' | 'body' | 'kind' | 'locale' | 'section' | 'link' | 'pictures' | 'video' | 'event' | 'audience'
 *   | 'slot' | 'mandatory' | 'expiresOn' | 'sources' | 'touches' | 'organisers' | `variant-${Kind}`} Part what is changed, and told, as one
 * @typedef {'article' | 'bluesky' | 'mastodon' | 'facebook' | 'instagram' | 'linkedin'} Kind of words for another channel
 * @typedef {'text' | 'audience' | 'options' | 'channels'} Section of the page
 * @typedef {{ title: string, value: string }} Choice
 * @typedef {{ part: Part, who: string, revision: number, own?: true }} Edit the last change of a part; `own`: by whoever reads it
 * @typedef {{ field: string, label: string, text: string, section: Section, isUnread: boolean }} Fault
 *   `field`: the name of an input; `isUnread`: what was typed is not understood, and says nothing yet
 * @typedef {{ part: Part, label: string, who: string, theirs: string, inputs: string[], seen?: number, by?: string }} Lost
 *   what another person saved, and what is typed here would replace; `seen`: the revision that the writer is shown;
 *   `by`: whose it is, and since when
 * @typedef {{ id: string, label: string, chips: Choice[] }} Box
 * @typedef {{ id: string, alt: string, remove: string, label: string, removeLabel: string, value: string,
 *   url: string | null,
 *   kind: string, kindLabel: string, kinds: Choice[], isDescribed: boolean, description: string, descriptionLabel: string,
 *   consent: string, isAllowed: boolean }} Picture `alt`, `remove`, `kind`, `description`: names of inputs
 * @typedef {{ id: string, line: string, untold: string, captions: string, consent: string, isAllowed: boolean }} Video
 *   `untold`: why it goes to no public channel; '': it may; `captions`: where they lie
 * @typedef {{ id: string, drop: string, label: string, consent: string }} Aside given, and not on the card
 * @typedef {{ input: string, label: string, value: string }} Figure
 * @typedef {{ kind: Kind, name: string, when: string, isPlanned: boolean, limits: ChannelLimits, proposal: string,
 *   warnings: string[] }} Channel `when`: planned there, as words; `proposal`: its first words, by rule
 * @typedef {import('../../core/domain/channels/limits.ts').VariantLimits} ChannelLimits
 */
/**
 * @typedef {object} WrittenPost
 * @property {string} postId
 * @property {number} revision
 * @property {string} mark what a look at it is asked with: the same as long as nothing changed
 * @property {string | null} corrects
 * @property {string} name
 * @property {string} kicker
 * @property {Record<string, string>} values each input of the form, what it holds
 * @property {boolean} free false: a correction
 * @property {string | null} underWay what a change of it ends; null: nothing
 * @property {string | null} asked what somebody asks to be changed
 * @property {string} others who else has it open
 * @property {Edit[]} edits
 * @property {Fault[]} faults
 * @property {string[]} remarks what is better mended, and keeps nobody from submitting
 * @property {Figure[]} figures
 * @property {boolean} othersSources
 * @property {{ now: string, kept: boolean, boxes: Box[] }} audience
 * @property {{ sections: Choice[], locales: Choice[], kinds: Choice[], guests: Choice[], departments: Choice[],
 *   organisers: string, touched: Choice[], postponed: string }} options
 * @property {Picture[]} pictures
 * @property {Video[]} videos none, or one
 * @property {Channel[]} channels
 * @property {Aside[]} aside
 * @property {boolean} noPublicUrl
 * @property {Record<'title' | 'summary' | 'body' | 'source' | 'sources' | 'place' | 'lines' | 'videoTitle' | 'transcript', number>} limits
 *   characters
 * @property {{ summary: string, card: Record<string, unknown> }} preview
 */
/**
 * @typedef {{ kind: 'refused', text: string }} Refused
 * @typedef {{ kind: 'opened', post: WrittenPost } | Refused} Opened
 * @typedef {{ kind: 'same', others: string } | Opened} Looked
 * @typedef {{ kind: 'saved', post: WrittenPost, said?: string } | { kind: 'conflict', post: WrittenPost, lost: Lost[] }
 *   | { kind: 'under-way', text: string } | Refused} Saved
 * @typedef {{ kind: 'submitted', text: string } | { kind: 'faults', post: WrittenPost } | Refused} Submitted
 * @typedef {{ kind: 'counted', lines: string[] } | Refused} Counted
 */
export {}
