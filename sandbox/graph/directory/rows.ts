import type { Group, Person } from '../../town/town.ts'
import type { Change } from '../../world/register.ts'
import type { Directory } from './directory.ts'
import { groupView, userView } from './views.ts'

export type UserRow = { person: Person; view: Record<string, unknown> }
export type MemberRow = { view: Record<string, unknown>; isPerson: boolean }

/** What is listed again and again, made once: a group of 50 000 is read in 51 pages. */
export class Rows {
  readonly #directory: Directory
  readonly #views = new Map<string, Record<string, unknown>>()
  readonly #members = new Map<string, MemberRow[]>()
  #users: UserRow[] | undefined

  constructor(directory: Directory) {
    this.#directory = directory
    directory.register.listen(change => this.#follow(change))
  }

  /** Everyone who is there. */
  users(): readonly UserRow[] {
    this.#users ??= this.#directory.town.people
      .filter(({ id }) => this.#directory.register.isThere(id))
      .map(person => ({ person, view: this.#view(person) }))
    return this.#users
  }

  of(key: string, members: () => (Person | Group)[]): MemberRow[] {
    const rows =
      this.#members.get(key) ??
      members().map(member =>
        'members' in member
          ? { view: groupView(this.#directory, member), isPerson: false }
          : { view: this.#view(member), isPerson: true },
      )
    this.#members.set(key, rows)
    return rows
  }

  #view(person: Person): Record<string, unknown> {
    const view = this.#views.get(person.id) ?? userView(this.#directory, person)
    this.#views.set(person.id, view)
    return view
  }

  /** A person who changed is seen so in every list; lists are made anew when others stand in them. */
  #follow(change: Change | undefined): void {
    if (change?.of === 'user' && 'set' in change) {
      const [view, person] = [this.#views.get(change.id), this.#directory.whoever(change.id)]
      if (view !== undefined && person !== undefined) Object.assign(view, userView(this.#directory, person))
      return
    }
    if (change === undefined) this.#views.clear()
    this.#members.clear()
    this.#users = undefined
  }
}
