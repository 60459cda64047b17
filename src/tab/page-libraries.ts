import { createHash } from 'node:crypto'

/** What the pages load, each in one file as its makers ship it, under its name below /tab/lib/. */
export const libraries: [name: string, file: string][] = [
  ['teams-js', import.meta.resolve('@microsoft/teams-js/dist/umd/MicrosoftTeams.min.js')],
  ['adaptivecards', import.meta.resolve('adaptivecards/dist/adaptivecards.min.js')],
  // ProseMirror, which the writing component is made with; its modules find each other by the page's import map.
  ['prosemirror-commands', import.meta.resolve('prosemirror-commands')],
  ['prosemirror-history', import.meta.resolve('prosemirror-history')],
  ['prosemirror-inputrules', import.meta.resolve('prosemirror-inputrules')],
  ['prosemirror-keymap', import.meta.resolve('prosemirror-keymap')],
  ['prosemirror-model', import.meta.resolve('prosemirror-model')],
  ['prosemirror-state', import.meta.resolve('prosemirror-state')],
  ['prosemirror-transform', import.meta.resolve('prosemirror-transform')],
  ['prosemirror-view', import.meta.resolve('prosemirror-view')],
  ['orderedmap', import.meta.resolve('orderedmap')],
  ['rope-sequence', import.meta.resolve('rope-sequence')],
  ['w3c-keyname', import.meta.resolve('w3c-keyname')],
]

/**
 * JavaScript without indentation and without the comments that fill lines of their own: a third of what goes over the
 * wire. It knows no JavaScript: a test holds that what the compiler reads stays the same.
 */
export function bareCode(code: Buffer): Buffer {
  const kept: string[] = []
  let isComment = false
  for (const line of code.toString().split('\n')) {
    const words = line.trim()
    // What begins with « ! » is a licence's.
    const begins = !isComment && words.startsWith('/*') && !words.startsWith('/*!')
    if (begins || isComment) {
      isComment = !words.includes('*/')
      if (words.endsWith('*/') || isComment) continue
    } else if (words.startsWith('//')) continue
    kept.push(words)
  }
  return Buffer.from(kept.join('\n'))
}

/** Of each script that an HTML file holds itself, how a Content-Security-Policy names it. */
export function inlineScripts(html: string): string[] {
  const found = html.matchAll(/<script(?![^<>]*\ssrc=)[^<>]*>([^<]*)<\/script>/g)
  return [...found].map(([, script]) => `'sha256-${createHash('sha256').update(script!).digest('base64')}'`)
}
