import { byId, element } from '../shell/element.ts'
import { momentsOf } from '../week/drawn/week-days.ts'
import type { Kept } from './kept/post-kept.ts'
import type { WrittenPost } from '../../../teams/posts/drawn/written-post.ts'
import type { Text } from '../shell/page-words.ts'

/** Lines above the parts, with what the writer should know of the post. */
export function showNotices(text: Text, { name, kicker, others, asked, underWay, corrects, remarks }: WrittenPost) {
  showName(name)
  byId('kicker').textContent = kicker
  const told = {
    others,
    asked: asked ?? '',
    underWay: underWay ?? '',
    corrects: corrects === null ? '' : text('post.corrects'),
  }
  for (const [id, says] of Object.entries(told)) {
    const line = byId(`notice-${id}`)
    if (line.textContent !== says) line.textContent = says
    line.hidden = says === ''
  }
  showRemarks(text, remarks)
}

export function showName(name: string) {
  document.title = `${name} · Mary`
  byId('hello').textContent = name
}

/** Remarks, each with the name of its rule; none prevents a submission. */
function showRemarks(text: Text, remarks: string[]) {
  const place = byId('remarks')
  const now = JSON.stringify(remarks)
  if (place.dataset['now'] === now) return
  place.dataset['now'] = now
  place.hidden = remarks.length === 0
  place.replaceChildren(
    element('h2', { id: 'remarks-title' }, text('editor.remarks')),
    element('ul', {}, ...remarks.map(one => element('li', {}, one))),
  )
}

/** Offers text of an earlier visit that could not be saved. True: the writer takes it. */
export function offerKept(text: Text, locale: 'fr' | 'en', { at }: Kept): Promise<boolean> {
  const place = byId('offer')
  const time = momentsOf(locale, text('zone'))(at)
  return new Promise(resolve => {
    const button = (key: string, isTaken: boolean) => {
      const onclick = () => {
        place.hidden = true
        byId('main').focus()
        resolve(isTaken)
      }
      return element('button', { type: 'button', onclick }, text(`post.kept.${key}`))
    }
    place.replaceChildren(
      element('p', {}, text('post.kept.found', { time })),
      element('p.acts', {}, button('take', true), button('drop', false)),
    )
    place.hidden = false
  })
}
