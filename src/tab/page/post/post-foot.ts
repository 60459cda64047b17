import { byId, element, sayAloud } from '../shell/element.ts'
import { momentsOf } from '../week/drawn/week-days.ts'
import type { Standing } from './kept/post-saving.ts'
import type { Text } from '../shell/page-words.ts'

/**
 * The foot of the page, always in sight: the state of the saving, the test and the submission. `choose`: leads to two
 * texts of which one must be chosen.
 */
export function showFoot(
  text: Text,
  locale: 'fr' | 'en',
  { test, submit }: { test(): Promise<void>; submit(): Promise<void> },
): {
  show(standing: Standing): void
  say(text: string, refused?: boolean): void
  choose(go: (() => void) | null): void
} {
  const state = element('p.standing', { id: 'standing' })
  const said = element('p.said', { role: 'status' })
  const moment = momentsOf(locale, text('zone'))
  let lastKind = ''

  /** A press that waits is not pressed twice. */
  const button = (selector: string, title: string, press: () => Promise<void>) => {
    const made = element(selector, { type: 'button' }, title)
    made.onclick = async () => {
      if (made.getAttribute('aria-disabled') === 'true') return
      made.setAttribute('aria-disabled', 'true')
      // The message about the last press is over.
      say('')
      await press().finally(() => made.removeAttribute('aria-disabled'))
    }
    return made
  }
  const acts = element(
    'div.acts',
    {},
    button('button', text('post.test'), test),
    button('button.primary', text('editor.submit'), submit),
  )
  let goThere = () => {}
  const onclick = (event: Event) => {
    event.preventDefault()
    goThere()
  }
  const choose = element('a.choose', { href: '#part-text', hidden: true, onclick }, text('post.conflict.see'))
  byId('foot').replaceChildren(element('div.says', {}, state, choose, said), acts)

  function say(words: string, refused: boolean = false) {
    said.classList.toggle('refused', refused)
    if (said.textContent !== words) said.textContent = words
  }

  const wordsOf = (standing: Standing) => {
    switch (standing.kind) {
      case 'saved':
        return standing.at === null
          ? text('post.standing.nothing')
          : text('post.standing.saved', { time: moment(standing.at) })
      case 'saving':
      case 'waits':
        return text(`post.standing.${standing.kind}`)
      case 'offline':
        return text(
          `post.standing.${standing.why === 'away' || standing.why === 'too-fast' ? '' : 'unsigned-'}${standing.kept ? 'kept' : 'only-here'}`,
        )
      case 'refused':
        return standing.text
    }
  }

  return {
    show: standing => {
      state.textContent = wordsOf(standing)
      state.dataset['kind'] = standing.kind
      const untilSaved = ['post.notSaved', 'post.chooseFirst'].map(key => text(key))
      if (standing.kind === 'saved' && untilSaved.includes(said.textContent ?? '')) say('')
      // Screen readers say that there is trouble, and when it ends, not each saving.
      const isTrouble = standing.kind === 'offline' || standing.kind === 'refused'
      if (isTrouble ? lastKind !== standing.kind : lastKind === 'offline') sayAloud(state.textContent)
      if (isTrouble || standing.kind === 'saved') lastKind = standing.kind
    },
    say,
    choose: go => {
      choose.hidden = go === null
      goThere = go ?? goThere
    },
  }
}
