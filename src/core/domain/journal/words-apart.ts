import { createHash } from 'node:crypto'
import type { JournalEntry, JournalVerb } from './journal.ts'

type Details = JournalEntry['details']

/**
 * Names of details that never hold what a person wrote: ids, names of people and things, states, days, digests. A text
 * under any other name counts as a person's words: a new verb that says nothing here leaves its words to the documents.
 */
const named: ReadonlySet<string> = new Set(
  `about act added after assistant assistantId at audience authors barred because before broadcast call campaign
  campaignReference card category chairs channel channels circuit closesAt comment day department departments digest
  director due dues expiresOn facets for forId from fromId fromName fromNames host id idea item key kind link locale
  masthead media message name next nobody now on onCall opensAt owner people person post proposal removed rhythm scheduledFor
  scope section sections seal sector since site state step steps target template to toId toName until url version wanted
  what`.split(/\s+/),
)

/**
 * Verbs under which such a name does hold a person's words, or another name holds none: what the authority set up, a
 * code of ours.
 */
const otherwise: Partial<Record<JournalVerb, { words?: readonly string[]; named?: readonly string[] }>> = {
  // The titles of lines; the broadcast has them.
  'broadcast.held': { words: ['about'] },
  'validation.correction-proposed': { words: ['before', 'after'] },
  'initiative.consent-given': { named: ['answer'] },
  'post.consent-given': { named: ['answer'] },
  'edition.composed': { named: ['answer'] },
  'edition.not-kept': { named: ['reason'] },
  'edition.not-mailed': { named: ['reason'] },
  'release.refused': { named: ['reason'] },
  'broadcast.started': { named: ['remark'] },
  'validation.commented': { named: ['answers'] },
  'call.planned': { named: ['title'] },
  'call.changed': { named: ['title'] },
  'campaign.opened': { named: ['title', 'aim'] },
  'campaign.changed': { named: ['title', 'aim'] },
  'idea.changed': { named: ['title', 'rule'] },
  'media.asked': { named: ['uses'] },
  'media.agreed': { named: ['uses'] },
  'media.added': { named: ['uses', 'proof'] },
  'media.marked': { named: ['setting'] },
  'media.unmarked': { named: ['setting'] },
  // What the authority set up: no other place keeps the charter as it was.
  'charter.changed': { named: ['charter'] },
  'urgent.template-changed': { named: ['title', 'summary', 'body'] },
  'urgent.template-removed': { named: ['title', 'summary', 'body'] },
}

/** What a person chose among few: with the salt each choice could be tried, so the salt of these is not kept. */
const chosen: Partial<Record<JournalVerb, readonly string[]>> = {
  'event.answered': ['answer'],
  'person.opted': ['out'],
}

/** Under any name: « PUB-2026-0042 PROP-2026-0007 ». */
const references = /^(?:[A-Z]{2,4}-\d{4}-\d{1,6}(?: |$))+$/

const start = 'sha256:'
const shape = /^sha256:[0-9a-f]{64}$/

/** Whether a detail is a digest in the place of words that are, or were, elsewhere. */
export function isWordDigest(value: unknown): value is string {
  return typeof value === 'string' && shape.test(value)
}

/** The digest of words: SHA-256 in hex, of the salt of the entry and of the words in UTF-8. */
export function wordDigest(salt: string, words: string): string {
  return `${start}${createHash('sha256').update(`${salt}\n${words}`, 'utf8').digest('hex')}`
}

/**
 * The details as the journal keeps them: texts that people wrote, and what they chose, as digests alone. The words lie
 * in the documents, where retention and erasure reach them. `salt`: kept beside the details; `forgotten`: one that
 * nobody keeps, so that a choice among few cannot be guessed.
 */
export function withoutWords(verb: JournalVerb, details: Details, salt: string, forgotten: string): Details {
  return Object.fromEntries(
    Object.entries(details).map(([name, value]) => {
      if (chosen[verb]?.includes(name)) return [name, wordDigest(forgotten, `${name}=${value}`)]
      const isText = typeof value === 'string' && value !== '' && !references.test(value)
      return [name, isText && isWords(verb, name) ? wordDigest(salt, value) : value]
    }),
  )
}

/** Whether a text under this name was written by a person. */
export function isWords(verb: JournalVerb, name: string): boolean {
  const own = otherwise[verb]
  if (own?.words?.includes(name)) return true
  return !named.has(name) && !own?.named?.includes(name)
}

/**
 * Details with the words that are still found somewhere: `kept`: texts of the documents that the entry is about. A text
 * that is not among them was erased or changed since, and stays a digest.
 */
export function withWords(
  details: Record<string, unknown>,
  salt: string,
  kept: Iterable<string>,
): Record<string, unknown> {
  const wanted = new Set(Object.values(details).filter(isWordDigest))
  if (wanted.size === 0) return details
  const found = new Map<string, string>()
  for (const words of kept) {
    if (found.size === wanted.size) break
    const digest = wordDigest(salt, words)
    if (wanted.has(digest)) found.set(digest, words)
  }
  return Object.fromEntries(
    Object.entries(details).map(([name, value]) => [name, isWordDigest(value) ? (found.get(value) ?? value) : value]),
  )
}
