/** A paper without a form: written as DOCX and as a page. Texts are plain, and never markup. */
export type PaperBlock =
  | { kind: 'text'; text: string }
  /** `items`: one line each. */
  | { kind: 'list'; items: string[] }
  /** What only a person knows: `text` says what they have to write there. */
  | { kind: 'blank'; text: string }
  /** `caption`: what the table is of; each row as long as `head`. */
  | { kind: 'table'; caption: string; head: string[]; rows: string[][] }

export type PaperSection = { heading: string; blocks: PaperBlock[] }

/** `locale`: the language of all its words, for screen readers. */
export type Paper = { locale: 'fr' | 'en'; title: string; lead: string; sections: PaperSection[] }

/** The two papers that an authority owes: art. 30 and art. 35 GDPR. */
export const paperKinds = ['register', 'assessment'] as const
export type PaperKind = (typeof paperKinds)[number]

/** Where each paper is in the library, once it was written. */
export type PaperAddresses = Record<PaperKind, { docx: string; html: string }>

/** In the place of a period in a person's row: they asked for these papers. */
export const registerName = 'register'
