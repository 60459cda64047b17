import type { Answered } from '../../core/ports/networks.ts'
import { fieldsOf, harmless } from '../answers.ts'
import { idOf, type WordpressApi } from './wordpress-api.ts'
import { asWritten } from './wordpress-words.ts'

/** Ids of the categories of these names, made where they are not there yet; a name that is refused is left out. */
export async function categoriesOf(api: WordpressApi, names: readonly string[]): Promise<Answered<{ ids: number[] }>> {
  const ids: number[] = []
  for (const name of names) {
    const asked = await api.ask('POST', 'categories', {}, { name: asWritten(name) })
    const id = asked.kind === 'no' ? fieldsOf(asked.data['data'])['term_id'] : undefined
    if (asked.kind === 'no') {
      if (Number.isInteger(Number(id))) ids.push(Number(id))
      continue
    }
    const answer = harmless(asked)
    if (answer.kind !== 'done') return answer
    ids.push(Number(idOf(fieldsOf(answer.data))))
  }
  return { kind: 'done', ids }
}
