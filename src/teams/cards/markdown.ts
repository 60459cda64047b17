/**
 * Text typed by people, made to show in a TextBlock as it was typed. Teams reads bold, italic, lists and links there
 * (https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/cards-format), and Adaptive Cards
 * replace `{{DATE(…)}}`. One line break is nothing to Markdown, so each becomes two.
 */
export function escapeMarkdown(text: string): string {
  return escapeWithin(text.replace(/\r\n?/g, '\n')).split('\n').map(escapeLineStart).join('\n\n')
}

/** Escapes within a line, where neither a list nor an indent begins. */
export function escapeWithin(text: string): string {
  return text
    .replace(/[\\*_`[\]<>~]/g, '\\$&')
    .replace(/&(?=#?\w+;)/g, '\\&')
    .replace(/\{\{(?=DATE|TIME)/gi, '{\\{')
}

function escapeLineStart(line: string): string {
  return line
    .replace(/^\s+/, spaces => '\u00a0'.repeat(spaces.length))
    .replace(/^(\u00a0*)([#+|-])/, '$1\\$2')
    .replace(/^(\u00a0*\d{1,9})([.)])/, '$1\\$2')
}

/** One line: for titles and labels, where a line break has no place. No-break spaces stay: they are typography. */
export function escapeLine(text: string): string {
  return escapeMarkdown(text.replace(/[^\S\u00a0\u202f]+/g, ' ').trim())
}

/** What a TextBlock of escaped text reads like: neither its bold nor where its links lead. */
export function plainText(markdown: string): string {
  return markdown
    .replace(linked, (all, title: string | undefined) => title ?? all)
    .replace(/\\([\\*_`[\]<>~&{#+|\-.)!])|\*+/g, (_, sign: string | undefined) => sign ?? '')
}

/** A link, or an escaped sign: in escaped words no other open bracket occurs. */
export const linked = /\\.|\[((?:\\.|[^\\[\]])+)\]\(([^()\s]+)\)/gs

/** For a TextRun, which reads no Markdown, but reads dates. */
export function runText(text: string): string {
  return text.replace(/\{(?=\{(?:DATE|TIME))/gi, '{\u200b')
}

/** An address that a browser opens safely; '' for any other. */
export function safeAddress(url: string | null | undefined): string {
  return url?.startsWith('https://') ? url : ''
}
