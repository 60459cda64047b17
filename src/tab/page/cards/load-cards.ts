import { element } from '../shell/element.ts'

let loading: Promise<void> | undefined

/**
 * Loads what draws cards, for a page that rarely shows any: it can be used before the library is there. Modules that
 * import `draw-card.ts` are imported after this is fulfilled.
 * @returns throws if it does not come; it is asked for again next time
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
