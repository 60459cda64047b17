/**
 * One article or piece as Mary says it: its words come from her, nothing in it needs to be computed here.
 * @typedef {object} Line
 * @property {string} id of the item
 * @property {string} title
 * @property {string} kindText what it is, where it is no post; '' else
 * @property {string} reference of the post; '' of a piece
 * @property {'ready' | 'awaited' | 'changed' | 'withdrawn' | 'taken-back' | 'picture-lost'} state
 * @property {string} stateText from whom, until when
 * @property {string} signs '' while it has no words
 * @property {string} by who put it there
 */
/**
 * @typedef {object} Section
 * @property {string} id
 * @property {string} name
 * @property {boolean} closed « Autres »: what lies there may stay or leave, and nothing else comes in
 * @property {number} signs
 * @property {number} room in signs; 0: nobody said
 * @property {string} signsText
 * @property {Line[]} lines
 */
/**
 * @typedef {object} Edition
 * @property {'edition'} kind
 * @property {string} mark another one whenever anything of it is
 * @property {string} id
 * @property {number} revision what a move says it was decided on
 * @property {string} reference
 * @property {string} title
 * @property {string} stateText
 * @property {string} closes '' where nothing comes in any more
 * @property {boolean} isLate
 * @property {string} missing
 * @property {string[]} faults
 * @property {string[]} remarks of the charter: better mended
 * @property {boolean} open whether it may be composed
 * @property {boolean} isPrinting
 * @property {number} signs
 * @property {number} room
 * @property {string} signsText
 * @property {Section[]} sections
 * @property {string} ready what may be added; ''
 * @property {string[]} calls
 * @property {Words} editorial
 * @property {number} editorialMost
 * @property {{ href: string, text: string }[]} reads where it is read
 * @property {{ notes: string[], resend: string, mailed: string }} mail what became of it; buttons, '': there is none
 * @property {Choice[]} editions those that are composed, printed or validated
 * @property {boolean} isComms whether whoever looks is; who directs the publication need not be
 */
/**
 * The editorial. `seen`: what a change says it was written over.
 * @typedef {{ seen: string, title: string, text: string, signature: string, by: string }} Words
 */
/** @typedef {{ reference: string, name: string }} Choice */
/**
 * There is none, or none of that name.
 * @typedef {{ kind: 'none', mark: string, text: string, editions: Choice[], isComms: boolean }} None
 */
/**
 * What Mary answers to a move, or to an editorial. `edition`: as it is now.
 * @typedef {{ kind: 'changed' | 'refused', text: string, edition: Edition | null }} Changed
 */
/**
 * Before another line of that section; null: at its end.
 * @typedef {{ section: string, before: string | null }} Place
 */
export {}
