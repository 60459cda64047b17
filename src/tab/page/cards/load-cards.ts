import { element } from '../shell/element.ts'

let loading: Promise<void> | undefined

/**
 * Loads what draws cards, for a page that rarely shows any: the page can be used before the library is there. Modules
 * that import `draw-card.ts` are imported after this is fulfilled. Rejects when the library cannot be loaded; the next
 * call tries again.
 */
export function loadCards(): Promise<void> {
  loading ??= new Promise((resolve, reject) => {
    const script = element('script', {
      src: 'lib/adaptivecards.js',
      onload: () => resolve(),
      onerror: () => {
        loading = undefined
        script.remove()
        reject(new Error('no library of cards'))
      },
    })
    document.head.append(script)
  })
  return loading
}
