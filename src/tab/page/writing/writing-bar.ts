import { redoDepth, undoDepth } from 'prosemirror-history'
import { element } from '../shell/element.ts'
import { tools } from './writing-keys.ts'
import { kindOfSelection } from './writing-lines.ts'
import { schema } from './writing-schema.ts'
import type { Command, EditorState } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'
import type { Text } from '../shell/page-words.ts'

export type Tool = keyof typeof tools | 'link' | 'firstName' | 'department'

/** Places that are filled for each reader, the same in every language of posts. */
export const ownWords = { firstName: '{prénom}', department: '{direction}' }

/** Drawn with lines, 16 by 16 each. */
const drawings: Record<Exclude<Tool, keyof typeof ownWords>, string> = {
  bold: 'M5 3h3.5a2.5 2.5 0 0 1 0 5H5zM5 8h4.2a2.5 2.5 0 0 1 0 5H5z',
  italic: 'M7 3h5M4 13h5M9.5 3l-3 10',
  bullets: 'M6 4h8M6 8h8M6 12h8M2.5 4h.01M2.5 8h.01M2.5 12h.01',
  numbers: 'M7 4h7M7 8h7M7 12h7M2 3l1-.6V6M2 9.6h2L2 13h2',
  link: 'M7 5H5a3 3 0 0 0 0 6h2M9 5h2a3 3 0 0 1 0 6H9M5.5 8h5',
  undo: 'M6 3L3 6l3 3M3 6h6a4 4 0 0 1 0 8H6',
  redo: 'M10 3l3 3-3 3M13 6H7a4 4 0 0 0 0 8h3',
}
const isApple = /Mac|iP(?:hone|ad|od)/.test(navigator.platform)

/**
 * The tools above the field: one stop of Tab, arrows move between them. `id`: of the field. `show`: marks the tools
 * that are on at the caret.
 */
export function writingBar(
  text: Text,
  view: () => EditorView,
  { id, link }: { id: string; link: Command },
): { bar: HTMLElement; show: (state: EditorState) => void } {
  const buttons: Map<Tool, HTMLElement> = new Map()
  const add = (tool: Tool, run: Command, keys: string[]) => {
    const name = text(`writing.${tool}`)
    const isWord = tool === 'firstName' || tool === 'department'
    const shown = keys.slice(0, 1).map(shortcut(text))
    const title = isWord ? text('writing.inserts', { words: ownWords[tool] }) : `${name} (${shown.join('')})`
    const button = element(
      'button',
      {
        type: 'button',
        title,
        'aria-label': isWord ? null : name,
        'aria-keyshortcuts':
          keys.map(key => key.replace('Mod', isApple ? 'Meta' : 'Control').replaceAll('-', '+')).join(' ') || null,
        tabindex: buttons.size === 0 ? '0' : '-1',
        // The words stay selected, and a phone keeps its keyboard.
        onmousedown: event => event.preventDefault(),
        onclick: () => {
          if (button.getAttribute('aria-disabled') === 'true') return
          run(view().state, view().dispatch, view())
          if (tool !== 'link') view().focus()
        },
        onfocus: () => buttons.forEach(one => one.setAttribute('tabindex', one === button ? '0' : '-1')),
      },
      isWord ? name : drawing(drawings[tool]),
    )
    buttons.set(tool, button)
  }
  const order: Tool[] = ['bold', 'italic', 'bullets', 'numbers', 'link', 'firstName', 'department', 'undo', 'redo']
  for (const tool of order) {
    if (tool === 'link') add(tool, link, ['Mod-k'])
    else if (tool === 'firstName' || tool === 'department') add(tool, insert(ownWords[tool]), [])
    else add(tool, tools[tool].run, tools[tool].keys)
  }
  const bar = element(
    'div.writing-bar',
    {
      role: 'toolbar',
      'aria-label': text('writing.tools'),
      'aria-controls': id,
      onkeydown: event => move(event, [...buttons.values()]),
    },
    ...buttons.values(),
  )
  return { bar, show: state => show(state, buttons) }
}

function show(state: EditorState, buttons: Map<Tool, HTMLElement>) {
  const kind = kindOfSelection(state)
  const { from, to, empty, $from } = state.selection
  const has = (name: 'bold' | 'italic' | 'link') => {
    const { type } = schema.mark(name, name === 'link' ? { href: '' } : null)
    return empty
      ? type.isInSet(state.storedMarks ?? $from.marks()) !== undefined
      : state.doc.rangeHasMark(from, to, type)
  }
  const pressed: Partial<Record<Tool, boolean>> = {
    bold: has('bold'),
    italic: has('italic'),
    link: has('link'),
    bullets: kind === 'bullets',
    numbers: kind === 'numbers',
  }
  const disabled = { undo: Number(undoDepth(state)) === 0, redo: Number(redoDepth(state)) === 0 }
  for (const [tool, button] of buttons) {
    const isPressed = pressed[tool]
    if (isPressed !== undefined) button.setAttribute('aria-pressed', String(isPressed))
    if (tool === 'undo' || tool === 'redo') button.setAttribute('aria-disabled', String(disabled[tool]))
  }
}

function move(event: Event, buttons: HTMLElement[]) {
  const { key, altKey, ctrlKey, metaKey } = event as KeyboardEvent
  if (altKey || ctrlKey || metaKey) return
  const now = buttons.findIndex(button => button === document.activeElement)
  const next = { ArrowLeft: now - 1, ArrowRight: now + 1, Home: 0, End: -1 }[key]
  if (next === undefined) return
  event.preventDefault()
  buttons.at(next % buttons.length)?.focus()
}

const insert =
  (words: string): Command =>
  (state, dispatch) => {
    dispatch?.(state.tr.insertText(words).scrollIntoView())
    return true
  }

/** The names of keys on this system's keyboards. */
const shortcut =
  (text: Text) =>
  (key: string): string => {
    const last = key.split('-').at(-1)?.toUpperCase() ?? ''
    const isShifted = key.includes('Shift-')
    if (isApple) return `${isShifted ? '⇧' : ''}⌘${last}`
    return [text('writing.control'), ...(isShifted ? [text('writing.shift')] : []), last].join('+')
  }

function drawing(path: string) {
  const space = 'http://www.w3.org/2000/svg'
  const svg = document.createElementNS(space, 'svg')
  svg.setAttribute('viewBox', '0 0 16 16')
  svg.setAttribute('aria-hidden', 'true')
  const line = document.createElementNS(space, 'path')
  line.setAttribute('d', path)
  svg.append(line)
  return svg
}
