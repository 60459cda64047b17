import type { Shelf } from '../shelf.ts'
import type { Group, Person, Town } from '../town/town.ts'

/** What an administrator writes about a person. */
export type Particulars = Pick<
  Person,
  'firstName' | 'lastName' | 'displayName' | 'department' | 'managerId' | 'accountEnabled' | 'situation'
>

/** A person who was deleted lies in the bin for thirty days, then is gone for good. */
export type Standing = 'there' | 'binned' | 'purged'

/** One thing that happened in Entra. `tokens`: the service no longer knows what was told before. */
export type Change = { at: number } & (
  | { of: 'user'; id: string; set: Partial<Particulars>; was: Partial<Particulars> }
  | { of: 'user'; id: string; standing: Standing }
  | { of: 'group'; id: string; member: string; isIn: boolean }
  | { of: 'tokens' }
)

/** `undefined`: everything is as at first. */
export type Listener = (change: Change | undefined) => void

type News = Change extends infer Each ? (Each extends Change ? Omit<Each, 'at'> : never) : never

/**
 * What became of the town's directory, in the order in which it happened: all that is kept is the changes. A place in
 * that order is how many came before.
 */
export class Register {
  readonly #town: Town
  readonly #shelf: Shelf<Change>
  readonly #changes: Change[] = []
  readonly #standings = new Map<string, Standing>()
  /** People and groups as they were at first. */
  readonly #first = new Map<Person | Group, Person | Group>()
  readonly #listeners: Listener[] = []
  #forgotten = 0
  /** Changes are told so late. */
  lateMs = 0
  /** The directory's clock runs ahead, for tokens that grow old. */
  aheadMs = 0

  constructor(town: Town, shelf: Shelf<Change>) {
    this.#town = town
    this.#shelf = shelf
    if (shelf.size === 0) return
    const known = new Map<string, Person | Group>([...town.people, ...town.groups].map(one => [one.id, one]))
    for (const change of shelf.values()) this.#take(change, id => known.get(id))
  }

  now(): number {
    return Date.now() + this.aheadMs
  }

  /** How much has happened that may be told by now. */
  get told(): number {
    let place = this.#changes.length
    const until = Date.now() - this.lateMs
    while (this.lateMs > 0 && place > this.#forgotten && (this.#changes[place - 1]?.at ?? 0) > until) place -= 1
    return place
  }

  /** Whether what happened after that place is still known. */
  knows(place: number): boolean {
    return place >= this.#forgotten && place <= this.#changes.length
  }

  after(place: number): Change[] {
    return this.#changes.slice(place, this.told)
  }

  /** All that was ever told of one. */
  of(id: string): Change[] {
    return this.#changes.slice(0, this.told).filter(change => change.of !== 'tokens' && change.id === id)
  }

  standing(id: string): Standing {
    return this.#standings.get(id) ?? 'there'
  }

  isThere(id: string): boolean {
    return !this.#standings.has(id)
  }

  /** Called after each change. */
  listen(listener: Listener): void {
    this.#listeners.push(listener)
  }

  /** Answers whether that changed anything. */
  write(person: Person, particulars: Partial<Particulars>): boolean {
    const names = (Object.keys(particulars) as (keyof Particulars)[]).filter(name => particulars[name] !== person[name])
    if (names.length === 0) return false
    const pick = (from: Partial<Particulars>): Partial<Particulars> =>
      Object.fromEntries(names.map(name => [name, from[name]]))
    return this.#happen({ of: 'user', id: person.id, set: pick(particulars), was: pick(person) }, person)
  }

  /** Whoever is gone for good is in no group any more; whoever lies in the bin comes back to theirs. */
  stand(person: Person, standing: Standing): boolean {
    if (this.standing(person.id) === standing || this.standing(person.id) === 'purged') return false
    if (standing === 'purged')
      for (const group of this.#town.groups) if (group.members.includes(person.id)) this.put(group, person.id, false)
    return this.#happen({ of: 'user', id: person.id, standing }, person)
  }

  put(group: Group, member: string, isIn: boolean): boolean {
    if (group.members.includes(member) === isIn) return false
    return this.#happen({ of: 'group', id: group.id, member, isIn }, group)
  }

  /** As after an inner move of the service: whoever asks for what is new has to read everything again. */
  forget(): void {
    this.#happen({ of: 'tokens' })
  }

  /** The directory as on its first day. */
  reset(): void {
    for (const [one, first] of this.#first) {
      Object.assign(one, first)
      if ('members' in first) this.#seatTeam(first)
    }
    for (const key of [...this.#shelf.keys()]) this.#shelf.delete(key)
    for (const kept of [this.#first, this.#standings]) kept.clear()
    this.#changes.length = 0
    this.#forgotten = this.lateMs = this.aheadMs = 0
    this.#tell()
  }

  #happen(news: News, about?: Person | Group): true {
    const change: Change = { at: Date.now(), ...news }
    this.#shelf.set(String(this.#changes.length), change)
    this.#take(change, () => about)
    this.#tell(change)
    return true
  }

  #tell(change?: Change): void {
    for (const listener of this.#listeners) listener(change)
  }

  #take(change: Change, find: (id: string) => Person | Group | undefined): void {
    this.#changes.push(change)
    if (change.of === 'tokens') {
      this.#forgotten = this.#changes.length
      return
    }
    const one = find(change.id)
    if (one === undefined) return
    if (!this.#first.has(one)) this.#first.set(one, { ...one })
    if (change.of === 'group') this.#seat(one as Group, change.member, change.isIn)
    else if ('set' in change) Object.assign(one, change.set)
    else if (change.standing === 'there') this.#standings.delete(change.id)
    else this.#standings.set(change.id, change.standing)
  }

  /** In a list of its own: groups of the generated town share theirs. */
  #seat(group: Group, member: string, isIn: boolean): void {
    group.members = isIn ? [...group.members, member] : group.members.filter(id => id !== member)
    this.#seatTeam(group)
  }

  #seatTeam({ id, members }: Group): void {
    const team = this.#town.teams.find(one => one.id === id)
    if (team !== undefined) team.members = members
  }
}
